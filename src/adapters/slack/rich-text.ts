import type { types } from '@slack/bolt';
import type { Block, Inline } from '../../core/reply.ts';
import { clean } from '../clean.ts';
import { gap, isEmpty, layOut, type Markup, type Unit } from '../layout.ts';
import type { TextRun } from '../split.ts';
import { readTyped } from '../typed-command.ts';
import { limits } from './limits.ts';

type Element = types.RichTextElement;
type RichTextPart = types.RichTextBlock['elements'][number];

/** The one command that holds all others, as the app's manifest names it. */
export const slashCommand = '/contribuez';

/** A run of text with its style, and where it leads if it is a link. */
interface Run extends TextRun {
  readonly style?: { readonly bold?: true; readonly italic?: true; readonly code?: true };
  readonly url?: string;
}

/** A command to type as Slack takes it: "/mine" becomes "/contribuez mine". */
function commandRun(text: string): Run {
  const cleaned = clean(text);
  const command = readTyped(cleaned);
  return {
    text: command ? `${slashCommand} ${command.name}${command.rest}` : cleaned,
    style: { code: true },
  };
}

function linkRun(text: string, url: string): Run {
  const address = clean(url);
  const words = clean(text);
  // Other schemes would open programs.
  if (!/^https?:\/\/\S+$/i.test(address) || !URL.canParse(address) || address.length > limits.url) {
    return { text: `${words} (${address})` };
  }
  return { text: words.trim() === '' ? address : words, url: address };
}

function runOf(inline: Inline): Run {
  if (typeof inline === 'string') return { text: clean(inline) };
  switch (inline.kind) {
    case 'strong':
      return { text: clean(inline.text), style: { bold: true } };
    case 'emphasis':
      return { text: clean(inline.text), style: { italic: true } };
    case 'code':
      return inline.text.startsWith('/')
        ? commandRun(inline.text)
        : { text: clean(inline.text), style: { code: true } };
    case 'link':
      return linkRun(inline.text, inline.url);
    case 'reference':
      return inline.url === undefined
        ? { text: clean(inline.text), style: { bold: true } }
        : linkRun(inline.text, inline.url);
  }
}

/** What an element takes beside its text: Slack counts its blocks with what holds them. */
const elementLength = 8;

const markup: Markup<Run> = {
  heading: (text) => [{ text: clean(text), style: { bold: true } }],
  inlines: (inlines) => inlines.map(runOf),
  quote: (text) => [{ text: clean(text) }],
  source: ([first, ...others]) => {
    const parts =
      typeof first === 'string' ? [` — ${first}`, ...others] : [' — ', ...(first ? [first] : []), ...others];
    return parts.map((part) =>
      typeof part === 'string' ? { text: clean(part), style: { bold: true } } : linkRun(part.text, part.url),
    );
  },
  length: ({ runs, tail }) =>
    [...runs, ...tail].reduce((sum, { text, url = '' }) => sum + text.length + url.length + elementLength, 0),
};

/** Runs as elements, which Slack never reads for markup: no text can mention anybody or forge a link. */
function elementsOf(runs: readonly Run[]): Element[] {
  return runs
    .filter(({ text }) => text !== '')
    .map(({ text, url, style }) => ({
      ...(url === undefined ? { type: 'text' as const, text } : { type: 'link' as const, text, url }),
      ...(style ? { style } : {}),
    }));
}

/** A part of a page that is still being written. */
type Part =
  | { readonly kind: 'section' | 'quote'; readonly runs: Run[] }
  | { readonly kind: 'list'; readonly offset: number | undefined; readonly items: (readonly Run[])[] };

function partKind({ kind }: Unit<Run>): Part['kind'] {
  if (kind === 'quote') return 'quote';
  return kind === 'item' ? 'list' : 'section';
}

/** How many items an ordered list's first one stands behind; undefined for a bulleted list. */
function offsetOf({ mark = '' }: Unit<Run>): number | undefined {
  const number = Number.parseInt(mark, 10);
  return Number.isNaN(number) ? undefined : number - 1;
}

/** Whether an item goes on with a list: a numbered one only with the next number. */
function goesOn(list: Extract<Part, { kind: 'list' }>, unit: Unit<Run>): boolean {
  const offset = offsetOf(unit);
  return offset === undefined
    ? list.offset === undefined
    : offset === (list.offset ?? -1) + list.items.length;
}

function partsOf(units: readonly Unit<Run>[]): Part[] {
  const parts: Part[] = [];
  for (const [i, unit] of units.entries()) {
    const before = units[i - 1];
    const last = parts.at(-1);
    const runs = [...unit.runs, ...unit.tail];
    const kind = partKind(unit);
    const between = before ? gap(before, unit) : '';
    if (kind === 'list') {
      if (last?.kind === 'list' && goesOn(last, unit)) last.items.push(runs);
      else parts.push({ kind, offset: offsetOf(unit), items: [runs] });
    } else if (kind === 'section' && last?.kind === 'section') {
      last.runs.push({ text: between }, ...runs);
    } else {
      // Parts begin on lines of their own; an empty line before one has to be said.
      const empty = kind === 'section' && between.length > 1 ? [{ text: '\n' }] : [];
      parts.push({ kind, runs: [...empty, ...runs] });
    }
  }
  return parts;
}

function richPart(part: Part): RichTextPart[] {
  if (part.kind === 'list') {
    const items = part.items
      .map((runs) => elementsOf(runs))
      .map(
        (elements): types.RichTextSection => ({
          type: 'rich_text_section',
          elements: elements.length > 0 ? elements : [{ type: 'text', text: '…' }],
        }),
      );
    return [
      {
        type: 'rich_text_list',
        style: part.offset === undefined ? 'bullet' : 'ordered',
        indent: 0,
        ...(part.offset ? { offset: part.offset } : {}),
        elements: items,
      },
    ];
  }
  const elements = elementsOf(part.runs);
  if (elements.length === 0) return [];
  return [{ type: part.kind === 'quote' ? 'rich_text_quote' : 'rich_text_section', elements }];
}

/** A page's text without markup, for notifications and screen readers. */
function plainOf(units: readonly Unit<Run>[]): string {
  return units
    .map((unit, i) => {
      const before = units[i - 1];
      const text = [...unit.runs, ...unit.tail].map((run) => run.text).join('');
      return `${before ? gap(before, unit) : ''}${unit.mark ?? ''}${text}`;
    })
    .join('');
}

/** One message's words. */
export interface Page {
  readonly block: types.RichTextBlock;
  readonly plain: string;
}

/**
 * An answer's blocks as pages of rich text (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block), each
 * short enough for a message.
 */
export function pagesOf(blocks: readonly Block[]): Page[] {
  return layOut(blocks, limits.text, markup)
    .filter((units) => !isEmpty(units))
    .map((units) => ({
      block: { type: 'rich_text', elements: partsOf(units).flatMap(richPart) },
      plain: plainOf(units),
    }));
}
