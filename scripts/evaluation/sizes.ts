const all = 1_000_000;

/** From how much is learned before it is measured, in the order of the tables. */
export const sizes = {
  cold: { name: 'cold: descriptions only', short: 'cold', labels: 0, unlabelled: 0 },
  sixty: { name: '60 texts without labels', short: '60', labels: 0, unlabelled: 60 },
  threeHundred: { name: '300 texts without labels', short: '300', labels: 0, unlabelled: 300 },
  unlabelled: { name: 'all texts without labels', short: 'all', labels: 0, unlabelled: all },
  five: { name: '5 confirmed a theme', short: '5', labels: 5, unlabelled: all },
  twenty: { name: '20 confirmed a theme', short: '20', labels: 20, unlabelled: all },
  hundred: { name: '100 confirmed a theme (or all there are)', short: '100', labels: 100, unlabelled: all },
} as const;

export type SizeId = keyof typeof sizes;

function isSizeId(name: string): name is SizeId {
  return Object.hasOwn(sizes, name);
}

export const sizeIds: readonly SizeId[] = Object.keys(sizes).filter(isSizeId);

/** The sizes at which the simple baseline has something else to learn from: it makes nothing of texts without labels. */
export const baselineSizeIds = ['cold', 'five', 'twenty', 'hundred'] as const satisfies readonly SizeId[];
