// Fits the weights of src/core/tag/in-context.json on ../shared/data, or on the folder given:
// `node scripts/fit-context.ts [--held-out] [FOLDER]`.
//
// République numérique: arguments, each with the proposal that it answers to, whose theme is the argument's by the
// making of the set: the proposal's words are used, never its theme. Some arguments are given another theme's proposal,
// as answers drift. Grand débat: answers under their question, which mostly says nothing of their themes; these are
// their own. Says for each half of the contexts what the weights of the other half reach on it; with --held-out it says
// that alone, as JSON, and writes nothing.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { LabelledText } from '../src/core/evaluate/sample.ts';
import { learnedFrom } from '../src/core/evaluate/tagging.ts';
import { randomFrom, shuffled } from '../src/core/random.ts';
import { blend } from '../src/core/tag/blend.ts';
import { featuresOf } from '../src/core/tag/features.ts';
import { contextEvidence } from '../src/core/tag/in-context.ts';
import { Readings } from '../src/core/tag/reading.ts';
import type { TaggableTheme } from '../src/core/tag/tagger.ts';
import { rowsOf, themesOf } from './evaluation/sets.ts';
import { logistic, predicted, type WeighedPairs } from './logistic.ts';

const root = join(import.meta.dirname, '..');
const {
  values: { 'held-out': heldOutOnly },
  positionals: [folder],
} = parseArgs({ options: { 'held-out': { type: 'boolean' } }, allowPositionals: true });
const target = join(root, 'src', 'core', 'tag', 'in-context.json');
/** Confirmed texts a theme, and texts without labels. */
const sizes = [
  [0, 0],
  [0, 300],
  [0, 1_000_000],
  [5, 1_000_000],
  [20, 1_000_000],
] as const;
/** How many of ten answers drift from what they answer to: assumed, not measured. */
const drifting = 2;
/** What the questions weigh beside the proposals. */
const weightOfQuestions = 0.5;
const shortWords = 5;

interface Row extends LabelledText {
  readonly parent?: string;
  readonly question?: string;
}

/** The words that a row answers to or stands under. */
type ContextOf = (row: Row, byId: ReadonlyMap<string, Row>) => string | undefined;
type Size = readonly [labels: number, unlabelled: number];

/** A text with its context, each read alone. */
interface Told {
  readonly half: number;
  readonly length: number;
  readonly labels: readonly boolean[];
  readonly alone: readonly number[];
  readonly around: readonly number[];
  readonly drifted?: readonly number[];
}

const names = Object.keys(JSON.parse(readFileSync(target, 'utf8')));
const halfOf = (id: string): number => (createHash('sha256').update(id).digest()[0] ?? 0) % 2;
const percent = (share: number): string => (share * 100).toFixed(1);

function load(set: string): { readonly themes: readonly TaggableTheme[]; readonly rows: readonly Row[] } {
  const themes = themesOf(set, folder);
  return { themes, rows: rowsOf<Row>(set, themes, folder) };
}

/** Reads one half of a set's texts with what is learned from the other half: no text that is measured, nor what it answers to. */
function told(set: string, contextOf: ContextOf, [labels, unlabelled]: Size, half: number): Told[] {
  const { themes, rows } = load(set);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const inHalf = ({ parent, id }: Row): boolean => halfOf(parent ?? id) === half;
  const random = randomFrom(42);
  const confirmed = themes.flatMap(({ id }) =>
    shuffled(
      rows.filter((row) => !inHalf(row) && row.labels[0] === id),
      random,
    ).slice(0, labels),
  );
  const known = learnedFrom(themes, confirmed, shuffled(rows, random).slice(0, unlabelled));
  const measured = rows.flatMap((row) => {
    const context = inHalf(row) ? contextOf(row, byId) : undefined;
    return context === undefined ? [] : [{ row, context }];
  });
  const reader = new Readings().by(known);
  const alone = measured.map(({ row }) => blend(reader.read(row.text)));
  const around = measured.map(({ context }) => blend(reader.read(context)));
  const logits = around.map((all) =>
    all.map((p) => Math.min(1 - 1e-4, Math.max(1e-4, p))).map((p) => Math.log(p / (1 - p))),
  );
  return measured.map(({ row }, i): Told => {
    const others = measured.flatMap((other, k) =>
      other.row.labels.some((label) => row.labels.includes(label)) ? [] : logits.slice(k, k + 1),
    );
    const drifts = random.below(10) < drifting && others.length > 0;
    const drifted = drifts ? others[random.below(others.length)] : undefined;
    return {
      half,
      length: featuresOf(row.text).stems.size,
      labels: themes.map(({ id }) => row.labels.includes(id)),
      alone: alone[i] ?? [],
      around: logits[i] ?? [],
      ...(drifted ? { drifted } : {}),
    };
  });
}

