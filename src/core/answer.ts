import type { Block, Button, Inline, Reply, Staying } from './reply.ts';
import type { MessageKey, MessageValues, Translator } from './translate.ts';

/** A paragraph of one of the bot's sentences; `stays` where it says nothing on another page than its neighbour. */
export function says(t: Translator, key: MessageKey, values?: MessageValues, stays?: Staying): Block {
  return { kind: 'paragraph', inlines: t.rich(key, values), ...(stays === undefined ? {} : { stays }) };
}

/** A bulleted list. */
export function bullets(items: readonly (readonly Inline[])[]): Block {
  return { kind: 'list', ordered: false, items };
}

/** A button with one of the bot's labels. */
export function button(
  t: Translator,
  key: MessageKey,
  action: string,
  style: Button['style'] = 'secondary',
): Button {
  return { label: t.text(key), action, style };
}

/** An answer of these blocks. In a room it is for its asker alone unless said otherwise. */
export function answer(blocks: readonly Block[], extra: Partial<Omit<Reply, 'blocks'>> = {}): Reply {
  return { blocks, buttons: [], visibility: 'private', ...extra };
}

/** The start of a text, cut at a word, for lists; quotes are never cut. */
export function excerpt(text: string, length = 120): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= length) return line;
  const cut = line.slice(0, length).toWellFormed().replace(/�$/, '');
  const space = cut.lastIndexOf(' ');
  return `${space > length / 2 ? cut.slice(0, space) : cut}…`;
}
