import { answer, bullets, says } from '../answer.ts';
import { isModerator, isOrganiser, only, type Turn } from '../conversation/turn.ts';
import type { Inline } from '../reply.ts';
import { type Command, usage } from './command.ts';

function line(turn: Turn, command: Command): Inline[] {
  const typed = usage(command, turn.t.language, (key) => turn.t.text(key));
  return [{ kind: 'code', text: typed }, ` ${turn.t.text(command.help)}`];
}

/** What the sender can do, in their language; organisers see their commands too. */
export const help: Command = {
  name: 'help',
  aliases: { fr: ['aide'], en: ['commands'] },
  role: 'everyone',
  args: [],
  help: 'help.help',
  paged: true,
  async run(turn) {
    const { t, commands } = turn;
    const everyone = commands.filter(({ role }) => role === 'everyone');
    const moderators = commands.filter(({ role }) => role === 'moderator');
    const organisers = commands.filter(({ role }) => role === 'organiser');
    return only(
      answer([
        says(t, 'help.lead'),
        bullets(everyone.map((command) => line(turn, command))),
        ...(turn.can.deletions ? [] : [says(t, 'help.no.deletions')]),
        ...(isModerator(turn)
          ? [says(t, 'help.moderators'), bullets(moderators.map((command) => line(turn, command)))]
          : []),
        ...(isOrganiser(turn)
          ? [says(t, 'help.organisers'), bullets(organisers.map((command) => line(turn, command)))]
          : []),
      ]),
    );
  },
};
