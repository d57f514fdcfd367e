// Fits the weights of src/core/tag/blend.json on the consultations of ../shared/data: `node scripts/fit-tagger.ts`.
// Says for each set what the calibration error is, and what it is when that set is left out of the fit; and for the invented
// consultations of training/, whose themes are all of one narrow subject, what both are where nothing was fitted on them.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { belongingTo, draw, type LabelledText } from '../src/core/evaluate/sample.ts';
import { learnedFrom } from '../src/core/evaluate/tagging.ts';
import { randomFrom, shuffled } from '../src/core/random.ts';
import { type Evidence, evidence } from '../src/core/tag/blend.ts';
import { Readings } from '../src/core/tag/reading.ts';
import type { TaggableTheme } from '../src/core/tag/tagger.ts';
import { rowsOf, themesFrom, themesOf } from './evaluation/sets.ts';
import { logistic, type Pair, predicted, type WeighedPairs } from './logistic.ts';

const root = join(import.meta.dirname, '..');
const sets = [
  'vraidebat_titles_fr',
  'wethepeople_en',
  'bowlinggreen_topics_en',
  'repnum_fr',
  'granddebat_annotated_fr',
];
/** Confirmed texts a theme, and texts without labels. */
const sizes = [
  [0, 0],
  [0, 60],
  [0, 300],
  [0, 1_000_000],
  [5, 1_000_000],
  [20, 1_000_000],
  [100, 1_000_000],
  [5, 0],
  [20, 0],
] as const;
/** The same for consultations of a few themes, drawn from those of a set; with texts of none of them. */
const fewThemes = [1, 2, 3, 4, 6];
const sizesOfFew = [
  [0, 0],
  [0, 1_000_000],
  [5, 1_000_000],
  [20, 1_000_000],
] as const;
/** The same for the narrow ones, which are small. */
const narrowSizes = [
  [0, 0],
  [5, 1_000_000],
  [20, 1_000_000],
] as const;
/** What a draw of few themes weighs beside one of all. */
const weightOfFew = 0.3;
/** Texts that a theme must have to be drawn; texts of none of the themes drawn to one of them. */
const leastTexts = 10;
const strays = 0.15;
const seeds = [1, 2];
const mostTexts = 2_500;

/** One text and one theme. */
interface TextPair extends Pair {
  readonly text: number;
}

interface Case extends WeighedPairs {
  readonly set: string;
  readonly size: string;
  readonly pairs: readonly TextPair[];
}

interface Loaded {
  readonly themes: readonly TaggableTheme[];
  readonly texts: readonly LabelledText[];
  readonly strays: readonly LabelledText[];
}

interface Row {
  readonly id: string;
  readonly text: string;
  readonly labels: readonly string[];
  readonly kind?: string;
}

const names = Object.keys(
  JSON.parse(readFileSync(join(root, 'src', 'core', 'tag', 'blend.json'), 'utf8')),
) as (keyof Evidence)[];

function load(set: string): Loaded {
  const themes = themesOf(set);
  const rows = rowsOf<Row>(set, themes).filter(
    ({ kind }) => set !== 'repnum_fr' || kind?.startsWith('propos'),
  );
  return { themes, texts: shuffled(rows, randomFrom(5)).slice(0, mostTexts), strays: [] };
}

interface Narrow {
  readonly id: string;
  readonly themes: Readonly<Record<string, string>>;
  readonly texts: readonly { readonly text: string; readonly labels: readonly string[] }[];
}

/** The invented consultations of a narrow subject. */
function narrow(): Loaded[] {
  return ['fr', 'en'].flatMap((language) => {
    const all: readonly Narrow[] = JSON.parse(
      readFileSync(join(root, 'training', `narrow-${language}.json`), 'utf8'),
    );
    return all.map((one) => {
      const themes = themesFrom(one.themes);
      const texts = one.texts.map(({ text, labels }, i) => ({ id: `${one.id}-${i}`, text, labels }));
      return { themes, texts: belongingTo(themes, texts), strays: [] };
    });
  });
}

