import { answer, button, says } from '../answer.ts';
import { nextOpening } from '../consultation.ts';
import { only, type Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Block } from '../reply.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';

/** What the consultation is, what is open now, who answers for it, and under which name the reader takes part. */
export function aboutBlocks(turn: Turn): Block[] {
  const { t, consultation, phase, participant, now } = turn;
  const opening =
    phase === 'registration' || phase === 'early_access' ? nextOpening(consultation, now) : undefined;
  return [
    { kind: 'heading', text: localised(consultation.title, t.language) },
    { kind: 'paragraph', inlines: [localised(consultation.description, t.language)] },
    opening ? says(t, 'phase.opens', { date: opening }) : says(t, `phase.is.${phase}`),
    says(t, 'about.you', { pseudonym: participant.pseudonym }),
    ...(consultation.contact ? [says(t, 'about.contact', { contact: consultation.contact })] : []),
  ];
}

export const about: Command = {
  name: 'about',
  aliases: { fr: ['apropos', 'a propos'], en: [] },
  role: 'everyone',
  args: [],
  help: 'about.help',
  async run(turn) {
    return only(
      answer(aboutBlocks(turn), { buttons: [button(turn.t, 'button.themes', commandAction('themes'))] }),
    );
  },
};
