import type { Block, Reply, ReplyFile } from '../../core/reply.ts';
import { htmlOf, type Laid } from './html.ts';
import { keyboardsOf, type Rows } from './keyboard.ts';
import { limits } from './limits.ts';

/** A message to be sent: text, or a file with text under it. The text is HTML. */
export interface Rendered {
  readonly html: string;
  readonly rows: Rows;
  readonly file?: {
    /** Pictures are shown in the chat; the rest is to be opened. */
    readonly kind: 'photo' | 'document';
    readonly name: string;
    readonly bytes: Uint8Array;
  };
}

/** What Telegram shows as a picture: https://core.telegram.org/bots/api#sendphoto */
const photoTypes = ['image/jpeg', 'image/png', 'image/webp'];

function fileOf({ name, mimeType, bytes }: ReplyFile): NonNullable<Rendered['file']> {
  const isPhoto = photoTypes.includes(mimeType) && bytes.byteLength <= limits.photoBytes;
  // The client library writes the name into a header as it is: nothing of it may end the header's quotes.
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 120) || 'file';
  return { kind: isPhoto ? 'photo' : 'document', name: safe, bytes };
}

const paragraph = (inline: Extract<Block, { kind: 'paragraph' }>['inlines'][number]): Block => ({
  kind: 'paragraph',
  inlines: [inline],
});

function withFile(blocks: readonly Block[], file: ReplyFile): Rendered[] {
  const alt = paragraph({ kind: 'emphasis', text: file.alt });
  const [caption, ...more] = htmlOf([...blocks, alt], limits.caption);
  if (caption && more.length === 0) return [{ html: caption.html, rows: [], file: fileOf(file) }];
  const [short] = htmlOf([alt], limits.caption);
  const shown: Rendered = { html: short?.html ?? '', rows: [], file: fileOf(file) };
  const texts = htmlOf(blocks, limits.text)
    .filter(({ empty }) => !empty)
    .map(({ html }) => ({ html, rows: [] }));
  // Buttons are under the last message: those that turn pages must be under words, which can be changed.
  return shown.file?.kind === 'photo' ? [shown, ...texts] : [...texts, shown];
}

function texts(laid: readonly Laid[], placeholder: string): Rendered[] {
  const filled = laid.filter(({ empty }) => !empty).map(({ html }) => ({ html, rows: [] }));
  return filled.length > 0 || placeholder === '' ? filled : [{ html: placeholder, rows: [] }];
}

/**
 * An answer as the messages to send, in their order. Buttons are under the last; a menu that is too long for one
 * message goes on in further ones. Empty where there is nothing to say. Throws a RangeError for a button's data that
 * Telegram would refuse.
 */
export function renderReply(reply: Reply): Rendered[] {
  const [rows, ...moreRows] = keyboardsOf(reply);
  const { select, file } = reply;
  const blocks = select
    ? [...reply.blocks, paragraph({ kind: 'emphasis', text: select.label })]
    : reply.blocks;
  const messages = file ? withFile(blocks, file) : texts(htmlOf(blocks, limits.text), rows ? '…' : '');
  const last = messages.at(-1);
  if (!last || !rows) return messages;
  const [more] = htmlOf([paragraph({ kind: 'emphasis', text: select?.label ?? '' })], limits.text);
  return [
    ...messages.slice(0, -1),
    { ...last, rows },
    ...moreRows.map((further) => ({ html: more && !more.empty ? more.html : '…', rows: further })),
  ];
}
