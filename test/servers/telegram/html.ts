/** What a client is shown: the text, and what its parts are. https://core.telegram.org/bots/api#messageentity */
export interface Entity {
  readonly type: string;
  /** UTF-16 code units. */
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
}

/** The text of a message without its markup. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly Entity[];
}

/** Markup that Telegram refuses with a 400. */
export class EntitiesError extends Error {}

const types: Readonly<Record<string, string>> = {
  b: 'bold',
  strong: 'bold',
  i: 'italic',
  em: 'italic',
  u: 'underline',
  ins: 'underline',
  s: 'strikethrough',
  strike: 'strikethrough',
  del: 'strikethrough',
  'tg-spoiler': 'spoiler',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  a: 'text_link',
};

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };

/** Named entities are these four, and all numeric ones; anything else stays as it is. */
function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,8})|#x([0-9a-f]{1,6})|(lt|gt|amp|quot)(?![a-z]));?/gi,
    (whole, dec, hex, name) => {
      if (name) return named[name] ?? whole;
      const code = dec ? Number(dec) : Number.parseInt(hex, 16);
      return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : whole;
    },
  );
}

interface Open {
  readonly tag: string;
  readonly offset: number;
  readonly url: string;
}

const block = 'blockquote';
const codes = ['code', 'pre'];

/** The rules of nesting: https://core.telegram.org/bots/api#formatting-options */
function checkNesting(tag: string, open: readonly Open[]): void {
  const inside = open.map((one) => one.tag);
  if (inside.some((one) => codes.includes(one)) && !(tag === 'code' && inside.at(-1) === 'pre')) {
    throw new EntitiesError(`"${tag}" inside code`);
  }
  if (codes.includes(tag) && inside.some((one) => one !== block && one !== 'pre')) {
    throw new EntitiesError(`"${tag}" inside ${inside.join(', ')}`);
  }
  if (inside.includes(tag) && (tag === block || tag === 'a')) throw new EntitiesError(`nested "${tag}"`);
}

/**
 * Reads Telegram's HTML: https://core.telegram.org/bots/api#html-style. Stricter than Telegram in one thing: wrong
 * nesting, which Telegram mends in silence by dropping entities, is an error here. Throws an EntitiesError.
 */
export function parseHtml(html: string): Formatted {
  const open: Open[] = [];
  const entities: Entity[] = [];
  let text = '';
  const at = (index: number): number => Buffer.byteLength(html.slice(0, index));
  let last = 0;
  for (let i = html.indexOf('<'); i >= 0; i = html.indexOf('<', last)) {
    text += decode(html.slice(last, i));
    const end = html.indexOf('>', i);
    if (end < 0) throw new EntitiesError(`Unclosed start tag at byte offset ${at(i)}`);
    const inner = html.slice(i + 1, end);
    last = end + 1;
    if (inner.startsWith('/')) {
      const tag = inner.slice(1).trim().toLowerCase();
      const opened = open.pop();
      if (!opened) throw new EntitiesError(`Unexpected end tag at byte offset ${at(i)}`);
      if (opened.tag !== tag) {
        throw new EntitiesError(
          `Unmatched end tag at byte offset ${at(i)}, expected "</${opened.tag}>", found "</${tag}>"`,
        );
      }
      const length = text.length - opened.offset;
      if (length === 0) continue;
      // A link that leads nowhere Telegram knows is text.
      if (tag === 'a' && !/^(https?|tg|mailto|tel):/i.test(opened.url)) continue;
      const type = /^tg:\/\/user\?id=\d+$/.test(opened.url) ? 'text_mention' : (types[tag] ?? tag);
      entities.push({ type, offset: opened.offset, length, ...(opened.url ? { url: opened.url } : {}) });
      continue;
    }
    const [, tag = '', attributes = ''] = /^(\S*)([\s\S]*)$/.exec(inner) ?? [];
    if (!(tag.toLowerCase() in types)) {
      throw new EntitiesError(`Unsupported start tag "${tag.toLowerCase()}" at byte offset ${at(i)}`);
    }
    const href = /^\s+href="([^"]*)"\s*$/.exec(attributes);
    if (attributes.trim() !== '' && !(tag === 'a' && href)) {
      throw new EntitiesError(`Unexpected attribute of the tag "${tag}" at byte offset ${at(i)}`);
    }
    checkNesting(tag.toLowerCase(), open);
    open.push({ tag: tag.toLowerCase(), offset: text.length, url: decode(href?.[1] ?? '') });
  }
  text += decode(html.slice(last));
  const unclosed = open.at(-1);
  if (unclosed) throw new EntitiesError(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return trimmed({ text, entities });
}

/** Telegram takes out control characters and the white space at both ends. */
function trimmed({ text, entities }: Formatted): Formatted {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  const cleaned = text.replace(/[\u0000-\u0008\u000b-\u001f]/g, ' ');
  const start = cleaned.length - cleaned.trimStart().length;
  const end = cleaned.trimEnd().length;
  return {
    text: cleaned.trim(),
    entities: entities
      .map((entity) => {
        const from = Math.max(entity.offset, start);
        const to = Math.min(entity.offset + entity.length, end);
        return { ...entity, offset: from - start, length: to - from };
      })
      .filter(({ length }) => length > 0),
  };
}

/**
 * What Telegram finds by itself in plain text, in messages of people and bots alike, outside of code and links:
 * https://core.telegram.org/bots/api#messageentity, and TDLib's find_mentions and find_bot_commands.
 */
export function foundEntities({ text, entities }: Formatted): Entity[] {
  const closed = entities.filter(({ type }) => ['code', 'pre', 'text_link', 'text_mention'].includes(type));
  const kinds = [
    ['mention', /(?<![\p{L}\p{N}_])@[A-Za-z0-9_]{2,32}(?![\p{L}\p{N}_])/gu],
    [
      'bot_command',
      /(?<![\p{L}\p{N}_/<>])\/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/gu,
    ],
  ] as const;
  return kinds
    .flatMap(([type, pattern]) =>
      [...text.matchAll(pattern)].map(({ index, 0: found }) => ({
        type,
        offset: index,
        length: found.length,
      })),
    )
    .filter(
      (found) =>
        !closed.some(
          ({ offset, length }) => found.offset < offset + length && offset < found.offset + found.length,
        ),
    )
    .sort((a, b) => a.offset - b.offset);
}
