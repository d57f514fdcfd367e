import type { Block, Inline } from '../../core/reply.ts';
import { clean } from '../clean.ts';
import { gap, isEmpty, layOut, type Markup, type Unit } from '../layout.ts';
import type { TextRun } from '../split.ts';
import { readTyped } from '../typed-command.ts';
import { commandName } from './command-name.ts';

/** A run of text with the tags around it. It is escaped when it is written out. */
interface Run extends TextRun {
  readonly open: string;
  readonly close: string;
}

/** Escapes text for the HTML of https://core.telegram.org/bots/api#html-style, attributes included. */
function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Makes sure that nobody is pinged and no command is offered: Telegram finds "@name" and "/word" in plain text by
 * itself. A word joiner, which nobody sees, stands between the sign and the word. Addresses and numbers stay: they
 * lead nowhere but where they say.
 */
function defuse(text: string): string {
  return clean(text)
    .replace(/(?<![\p{L}\p{N}_])@(?=[A-Za-z0-9_]|$)/gu, '@\u2060')
    .replace(/(?<![\p{L}\p{N}_/<>])\/(?=[A-Za-z0-9_]|$)/gu, '/\u2060');
}

function plain(text: string): Run {
  return { text: defuse(text), open: '', close: '' };
}

function tagged(tag: 'b' | 'i', text: string): Run {
  return { text: defuse(text), open: `<${tag}>`, close: `</${tag}>` };
}

/**
 * A command to type as Telegram offers it: "/theme add T" becomes "/theme_add T". A command without arguments is
 * plain text, which people can tap; the rest is code, which they copy with a tap.
 */
function commandRun(text: string): Run {
  const cleaned = clean(text);
  const command = readTyped(cleaned);
  const name = command && commandName(command.name);
  if (!command || name === undefined) return { text: cleaned, open: '<code>', close: '</code>' };
  return command.rest.trim() === ''
    ? { text: `/${name}`, open: '', close: '' }
    : { text: `/${name}${command.rest}`, open: '<code>', close: '</code>' };
}

function linkRun(text: string, url: string): Run {
  // Telegram takes other schemes too: tg:// would mention somebody.
  if (!/^https?:\/\/[^\s]+$/i.test(url)) return plain(`${text} (${url})`);
  const words = defuse(text);
  return {
    text: words.trim() === '' ? clean(url) : words,
    open: `<a href="${escapeHtml(clean(url))}">`,
    close: '</a>',
  };
}

function runOf(inline: Inline): Run {
  if (typeof inline === 'string') return plain(inline);
  switch (inline.kind) {
    case 'strong':
      return tagged('b', inline.text);
    case 'emphasis':
      return tagged('i', inline.text);
    case 'code':
      return inline.text.startsWith('/')
        ? commandRun(inline.text)
        : { text: clean(inline.text), open: '<code>', close: '</code>' };
    case 'link':
      return linkRun(inline.text, inline.url);
    case 'reference':
      return inline.url === undefined ? tagged('b', inline.text) : linkRun(inline.text, inline.url);
  }
}

function writeRuns(runs: readonly Run[]): string {
  return runs.map(({ text, open, close }) => (text === '' ? '' : open + escapeHtml(text) + close)).join('');
}

const markup: Markup<Run> = {
  heading: (text) => [tagged('b', text)],
  inlines: (inlines) => inlines.map(runOf),
  quote: (text) => [plain(text)],
  source: (parts) => [
    plain(' '),
    ...parts.map((part) => (typeof part === 'string' ? tagged('b', part) : linkRun(part.text, part.url))),
  ],
  // UTF-16 code units without the markup.
  length: ({ runs, tail, mark = '' }) =>
    [...runs, ...tail].reduce((sum, { text }) => sum + text.length, mark.length),
};

function writeUnit({ kind, mark = '', runs, tail }: Unit<Run>): string {
  const html = mark + writeRuns([...runs, ...tail]);
  return kind === 'quote' && html !== '' ? `<blockquote>${html}</blockquote>` : html;
}

/** A message's text. */
export interface Laid {
  readonly html: string;
  /** Whether there is anything to see. */
  readonly empty: boolean;
}

/** An answer's blocks as the HTML of messages of at most `limit` code units, in their order. */
export function htmlOf(blocks: readonly Block[], limit: number): Laid[] {
  return layOut(blocks, limit, markup).map((units) => ({
    html: units
      .map((unit, i) => {
        const last = units[i - 1];
        return (last ? gap(last, unit) : '') + writeUnit(unit);
      })
      .join(''),
    empty: isEmpty(units),
  }));
}