function pairsOf(all: readonly Told[], weight: number): WeighedPairs {
  return {
    weight,
    pairs: all.flatMap(({ alone, length, around, drifted, labels }) =>
      contextEvidence(alone, length, drifted ?? around).map((found, i) => ({
        x: Object.values(found),
        y: labels[i] ? (1 as const) : (0 as const),
      })),
    ),
  };
}

function figures(all: readonly Told[], read: (one: Told) => readonly number[]): string {
  const likeliest = all.map((one) => {
    const found = read(one);
    const p = Math.max(...found);
    return { p, right: one.labels[found.indexOf(p)] ? 1 : 0 };
  });
  const bins = Map.groupBy(likeliest, ({ p }) => Math.min(9, Math.floor(p * 10)));
  const error = bins
    .values()
    .reduce((sum, bin) => sum + Math.abs(bin.reduce((so, { p, right }) => so + p - right, 0)), 0);
  const right = likeliest.reduce((sum, one) => sum + one.right, 0);
  return `${percent(right / all.length)} (ECE ${percent(error / all.length)})`;
}

/** Both halves of a set, each read with what is learned from the other. */
function both(set: string, contextOf: ContextOf, size: Size): Told[] {
  return [...told(set, contextOf, size, 0), ...told(set, contextOf, size, 1)];
}

const replies: Told[] = [];
const questions: Told[] = [];
const bySize = new Map<string, readonly Told[]>();
for (const size of sizes) {
  const some = both('repnum_fr', ({ parent }, byId) => byId.get(parent ?? '')?.text, size);
  bySize.set(size.join('/'), some);
  replies.push(...some);
  questions.push(...both('granddebat_annotated_fr', ({ question }) => question, size));
}

const fit = (keep: (one: Told) => boolean): number[] =>
  logistic([pairsOf(replies.filter(keep), 1), pairsOf(questions.filter(keep), weightOfQuestions)]);
const mixed =
  (weights: readonly number[]) =>
  ({ alone, length, around }: Told): readonly number[] =>
    contextEvidence(alone, length, around).map((one) => predicted(weights, Object.values(one)));
const sigmoids = ({ around }: Told): readonly number[] => around.map((logit) => 1 / (1 + Math.exp(-logit)));

const heldOut: object[] = [];
for (const half of [0, 1]) {
  const weights = fit((one) => one.half !== half);
  const say = (name: string, all: readonly Told[]): void => {
    const some = all.filter((one) => one.half === half);
    const [alone, context, both] = [({ alone }: Told) => alone, sigmoids, mixed(weights)].map((read) =>
      figures(some, read),
    );
    heldOut.push({ half, name, texts: some.length, alone, context, both });
    if (!heldOutOnly)
      console.log(`${name}: ${some.length} texts | alone ${alone} | context ${context} | both ${both}`);
  };
  if (!heldOutOnly)
    console.log(
      `half ${half}, weights of the other: ${names.map((name, i) => `${name} ${weights[i]?.toFixed(2)}`).join(', ')}`,
    );
  if (!heldOutOnly) for (const [size, some] of bySize) say(`arguments, ${size}`, some);
  say('arguments', replies);
  say(
    `arguments of up to ${shortWords} words`,
    replies.filter(({ length }) => length <= shortWords),
  );
  say('questions', questions);
}
if (heldOutOnly) console.log(JSON.stringify(heldOut));
else {
  const weights = fit(() => true);
  await writeFile(
    target,
    `${JSON.stringify(Object.fromEntries(names.map((name, i) => [name, Number((weights[i] ?? 0).toFixed(3))])), null, 2)}\n`,
  );
}
