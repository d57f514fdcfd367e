// Fits the weights of src/core/segment/kinds.json on the marked ideas of training/ and of the half of benchmark/ that may
// be tuned on: `node scripts/fit-kinds.ts`. Says how well ideas that were left out are told, and from which probability on
// a kind is told at all.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { kindFigures } from '../src/core/evaluate/kinds.ts';
import { type KindModel, type LikelyKind, likeliestKind, softmax } from '../src/core/segment/kind.ts';
import { kindCluesOf } from '../src/core/segment/kind-clues.ts';
import { type MarkedMessage, readMarked } from '../src/core/segment/marked.ts';
import { type IdeaKind, ideaKinds } from '../src/core/segment/segmentation.ts';
import { fitClues } from './clue-weights.ts';

const root = join(import.meta.dirname, '..');
/** A clue of fewer ideas says nothing. */
const leastTimes = 4;
/** So many clues are kept: the file must stay small. */
const mostClues = 3_500;
const folds = 5;
/** What an idea of the benchmark counts beside one of training/: the benchmark is the standard. */
const copies = 3;
/** Of the kinds that are told, this share must be right. */
const target = 0.8;

interface Example {
  readonly kind: IdeaKind;
  readonly clues: readonly string[];
  /** Ideas of one message are left out together. */
  readonly fold: number;
  readonly standard: boolean;
}

const lines = (file: string): string[] =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

function examplesOf({ text, ideas }: MarkedMessage, i: number, standard: boolean): Example[] {
  return ideas.map(({ start, end, kind }) => ({
    kind,
    clues: [...kindCluesOf(text.slice(start, end))],
    fold: i % folds,
    standard,
  }));
}

function fit(given: readonly Example[]): KindModel {
  const cases = given.map(({ kind, clues, standard }) => ({
    clues,
    copies: standard ? copies : 1,
    slopes: (scores: readonly number[]) =>
      softmax(scores).map((probability, i) => probability - (ideaKinds[i] === kind ? 1 : 0)),
  }));
  return fitClues(cases, { classes: ideaKinds.length, leastTimes, mostClues });
}

const percent = (share: number): string => (share * 100).toFixed(1);

type Left = readonly (readonly [Example, LikelyKind])[];

function figuresAt(left: Left, surely: number) {
  return kindFigures(
    left.map(([{ kind: gold }, { kind, probability }]) => ({
      gold,
      ...(probability >= surely ? { told: kind } : {}),
    })),
  );
}

function measured(name: string, left: Left, surely: number): void {
  const { ideas, told, precision, accuracy, macroF1, commonest } = figuresAt(left, surely);
  console.log(
    `${name}, from ${surely}: ${ideas} ideas, told ${percent(told)}, of these right ${percent(precision)}; of all right ${percent(accuracy)}, macro-F1 ${percent(macroF1)}; commonest kind ${percent(commonest)}`,
  );
}

const examples = ['fr', 'en'].flatMap((language) => [
  ...lines(`training/${language}.txt`).flatMap((line, i) => examplesOf(readMarked(line), i, false)),
  ...lines(`benchmark/${language}.jsonl`)
    .filter((_, i) => i % 2 === 0)
    .flatMap((line, i) => {
      const message: MarkedMessage = JSON.parse(line);
      return examplesOf(message, i, true);
    }),
]);

const left = Array.from({ length: folds }, (_, fold) => {
  const model = fit(examples.filter((one) => one.fold !== fold));
  return examples
    .filter((one) => one.fold === fold)
    .map((one) => [one, likeliestKind(model, one.clues)] as const);
}).flat();
const standard = left.filter(([one]) => one.standard);
const thresholds = Array.from({ length: 19 }, (_, i) => (i + 1) / 20);
const surely = thresholds.find((one) => figuresAt(standard, one).precision >= target) ?? 0.95;
for (const at of [0, surely]) {
  measured(
    'training/, each left out',
    left.filter(([one]) => !one.standard),
    at,
  );
  measured('benchmark/, tuned on, each left out', standard, at);
}
for (const gold of ideaKinds) {
  const row = ideaKinds.map(
    (kind) => left.filter(([one, told]) => one.kind === gold && told.kind === kind).length,
  );
  console.log(`${gold.padEnd(12)} told ${ideaKinds.map((kind, i) => `${kind} ${row[i]}`).join(', ')}`);
}
// One clue a line, as the formatter would have it.
const clues = [...fit(examples)].map(
  ([clue, weights]) => `    ${JSON.stringify(clue)}: [${weights.join(', ')}]`,
);
const file = `{\n  "surely": ${surely},\n  "clues": {\n${clues.join(',\n')}\n  }\n}\n`;
console.log(`${clues.length} clues, ${Math.round(Buffer.byteLength(file) / 1000)} kB`);
await writeFile(join(root, 'src', 'core', 'segment', 'kinds.json'), file);