/** A consultation of a few of the themes; undefined where there are not enough. */
function few({ themes, texts }: Loaded, count: number, seed: number): Loaded | undefined {
  const frequent = themes.filter(
    ({ id }) => texts.filter(({ labels: [first] }) => first === id).length >= leastTexts,
  );
  if (frequent.length <= count) return undefined;
  const drawn = shuffled(frequent, randomFrom(seed * 100 + count)).slice(0, count);
  const ids = new Set(drawn.map(({ id }) => id));
  const belongs = ({ labels }: LabelledText): boolean => labels.some((label) => ids.has(label));
  return {
    themes: drawn,
    texts: texts
      .filter(belongs)
      .map((one) => ({ ...one, labels: one.labels.filter((label) => ids.has(label)) })),
    strays: shuffled(
      texts.filter((one) => !belongs(one)).map((one) => ({ ...one, labels: [] })),
      randomFrom(seed),
    ),
  };
}

function caseOf(
  set: string,
  loaded: Loaded,
  [labels, unlabelled]: readonly [number, number],
  seed: number,
): Case {
  const { themes, texts } = loaded;
  const sample = draw(texts, { labels, unlabelled }, randomFrom(seed));
  const reader = new Readings().by(learnedFrom(themes, sample.labelled, sample.unlabelled));
  const test = [...sample.test, ...loaded.strays.slice(0, Math.ceil(sample.test.length * strays))];
  const pairs = test.flatMap((one, text) =>
    evidence(reader.read(one.text)).map(
      (found, i): TextPair => ({
        text,
        x: names.map((name) => found[name]),
        y: one.labels.includes(themes[i]?.id ?? '') ? 1 : 0,
      }),
    ),
  );
  const isFew = loaded.strays.length > 0;
  const size = `${isFew ? `${themes.length} themes, ` : ''}${labels}/${unlabelled}`;
  return { set, size, weight: isFew ? weightOfFew : 1, pairs };
}

function figures(cases: readonly Case[], weights: readonly number[]): { accuracy: number; error: number } {
  const each = cases.map(({ pairs }) => {
    const best = new Map<number, { p: number; y: number }>();
    for (const { text, x, y } of pairs) {
      const p = predicted(weights, x);
      if (p > (best.get(text)?.p ?? -1)) best.set(text, { p, y });
    }
    const all = [...best.values()];
    const bins = Map.groupBy(all, ({ p }) => Math.min(9, Math.floor(p * 10)));
    const error = bins
      .values()
      .reduce((sum, bin) => sum + Math.abs(bin.reduce((so, { p, y }) => so + p - y, 0)) / all.length, 0);
    return { accuracy: all.reduce((sum, { y }) => sum + y, 0) / all.length, error };
  });
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  return { accuracy: mean(each.map((one) => one.accuracy)), error: mean(each.map((one) => one.error)) };
}

const cases = sets.flatMap((set) => {
  const all = load(set);
  return seeds.flatMap((seed) => [
    ...sizes.map((size) => caseOf(set, all, size, seed)),
    ...fewThemes.flatMap((count) => {
      const some = few(all, count, seed);
      return some ? sizesOfFew.map((size) => caseOf(set, some, size, seed)) : [];
    }),
  ]);
});
const weights = logistic(cases);
const percent = (share: number): string => (share * 100).toFixed(1);
console.log('set, labels/unlabelled: accuracy, calibration error, the same with the set left out of the fit');
for (const set of sets) {
  const left = logistic(cases.filter((one) => one.set !== set));
  for (const size of new Set(cases.map((one) => one.size))) {
    const some = cases.filter((one) => one.set === set && one.size === size);
    const inside = figures(some, weights);
    console.log(
      `${set}, ${size}: ${percent(inside.accuracy)}, ${percent(inside.error)}, ${percent(figures(some, left).error)}`,
    );
  }
}
const narrowCases = narrow().flatMap((one) => narrowSizes.map((size) => caseOf('narrow', one, size, 1)));
for (const size of new Set(narrowCases.map((one) => one.size))) {
  const { accuracy, error } = figures(
    narrowCases.filter((one) => one.size === size),
    weights,
  );
  console.log(`ten narrow ones, ${size}: ${percent(accuracy)}, -, ${percent(error)}`);
}
await writeFile(
  join(root, 'src', 'core', 'tag', 'blend.json'),
  `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, Number((weights[i] ?? 0).toFixed(3))])), null, 2)}\n`,
);
