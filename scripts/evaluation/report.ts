import { beside, type Compared, compare, given, oneDecimal } from './given.ts';
import { percent, signed, table } from './markdown.ts';
import type { SetFigures } from './measure.ts';
import { baselineSizeIds, sizeIds, sizes } from './sizes.ts';

const mark = '▼';
const highestEce = 5;

const names = (all: readonly SetFigures[]): string[] => all.map(({ set }) => set.name);

function shown({ given: theirs, ours, difference, short }: Compared): string {
  const cell = `${theirs.toFixed(1)} → ${ours.toFixed(1)} (${signed(difference)})`;
  return short ? `${cell} ${mark}` : cell;
}

/** The given baselines, ours and the difference. */
export function besideGiven(all: readonly SetFigures[]): string {
  return table(
    ['baseline → ours (difference)', ...names(all)],
    given.map((one) => [
      one.name,
      ...all.map(({ set, bySize }) => {
        const compared = compare(one, set.id, bySize);
        return compared ? shown(compared) : '-';
      }),
    ]),
  );
}

/** The simple baseline on the very same texts. */
export function besideMeasured(all: readonly SetFigures[]): string {
  return table(
    ['centroids → ours (difference)', ...names(all)],
    baselineSizeIds.map((size) => [
      sizes[size].name,
      ...all.map(({ baseline, bySize }) => {
        const theirs = oneDecimal(baseline[size] * 100);
        return shown(beside(theirs, oneDecimal(bySize[size].accuracy * 100)));
      }),
    ]),
  );
}

const isMiscalibrated = (ece: number): boolean => ece * 100 > highestEce;

/** Where ours is not two points better than a given baseline, and where its probabilities are further off than wanted. */
export function notReached(all: readonly SetFigures[]): string[] {
  const short = all.flatMap(({ set, bySize, baseline }) =>
    given.flatMap((one) => {
      const compared = compare(one, set.id, bySize);
      if (!compared?.short) return [];
      const { ece } = bySize[one.size];
      const same = baselineSizeIds.find((size) => size === one.size);
      return [
        [
          set.name,
          one.name,
          compared.given.toFixed(1),
          compared.ours.toFixed(1),
          signed(compared.difference),
          one.figure === 'accuracy' && same ? percent(baseline[same]) : '-',
          `${percent(ece)}${isMiscalibrated(ece) ? `, above ${highestEce.toFixed(1)}` : ''}`,
        ],
      ];
    }),
  );
  const off = all.flatMap(({ set, bySize }) => {
    const some = sizeIds.filter((size) => isMiscalibrated(bySize[size].ece));
    if (some.length === 0) return [];
    const cells = some.map((size) => `${sizes[size].name} (${percent(bySize[size].ece)})`);
    return [`- ${set.name}: ${cells.join(', ')}`];
  });
  return [
    ...(short.length === 0
      ? ['Ours is two points better than every baseline above.']
      : [
          `In ${short.length} of the cells above ours is not two points better than the baseline:`,
          table(
            [
              'set',
              'baseline',
              'its figure',
              'ours',
              'difference',
              'centroids on the same texts',
              'ECE of ours',
            ],
            short,
          ),
        ]),
    ...(off.length === 0
      ? [`Nowhere is the calibration error (ECE) above ${highestEce.toFixed(1)}.`]
      : [`The calibration error (ECE) is above ${highestEce.toFixed(1)} here:`, off.join('\n')]),
  ];
}

/** What was measured of one set, by how much is learned. */
export function ofOneSet({ set, bySize }: SetFigures): string[] {
  const { predictions, texts } = bySize.cold;
  const draws =
    set.seeds.length === 1
      ? `${texts} texts measured, one draw`
      : `${predictions} predictions of ${texts} texts, pooled over ${set.seeds.length} draws`;
  return [
    `### ${set.name}`,
    `${draws}; ${set.themes.length} themes.`,
    table(
      [
        'learned from',
        'confirmed',
        'without labels',
        'accuracy (95 %)',
        'top 3',
        'macro-F1',
        'sample F1',
        'surer half',
        'taken without asking, right',
        'ECE',
      ],
      sizeIds.map((size) => {
        const figures = bySize[size];
        const { low, high } = figures.accuracyInterval;
        return [
          sizes[size].name,
          figures.labelled,
          figures.unlabelled,
          `${percent(figures.accuracy)} (${percent(low)} to ${percent(high)})`,
          percent(figures.top3),
          percent(figures.macroF1),
          percent(figures.sampleF1),
          percent(figures.halfCoverageAccuracy),
          `${percent(figures.taken.share)}, ${percent(figures.taken.accuracy)}`,
          percent(figures.ece),
        ];
      }),
    ),
  ];
}

/** Speed, memory and steadiness of every set. */
export function howItRuns(all: readonly SetFigures[]): string {
  return table(
    [
      'set',
      'contributions a second, one core',
      'memory, MB',
      'texts of no theme told, AUROC',
      'same in another order',
    ],
    all.map(({ set, running, offThemeAuroc, stability }) => [
      set.name,
      Math.round(running.perSecond),
      Math.round(running.megabytes),
      offThemeAuroc?.toFixed(3) ?? '-',
      percent(stability),
    ]),
  );
}
