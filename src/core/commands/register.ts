import { answer, button, says } from '../answer.ts';
import { nextOpening } from '../consultation.ts';
import { only } from '../conversation/turn.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';

/** Puts its sender on the list of the registered, in the order of arrival; the first are let in first. */
export const register: Command = {
  name: 'register',
  aliases: { fr: ['inscription', 's’inscrire', "s'inscrire"], en: [] },
  role: 'everyone',
  args: [],
  help: 'register.help',
  async run({ t, consultation, participant, phase, now }) {
    if (phase === 'synthesis' || phase === 'closed') return only(answer([says(t, `phase.is.${phase}`)]));
    const opening = nextOpening(consultation, now);
    return async (repositories) => {
      const { rank, isNew } = await repositories.participants.register(participant.id, consultation.id);
      return answer(
        [
          says(t, isNew ? 'register.done' : 'register.already', { rank, pseudonym: participant.pseudonym }),
          opening && phase !== 'open'
            ? says(t, 'phase.opens', { date: opening })
            : says(t, `phase.is.${phase}`),
        ],
        { buttons: [button(t, 'button.themes', commandAction('themes'))] },
      );
    };
  },
};
