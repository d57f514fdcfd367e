import type { Block, Inline } from '../../core/reply.ts';
import { clean } from '../clean.ts';
import { gap, isEmpty, layOut, type Markup, type Unit } from '../layout.ts';
import type { TextRun } from '../split.ts';

/** A run of text with what stands around it in Discord's Markdown. */
interface Run extends TextRun {
  readonly style: 'plain' | 'bold' | 'italic' | 'code';
  /** Where it leads. */
  readonly url?: string;
}

/** An address in a text, as people mean it: what ends the sentence is not part of it. */
const address = /https?:\/\/[^\s<>"'`|\\]*[^\s<>"'`|\\.,:;!?)\]*_~]/g;

/**
 * Escapes text for Discord's Markdown (https://docs.discord.com/developers/reference#message-formatting): a backslash
 * makes any sign but letters and digits plain, mentions and custom emoji too. A backslash in an
 * address would lead elsewhere: those stand in angle brackets, which are not shown and in which no markup is read.
 */
function escapeMarkdown(text: string): string {
  let escaped = '';
  let at = 0;
  for (const { 0: found, index } of text.matchAll(address)) {
    escaped += `${escapeSigns(text.slice(at, index))}<${found}>`;
    at = index + found.length;
  }
  return escaped + escapeSigns(text.slice(at));
}

function escapeSigns(text: string): string {
  return text
    .replace(/[\\*_~|`<>[\]@]/g, '\\$&')
    .replace(/^([^\S\n]*)([-+#])/gm, '$1\\$2')
    .replace(/^([^\S\n]*\d+)\./gm, '$1\\.');
}

/** Code has no escapes: where there is a backtick in it, it is plain text. */
function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line === '' || line.includes('`') ? escapeMarkdown(text) : `\`${line}\``;
}

/** Text between signs that must touch it: white space at its ends goes outside. A sign in an address would end it. */
function around(text: string, sign: string): string {
  if (text.match(address)?.some((one) => one.includes('*'))) return escapeMarkdown(text);
  const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return inner === '' ? text : before + sign + escapeMarkdown(inner) + sign + after;
}

function writeRun({ text, style, url }: Run): string {
  if (text === '') return '';
  if (url !== undefined) {
    // Discord shows no words for an address in place of another address: both are shown then.
    return /https?:|discord\.gg/i.test(text) || text.trim() === ''
      ? `${escapeMarkdown(text)} (<${url}>)`
      : `[${escapeMarkdown(text)}](<${url}>)`;
  }
  switch (style) {
    case 'plain':
      return escapeMarkdown(text);
    case 'bold':
      return around(text, '**');
    case 'italic':
      return around(text, '*');
    case 'code':
      return code(text);
  }
}

/** Signs of two styled runs side by side would be read as one: a word joiner, which nobody sees, parts them. */
function writeRuns(runs: readonly Run[]): string {
  const written = runs.map(writeRun).filter((one) => one !== '');
  return written
    .map((one, i) =>
      i > 0 && /[*`]$/.test(written[i - 1] ?? '') && /^[*`]/.test(one) ? `\u2060${one}` : one,
    )
    .join('');
}

const plain = (text: string): Run => ({ text: clean(text), style: 'plain' });
const bold = (text: string): Run => ({ text: clean(text), style: 'bold' });

/** A command as people type it: "/theme add T" is "/theme-add T" here. */
function inlineRun(inline: Inline): Run {
  if (typeof inline === 'string') return plain(inline);
  const text = clean(inline.text);
  switch (inline.kind) {
    case 'strong':
      return { text, style: 'bold' };
    case 'emphasis':
      return { text, style: 'italic' };
    case 'code':
      return { text, style: 'code' };
    case 'reference':
      return inline.url === undefined
        ? { text, style: 'bold' }
        : inlineRun({ kind: 'link', text: inline.text, url: inline.url });
    case 'link':
      return /^https?:\/\/[^\s<>\\]+$/i.test(clean(inline.url))
        ? { text, style: 'plain', url: inline.url.replaceAll('(', '%28').replaceAll(')', '%29') }
        : plain(`${inline.text} (${inline.url})`);
  }
}

function writeUnit({ kind, runs, tail, mark = '' }: Unit<Run>): string {
  const text = writeRuns([...runs, ...tail]);
  switch (kind) {
    case 'heading':
      // The sign of an empty heading would make one of the next line.
      // Discord drops "#" at the end of a heading; a word joiner, which nobody sees, keeps it.
      return text.trim() === '' ? '' : `### ${text.replace(/\s*\n\s*/g, ' ').replace(/#\s*$/, '$&\u2060')}`;
    case 'quote':
      return text.replace(/^/gm, '> ');
    case 'item': {
      const sign = mark.startsWith('•') ? '- ' : mark;
      return sign + text.replace(/\n\s*/g, `\n${' '.repeat(sign.length)}`);
    }
    case 'paragraph':
      return text;
  }
}

function markupFor(typed: (command: string) => string): Markup<Run> {
  const run = (inline: Inline): Run =>
    typeof inline !== 'string' && inline.kind === 'code' && inline.text.startsWith('/')
      ? inlineRun({ ...inline, text: typed(inline.text) })
      : inlineRun(inline);
  return {
    // A heading is bold by itself.
    heading: (text) => [plain(text.replace(/\s+/g, ' '))],
    inlines: (inlines) => inlines.map(run),
    quote: (text) => [plain(text)],
    source: (parts) => [
      plain(' '),
      ...parts.map((part) => (typeof part === 'string' ? bold(part) : inlineRun({ kind: 'link', ...part }))),
    ],
    length: (unit) => writeUnit(unit).length,
  };
}

/**
 * An answer's blocks as Markdown, in messages of at most `limit` UTF-16 code units (never fewer than the characters
 * that Discord counts). Those where there is nothing to see are left out.
 * @param typed how a command such as "/theme add" is typed
 */
export function markdownOf(
  blocks: readonly Block[],
  limit: number,
  typed: (command: string) => string,
): string[] {
  return layOut(blocks, limit, markupFor(typed))
    .filter((units) => !isEmpty(units))
    .map((units) =>
      units
        .map((unit, i) => {
          const last = units[i - 1];
          return (last ? gap(last, unit) : '') + writeUnit(unit);
        })
        .join(''),
    );
}

/** A short text in one line, as a title. */
export function markdownLine(text: string): string {
  return escapeMarkdown(clean(text).replace(/\s+/g, ' ').trim());
}
