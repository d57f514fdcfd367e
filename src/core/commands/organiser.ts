import { answer, button, says } from '../answer.ts';
import { hashOfCode, organiserCodeKey } from '../organiser-code.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';

/** Makes its sender the first organiser, with the code that the program printed at its start. The code works once. */
export const organiserClaim: Command = {
  name: 'organiser claim',
  aliases: { fr: ['organisateur code'], en: ['organizer claim'] },
  role: 'everyone',
  args: [{ name: 'code', kind: 'text', required: true, label: 'arg.code' }],
  help: 'organiser.claim.help',
  async run(turn, { texts }) {
    const { t, consultation, participant } = turn;
    return async (repositories) => {
      const valid = await repositories.settings.take(organiserCodeKey, hashOfCode(texts.code ?? ''));
      if (!valid) return answer([says(t, 'organiser.code.wrong')]);
      await repositories.participants.grant(participant.id, consultation.id, 'organiser');
      await repositories.audit(act(turn, 'organiser claim', participant.pseudonym));
      return answer([says(t, 'organiser.claimed')], {
        buttons: [button(t, 'button.help', commandAction('help'))],
      });
    };
  },
};

export const organiserAdd: Command = {
  name: 'organiser add',
  aliases: { fr: ['organisateur ajouter'], en: ['organizer add'] },
  role: 'organiser',
  args: [{ name: 'pseudonym', kind: 'pseudonym', required: true, label: 'arg.pseudonym' }],
  help: 'organiser.add.help',
  async run(turn, { texts }) {
    const { t, consultation } = turn;
    const pseudonym = texts.pseudonym ?? '';
    return async (repositories) => {
      const person = await repositories.participants.byPseudonym(pseudonym);
      if (!person) return answer([says(t, 'organiser.add.unknown', { pseudonym })]);
      await repositories.participants.grant(person.id, consultation.id, 'organiser');
      await repositories.audit(act(turn, 'organiser add', person.pseudonym));
      return answer([says(t, 'organiser.added', { pseudonym: person.pseudonym })]);
    };
  },
};
