import type { Block } from '../../core/reply.ts';
import { lengthOf, plain, type Run, runsOf, tagged, writeHtml } from './html.ts';
import { splitRuns } from './split.ts';

/** A line or paragraph of an answer, which stays in one message where it fits. */
interface Unit {
  readonly kind: 'heading' | 'paragraph' | 'quote' | 'first item' | 'item';
  readonly runs: readonly Run[];
  /** Behind every piece of it: a quote's source. */
  readonly tail: readonly Run[];
}

function unitsOf(block: Block): Unit[] {
  switch (block.kind) {
    case 'heading':
      return [{ kind: 'heading', runs: [tagged('b', block.text)], tail: [] }];
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(block.inlines), tail: [] }];
    case 'quote': {
      const tail = block.source === undefined ? [] : [plain(' '), tagged('b', block.source)];
      return [{ kind: 'quote', runs: [plain(block.text.trimEnd())], tail }];
    }
    case 'list':
      return block.items.map((item, i) => ({
        kind: i === 0 ? 'first item' : 'item',
        runs: [plain(block.ordered ? `${i + 1}. ` : '• '), ...runsOf(item)],
        tail: [],
      }));
  }
}

/** The line ends between two units: an empty line before what begins something new. */
function gap(before: Unit, after: Unit): string {
  const tight =
    before.kind === 'heading' ||
    after.kind === 'quote' ||
    after.kind === 'item' ||
    after.kind === 'first item' ||
    (before.kind === 'quote' && after.kind === 'paragraph');
  return tight ? '\n' : '\n\n';
}

/** The units of one message. */
class Page {
  readonly units: Unit[] = [];
  length = 0;

  /** What the unit would take here, with what parts it from the last one. */
  cost(unit: Unit): number {
    const last = this.units.at(-1);
    return (last ? gap(last, unit).length : 0) + lengthOf(unit.runs) + lengthOf(unit.tail);
  }

  add(unit: Unit): void {
    this.length += this.cost(unit);
    this.units.push(unit);
  }

  /** Takes the headings off the end, so that they go with what they head; long ones stay. */
  takeHeadings(longest: number): Unit[] {
    const at = this.units.findLastIndex(({ kind }) => kind !== 'heading') + 1;
    const headings = this.units.slice(at);
    if (headings.reduce((sum, { runs }) => sum + lengthOf(runs) + 1, 0) > longest) return [];
    this.units.splice(at);
    return headings;
  }

  html(): string {
    return this.units
      .map((unit, i) => {
        const last = this.units[i - 1];
        const html = writeHtml([...unit.runs, ...unit.tail]);
        const wrapped = unit.kind === 'quote' && html !== '' ? `<blockquote>${html}</blockquote>` : html;
        return (last ? gap(last, unit) : '') + wrapped;
      })
      .join('');
  }
}

/** A message's text. */
export interface Laid {
  readonly html: string;
  /** Whether there is anything to see. */
  readonly empty: boolean;
}

/**
 * Lays an answer's blocks out in messages of at most `limit` code units, in order: blocks stay whole where they can, a
 * heading goes with what it heads, and every piece of a long quote has its source.
 */
export function layOut(blocks: readonly Block[], limit: number): Laid[] {
  const pages = [new Page()];
  for (const unit of blocks.flatMap(unitsOf)) {
    let page = pages.at(-1) ?? new Page();
    if (page.length + page.cost(unit) <= limit) {
      page.add(unit);
      continue;
    }
    const headings = page.takeHeadings(limit / 2);
    page = new Page();
    for (const heading of headings) page.add(heading);
    pages.push(page);
    // Past the limit even alone: what follows a heading gets what that leaves of the message.
    const room = Math.max(limit / 4, limit - lengthOf(unit.tail));
    const first = page.units.length > 0 ? room - page.length - 1 : room;
    for (const [i, runs] of splitRuns(unit.runs, room, first).entries()) {
      if (i > 0) {
        page = new Page();
        pages.push(page);
      }
      page.add({ ...unit, runs });
    }
  }
  return pages
    .filter(({ units }) => units.length > 0)
    .map((page) => ({
      html: page.html(),
      empty: !page.units.some(({ runs, tail }) =>
        /[^\s\p{Cf}]/u.test([...runs, ...tail].map((r) => r.text).join('')),
      ),
    }));
}
