import { answer, says } from '../answer.ts';
import type { Turn, Work } from '../conversation/turn.ts';
import type { Participant } from '../ports/participants.ts';
import type { Repositories } from '../ports/store.ts';
import type { Reply } from '../reply.ts';
import { act } from './act.ts';
import type { Argument, Command } from './command.ts';

const pseudonymArgument: Argument = {
  name: 'pseudonym',
  kind: 'pseudonym',
  required: true,
  label: 'arg.pseudonym',
};

/** The work on the person of a pseudonym. */
function named(
  { t }: Turn,
  pseudonym: string,
  work: (repositories: Repositories, person: Participant) => Promise<Reply>,
): Work {
  return async (repositories) => {
    const person = await repositories.participants.byPseudonym(pseudonym);
    return person ? work(repositories, person) : answer([says(t, 'organiser.add.unknown', { pseudonym })]);
  };
}

/** Lets somebody hide and show contributions, and nothing else that organisers do. */
export const moderatorAdd: Command = {
  name: 'moderator add',
  aliases: { fr: ['modérateur ajouter'], en: [] },
  role: 'organiser',
  args: [pseudonymArgument],
  help: 'moderator.add.help',
  async run(turn, { texts }) {
    const { t, consultation } = turn;
    return named(turn, texts.pseudonym ?? '', async ({ participants, audit }, { id, pseudonym }) => {
      await participants.grant(id, consultation.id, 'moderator');
      await audit(act(turn, 'moderator add', pseudonym));
      return answer([says(t, 'moderator.added', { pseudonym })]);
    });
  },
};

export const moderatorRemove: Command = {
  name: 'moderator remove',
  aliases: { fr: ['modérateur retirer'], en: [] },
  role: 'organiser',
  args: [pseudonymArgument],
  help: 'moderator.remove.help',
  async run(turn, { texts }) {
    const { t, consultation } = turn;
    return named(turn, texts.pseudonym ?? '', async ({ participants, audit }, { id, pseudonym }) => {
      if (!(await participants.revoke(id, consultation.id, 'moderator'))) {
        return answer([says(t, 'moderator.none', { pseudonym })]);
      }
      await audit(act(turn, 'moderator remove', pseudonym));
      return answer([says(t, 'moderator.removed', { pseudonym })]);
    });
  },
};
