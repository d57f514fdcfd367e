import { expect, test } from 'vitest';
import { coverageCurves, learningCurves } from '../../scripts/evaluation/charts.ts';
import type { SetFigures, SizeFigures } from '../../scripts/evaluation/measure.ts';
import { besideGiven, notReached } from '../../scripts/evaluation/report.ts';
import { pooledFigures } from '../../src/core/evaluate/pooled.ts';

const figures: SizeFigures = {
  ...pooledFigures([]),
  labelled: 0,
  unlabelled: 0,
  accuracy: 0.7,
  halfCoverageAccuracy: 0.9,
  top3: 0.9,
  ece: 0.02,
};

/** Figures of We the People: better than the baselines, but where it is said otherwise. */
function weThePeople(cold: Partial<SizeFigures> = {}): SetFigures {
  return {
    set: { id: 'weThePeople', name: 'We the People', texts: [], themes: [], seeds: [42] },
    bySize: {
      cold: { ...figures, ...cold },
      sixty: figures,
      threeHundred: figures,
      unlabelled: figures,
      five: figures,
      twenty: figures,
      hundred: figures,
    },
    baseline: { cold: 0.59, five: 0.6, twenty: 0.61, hundred: 0.62 },
    running: { perSecond: 500, megabytes: 120 },
    offThemeAuroc: undefined,
    stability: 1,
  };
}

test('what is two points better than every baseline is listed nowhere', () => {
  expect(besideGiven([weThePeople()])).not.toContain('▼');
  expect(notReached([weThePeople()]).join('\n')).toMatch(/two points better than every.*\n.*Nowhere/);
});

test('less than two points is marked beside the better of the cold baselines alone, and listed with its calibration', () => {
  const all = [weThePeople({ accuracy: 0.6, ece: 0.061 })];
  const marked = besideGiven(all)
    .split('\n')
    .filter((row) => row.includes('▼'));
  expect(marked).toEqual(['| cold: cosine on stems and character n-grams | 59.8 → 60.0 (+0.2) ▼ |']);
  const text = notReached(all).join('\n');
  expect(text).toContain('| 59.8 | 60.0 | +0.2 | 59.0 | 6.1, above 5.0 |');
  expect(text).toContain('- We the People: cold: descriptions only (6.1)');
  // Two points are enough.
  expect(besideGiven([weThePeople({ accuracy: 0.618 })])).not.toContain('▼');
});

test('the pictures are the same at every call, name the set and have colours for dark screens', () => {
  const draw = () => [learningCurves([weThePeople()]), coverageCurves([weThePeople()], 'unlabelled')];
  const pictures = draw();
  expect(draw()).toEqual(pictures);
  for (const picture of pictures) {
    expect(picture).toContain('We the People');
    expect(picture).toContain('prefers-color-scheme:dark');
  }
});
