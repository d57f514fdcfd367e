import { givenOffTheme } from './given.ts';
import { percent } from './markdown.ts';
import type { SetFigures } from './measure.ts';
import { type SizeId, sizeIds, sizes } from './sizes.ts';

/** What was aimed at on Vrai débat with all texts without labels, as shares. */
const goals = [
  { what: 'right on the surer half', figure: 'halfCoverageAccuracy', wanted: 0.82 },
  { what: 'right among the likeliest three', figure: 'top3', wanted: 0.84 },
] as const;

/** What comes to what is learned before, one after the other. */
const ladder: readonly SizeId[] = sizeIds;

function falls({ set, bySize }: SetFigures): string[] {
  return ladder.flatMap((size, i) => {
    const before = ladder[i - 1];
    if (before === undefined || bySize[size].accuracy >= bySize[before].accuracy) return [];
    const [from, to] = [bySize[before].accuracy, bySize[size].accuracy].map(percent);
    const { low, high } = bySize[size].accuracyInterval;
    return [
      `- ${set.name}: from ${from} (${sizes[before].name}) to ${to} (${sizes[size].name}; 95 %: ${percent(low)} to ${percent(high)})`,
    ];
  });
}

/** What else was aimed at: figures of one set, and that more to learn from makes nothing worse. */
export function otherGoals(all: readonly SetFigures[]): string[] {
  const one = all.find(({ set }) => set.id === 'vraiDebat');
  const off = all.find(({ set }) => set.id === givenOffTheme.set);
  const fallen = all.flatMap(falls);
  return [
    ...(one
      ? goals.map(({ what, figure, wanted }) => {
          const ours = one.bySize.unlabelled[figure];
          const reached = ours >= wanted ? 'reached' : 'not reached';
          return `${one.set.name}, all texts without labels, ${what}: ${percent(ours)}; aimed at ${percent(wanted)}, ${reached}.`;
        })
      : []),
    ...(off?.offThemeAuroc === undefined
      ? []
      : [
          `Texts of no theme told, ${off.set.name}: an AUROC of ${off.offThemeAuroc.toFixed(2)}; given is ${givenOffTheme.auroc} for the best cosine alone, ` +
            'of texts that are not described. Here each theme is left out in turn, and its texts are those of no theme: among neighbours of the same debate, which is hard.',
        ]),
    fallen.length === 0
      ? 'Nowhere is less right with more to learn from.'
      : `With more to learn from no less should be right. It is here:\n\n${fallen.join('\n')}`,
  ];
}
