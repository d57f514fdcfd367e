import { commandAction } from '../commands/command-action.ts';
import type { Block, Inline, Reference, Select } from '../reply.ts';
import type { Translator } from '../translate.ts';

/** Entries of a menu at most: what Discord's holds. */
const mostEntries = 25;

function only(inlines: readonly Inline[]): Reference[] {
  return inlines.filter((one) => typeof one !== 'string' && one.kind === 'reference');
}

/** What a block refers to, by the claim or line that refers to it. */
function referencesOf(block: Block): Reference[][] {
  switch (block.kind) {
    case 'heading':
      return [];
    case 'paragraph':
      return [only(block.inlines)];
    case 'quote':
      return [only([block.source ?? []].flat())];
    case 'list':
      return block.items.map(only);
  }
}

/**
 * The menu that opens what a page refers to, in the page's order; none where it refers to nothing. Where a menu can't hold it
 * all, each claim's first reference is there before any other's second.
 */
export function menuOf(t: Translator, blocks: readonly Block[]): Select | undefined {
  const places = blocks.flatMap(referencesOf);
  const all = [...new Map(places.flat().map(({ entry }) => [entry.value, entry])).values()];
  const longest = Math.max(0, ...places.map(({ length }) => length));
  const inTurn = Array.from({ length: longest }, (_, i) =>
    places.flatMap((one) => one[i]?.entry.value ?? []),
  );
  const held = new Set([...new Set(inTurn.flat())].slice(0, mostEntries));
  const options = all.filter(({ value }) => held.has(value)).map((entry) => ({ ...entry, selected: false }));
  return options.length === 0
    ? undefined
    : { label: t.text('contribution.menu'), action: commandAction('contribution'), options };
}
