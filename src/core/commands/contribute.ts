import { answer, says } from '../answer.ts';
import { contribute as take } from '../conversation/free-text.ts';
import { only } from '../conversation/turn.ts';
import type { Command } from './command.ts';

export const contribute: Command = {
  name: 'contribute',
  aliases: { fr: ['contribuer'], en: [] },
  role: 'everyone',
  args: [{ name: 'text', kind: 'text', required: false, label: 'arg.text' }],
  help: 'contribute.help',
  async run(turn, { texts }) {
    const { event, t } = turn;
    if (texts.text === undefined) return only(answer([says(t, 'contribute.how')]));
    // Typed in a chat, the line is a message of its platform: its edits and deletion must find it.
    if (event.kind === 'created' || event.kind === 'edited') {
      return take({ ...turn, event }, event.message, texts.text);
    }
    if (event.kind === 'command') return take({ ...turn, event }, `command:${event.delivery}`, texts.text);
    return only(answer([says(t, 'contribute.how')]));
  },
};
