import type { Block, Inline } from '../core/reply.ts';
import { splitRuns, type TextRun } from './split.ts';

/** A line or paragraph of an answer, which stays in one message where it fits. */
export interface Unit<R extends TextRun> {
  readonly kind: 'heading' | 'paragraph' | 'quote' | 'item';
  readonly runs: readonly R[];
  /** Behind every piece of it: a quote's source. */
  readonly tail: readonly R[];
  /** The mark before an item: "• ", "2. ". */
  readonly mark?: string;
}

/** A part of a quote's source: a text, or a link. */
type SourcePart = string | { readonly text: string; readonly url: string };

/** A source in as few parts as it can be said in: all between two links is one text. */
function sourceParts(source: Inline | readonly Inline[]): SourcePart[] {
  const parts: SourcePart[] = [];
  for (const one of [source].flat()) {
    const last = parts.at(-1);
    const { text, url } = typeof one === 'string' ? { text: one } : { url: undefined, ...one };
    if (url !== undefined) parts.push({ text, url });
    else if (typeof last === 'string') parts[parts.length - 1] = last + text;
    else parts.push(text);
  }
  return parts;
}

/** How a platform writes and counts the parts of an answer. */
export interface Markup<R extends TextRun> {
  heading(text: string): R[];
  inlines(inlines: readonly Inline[]): R[];
  quote(text: string): R[];
  source(parts: readonly SourcePart[]): R[];
  /** What a unit takes of a message's length, with its markup where the platform counts that. */
  length(unit: Unit<R>): number;
}

function unitsOf<R extends TextRun>(block: Block, markup: Markup<R>): Unit<R>[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', runs: markup.heading(block.text), tail: [] }];
    case 'paragraph':
      return [{ kind: 'paragraph', runs: markup.inlines(block.inlines), tail: [] }];
    case 'quote': {
      const tail = block.source === undefined ? [] : markup.source(sourceParts(block.source));
      return [{ kind: 'quote', runs: markup.quote(block.text.trimEnd()), tail }];
    }
    case 'list':
      return block.items.map((item, i) => ({
        kind: 'item',
        mark: block.ordered ? `${(block.from ?? 1) + i}. ` : '• ',
        runs: markup.inlines(item),
        tail: [],
      }));
  }
}

/** The line ends between two units: an empty line before what begins something new. */
export function gap(before: Pick<Unit<TextRun>, 'kind'>, after: Pick<Unit<TextRun>, 'kind'>): string {
  const tight =
    before.kind === 'heading' ||
    after.kind === 'quote' ||
    after.kind === 'item' ||
    (before.kind === 'quote' && after.kind === 'paragraph');
  return tight ? '\n' : '\n\n';
}

/** The units of one message. */
class Page<R extends TextRun> {
  readonly units: Unit<R>[] = [];
  length = 0;
  readonly #markup: Markup<R>;

  constructor(markup: Markup<R>) {
    this.#markup = markup;
  }

  /** What the unit would take here, with what parts it from the last one. */
  cost(unit: Unit<R>): number {
    const last = this.units.at(-1);
    return (last ? gap(last, unit).length : 0) + this.#markup.length(unit);
  }

  add(unit: Unit<R>): void {
    this.length += this.cost(unit);
    this.units.push(unit);
  }

  /** Takes the headings off the end, so that they go with what they head; long ones stay. */
  takeHeadings(longest: number): Unit<R>[] {
    const at = this.units.findLastIndex(({ kind }) => kind !== 'heading') + 1;
    const headings = this.units.slice(at);
    if (headings.reduce((sum, unit) => sum + this.#markup.length(unit) + 1, 0) > longest) return [];
    this.units.splice(at);
    return headings;
  }
}

/** A piece of a unit that was cut: only its first has its mark. */
function pieceOf<R extends TextRun>(unit: Unit<R>, runs: readonly R[], first: boolean): Unit<R> {
  return first || unit.kind !== 'item' ? { ...unit, runs } : { kind: 'paragraph', runs, tail: unit.tail };
}

/**
 * Lays an answer's blocks out in messages of at most `limit`, in order: blocks stay whole where they can, a heading goes
 * with what it heads, and every piece of a long quote has its source.
 */
export function layOut<R extends TextRun>(
  blocks: readonly Block[],
  limit: number,
  markup: Markup<R>,
): Unit<R>[][] {
  const pages = [new Page(markup)];
  for (const unit of blocks.flatMap((block) => unitsOf(block, markup))) {
    let page = pages.at(-1) ?? new Page(markup);
    if (page.length + page.cost(unit) <= limit) {
      page.add(unit);
      continue;
    }
    const headings = page.takeHeadings(limit / 2);
    page = new Page(markup);
    for (const heading of headings) page.add(heading);
    pages.push(page);
    // Past the limit even alone: what follows a heading gets what that leaves of the message.
    const used = page.units.length > 0 ? page.length + 1 : 0;
    const fits = (runs: readonly R[], first: boolean): boolean =>
      markup.length(pieceOf(unit, runs, first)) <= limit - (first ? used : 0);
    for (const [i, runs] of splitRuns(unit.runs, fits).entries()) {
      if (i > 0) {
        page = new Page(markup);
        pages.push(page);
      }
      page.add(pieceOf(unit, runs, i === 0));
    }
  }
  return pages.map(({ units }) => units).filter((units) => units.length > 0);
}

/** Whether there is anything to see in a message's units. */
export function isEmpty(units: readonly Unit<TextRun>[]): boolean {
  return !units.some(({ runs, tail }) =>
    /[^\s\p{Cf}]/u.test([...runs, ...tail].map(({ text }) => text).join('')),
  );
}
