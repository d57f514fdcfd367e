import { answer, says } from '../answer.ts';
import { longestMessage, contribute as take } from '../conversation/free-text.ts';
import { only, type Turn } from '../conversation/turn.ts';
import type { Reply } from '../reply.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';

function how({ t, can }: Turn): Reply {
  if (!can.forms) return answer([says(t, 'contribute.how')]);
  return answer([says(t, 'contribute.how')], {
    form: {
      title: t.text('contribute.form.title'),
      label: t.text('contribute.form.label'),
      action: commandAction('contribute'),
      longest: longestMessage,
    },
  });
}

export const contribute: Command = {
  name: 'contribute',
  aliases: { fr: ['contribuer'], en: [] },
  role: 'everyone',
  args: [{ name: 'text', kind: 'text', required: false, label: 'arg.text' }],
  help: 'contribute.help',
  async run(turn, { texts }) {
    const { event, t } = turn;
    if (texts.text === undefined) return only(how(turn));
    // Typed in a chat, the line is a message of its platform: its edits and deletion must find it.
    if (event.kind === 'created' || event.kind === 'edited') {
      return take({ ...turn, event }, event.message, texts.text);
    }
    if (event.kind === 'command' || event.kind === 'action') {
      return take({ ...turn, event }, `${event.kind}:${event.delivery}`, texts.text);
    }
    return only(answer([says(t, 'contribute.how')]));
  },
};
