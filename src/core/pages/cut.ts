import type { Block, Inline } from '../reply.ts';

/** A block, or one item of a list, with what it takes of a message. */
interface Piece {
  readonly block: Block;
  readonly size: number;
  /** Whether it says nothing without what comes after it. */
  readonly leads: boolean;
  /** Whether it says nothing without what comes before it. */
  readonly follows: boolean;
}

/** What goes on one page or another, but never on two. */
interface Unit {
  readonly pieces: readonly Piece[];
  readonly size: number;
}

/** What a platform's markup may add to a run of text, and to a block. */
const perRun = 8;
const perBlock = 8;

function textSize(text: string): number {
  // Signs that have to be escaped somewhere count twice; a quote's lines have a sign of their own.
  return text.length + (text.match(/[\\*_~|`<>[\]@#\n]/g)?.length ?? 0);
}

function inlineSize(inline: Inline): number {
  if (typeof inline === 'string') return textSize(inline) + perRun;
  return textSize(inline.text) + ('url' in inline ? inline.url.length : 0) + perRun;
}

function inlinesSize(inlines: readonly Inline[]): number {
  return inlines.reduce((sum, one) => sum + inlineSize(one), perBlock);
}

function sizeOf(block: Block): number {
  switch (block.kind) {
    case 'heading':
      return textSize(block.text) + perBlock;
    case 'paragraph':
      return inlinesSize(block.inlines);
    case 'quote':
      return textSize(block.text) + inlinesSize([block.source ?? []].flat()) + perBlock;
    case 'list':
      return block.items.reduce((sum, item) => sum + inlinesSize(item), 0);
  }
}

function piecesOf(blocks: readonly Block[]): Piece[] {
  return blocks.flatMap((block, i): Piece[] => {
    const next = blocks[i + 1];
    if (block.kind === 'list') {
      const { ordered, items, from = 1 } = block;
      return items.map((item, place) => {
        const one: Block = { kind: 'list', ordered, items: [item], from: from + place };
        return { block: one, size: sizeOf(one), leads: false, follows: false };
      });
    }
    const stays = 'stays' in block ? block.stays : undefined;
    const introduces = block.kind === 'paragraph' && (next?.kind === 'list' || next?.kind === 'quote');
    return [
      {
        block,
        size: sizeOf(block),
        leads: block.kind === 'heading' || stays === 'with next' || introduces,
        follows: stays === 'with former',
      },
    ];
  });
}

function unitsOf(blocks: readonly Block[]): Unit[] {
  const units: Piece[][] = [];
  for (const piece of piecesOf(blocks)) {
    const last = units.at(-1);
    if (last && (piece.follows || last.at(-1)?.leads)) last.push(piece);
    else units.push([piece]);
  }
  return units.map((pieces) => ({ pieces, size: pieces.reduce((sum, { size }) => sum + size, 0) }));
}

/** Units in pages of at most `room`; a unit that is longer has one to itself. What a heading stands over has it again. */
function fill(units: readonly Unit[], room: number): Piece[][] {
  const pages: Piece[][] = [];
  let left = 0;
  let heading: Piece | undefined;
  for (const { pieces, size } of units) {
    const page = pages.at(-1);
    if (page && size <= left) {
      page.push(...pieces);
      left -= size;
    } else {
      const isBelow = pieces.some(({ block }) => block.kind === 'quote' || block.kind === 'list');
      const again = heading && isBelow && pieces[0]?.block.kind !== 'heading' ? [heading] : [];
      pages.push([...again, ...pieces]);
      left = room - size - again.reduce((sum, one) => sum + one.size, 0);
    }
    heading = pieces.findLast(({ block }) => block.kind === 'heading') ?? heading;
  }
  return pages;
}

/** Items of one list that come to stand side by side are one list again. */
function blocksOf(pieces: readonly Piece[]): Block[] {
  const blocks: Block[] = [];
  for (const { block } of pieces) {
    const last = blocks.at(-1);
    if (
      block.kind === 'list' &&
      last?.kind === 'list' &&
      last.ordered === block.ordered &&
      (block.from ?? 1) === (last.from ?? 1) + last.items.length
    ) {
      blocks[blocks.length - 1] = { ...last, items: [...last.items, ...block.items] };
    } else {
      blocks.push(block);
    }
  }
  return blocks;
}

/**
 * An answer's blocks in pages that fit a message of `room` characters: cut between themes, claims and items of lists, and
 * of about the same length. Nothing is lost, nothing is cut in two: what is longer than a page stays whole on one.
 */
export function pagesOf(blocks: readonly Block[], room: number): Block[][] {
  const units = unitsOf(blocks);
  const count = fill(units, room).length;
  if (count <= 1) return [[...blocks]];
  // As little room as gives no more pages.
  let enough = room;
  for (let step = room / 2; step >= 16; step /= 2) {
    if (fill(units, enough - step).length <= count) enough -= step;
  }
  return fill(units, enough).map(blocksOf);
}
