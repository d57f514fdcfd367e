// Fits the weights of src/core/segment/any-idea.json on the messages of training/ and of the half of benchmark/ that may be
// tuned on: `node scripts/fit-any-idea.ts` (some minutes). Says how many messages that were left out are taken for mere talk.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomFrom, shuffled } from '../src/core/random.ts';
import { type IdeaWeights, longestTalk, oddsOfIdea, saidIn } from '../src/core/segment/any-idea.ts';
import { ideaCluesOf } from '../src/core/segment/idea-clues.ts';
import { beliefInNone } from '../src/core/segment/learned.ts';
import { type MarkedMessage, readMarked } from '../src/core/segment/marked.ts';
import { segmentByRules } from '../src/core/segment/rules.ts';

const root = join(import.meta.dirname, '..');
const epochs = 6;
const rate = 0.05;
const ridge = 1e-2;
/** A clue of fewer messages says nothing. */
const leastTimes = 3;
/** So many clues are kept: the file must stay small. */
const mostClues = 5_000;
const folds = 4;
/** Of training/, so many neighbours are left out together: they are of one writer and often alike. */
const block = 20;
/** Ideas of so many characters at most are learned from by themselves too. */
const shortIdea = 60;
/** What a message of the benchmark, and one written to tell talk from ideas, counts beside one of training/. */
const copies = 3;
/** Of the messages with an idea that were left out, at most this share may be taken for mere talk. */
const mostLost = 0.0005;

interface Example {
  readonly from: 'training' | 'idea alone' | 'benchmark' | 'talk or short idea';
  readonly said: string;
  readonly clues: readonly string[];
  readonly hasIdea: boolean;
  readonly fold: number;
  readonly weight: number;
}

const lines = (file: string): string[] =>
  readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
const tuned = (file: string): string[] => lines(file).filter((_, i) => i % 2 === 0);

function exampleOf(
  from: Example['from'],
  text: string,
  hasIdea: boolean,
  fold: number,
  weight: number,
): Example[] {
  if (text.length > longestTalk) return [];
  const said = saidIn(text);
  return [{ from, said, hasIdea, fold, weight, clues: [...ideaCluesOf(said)] }];
}

function trainingOf({ text, ideas }: MarkedMessage, i: number): Example[] {
  const fold = Math.floor(i / block) % folds;
  const alone = ideas.filter(({ start, end }) => end - start < shortIdea && end - start < text.length - 1);
  return [
    ...exampleOf('training', text, ideas.length > 0, fold, 1),
    ...alone.flatMap(({ start, end }) => exampleOf('idea alone', text.slice(start, end), true, fold, 1)),
  ];
}

const examples = ['fr', 'en'].flatMap((language) => [
  ...lines(`training/${language}.txt`).flatMap((line, i) => trainingOf(readMarked(line), i)),
  ...tuned(`benchmark/${language}.jsonl`).flatMap((line, i) => {
    const { text, ideas }: MarkedMessage = JSON.parse(line);
    return exampleOf('benchmark', text, ideas.length > 0, i % folds, copies);
  }),
  ...['no-idea', 'short-idea'].flatMap((name) =>
    tuned(`training/${name}-${language}.txt`).flatMap((text, i) =>
      exampleOf('talk or short idea', text, name === 'short-idea', i % folds, copies),
    ),
  ),
]);

/** Fits the weights of the clues that may count, by AdaGrad on the likelihood (Duchi, Hazan and Singer, 2011). */
function fitOn(given: readonly Example[], holds: (clue: string) => boolean) {
  const times = new Map<string, number>();
  for (const { clues } of given) for (const clue of clues) times.set(clue, (times.get(clue) ?? 0) + 1);
  const kept = [...times].flatMap(([clue, count]) => (count >= leastTimes && holds(clue) ? [clue] : []));
  const places = new Map(kept.map((clue, i) => [clue, i]));
  const weights = new Float64Array(kept.length);
  const squares = new Float64Array(kept.length).fill(1e-4);
  const cases = given.map(({ clues, hasIdea, weight }) => ({
    gold: hasIdea ? 1 : 0,
    weight,
    at: Int32Array.from(clues.flatMap((clue) => places.get(clue) ?? [])),
  }));
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const { gold, weight, at } of shuffled(cases, randomFrom(epoch))) {
      const score = at.reduce((sum, place) => sum + (weights[place] ?? 0), 0);
      const slope = weight * (1 / (1 + Math.exp(-score)) - gold);
      for (const place of at) {
        const whole = slope + ridge * (weights[place] ?? 0);
        squares[place] = (squares[place] ?? 0) + whole * whole;
        weights[place] = (weights[place] ?? 0) - (rate * whole) / Math.sqrt(squares[place] ?? 1);
      }
    }
  }
  return kept.map((clue, i) => ({ clue, times: times.get(clue) ?? 0, weight: weights[i] ?? 0 }));
}

/** Fits twice: the second time on the clues alone that said most the first time. */
function fit(given: readonly Example[]): IdeaWeights {
  const said = fitOn(given, () => true)
    .map(({ clue, times, weight }) => ({ clue, said: Math.abs(weight) * times ** 0.5 }))
    .sort((a, b) => b.said - a.said || (a.clue < b.clue ? -1 : 1));
  const kept = new Set(said.slice(0, mostClues).map(({ clue }) => clue));
  return new Map(
    fitOn(given, (clue) => kept.has(clue))
      .map(({ clue, weight }): [string, number] => [clue, Math.round(weight * 10)])
      .filter(([, weight]) => weight !== 0)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Above these odds nothing is mere talk: the network need not be asked. */
const noTalk = 0;

function oddsBy(weights: IdeaWeights, { said, clues }: Example): number {
  const beliefIn = (text: string): number =>
    beliefInNone(
      text,
      segmentByRules(text).filter(({ role }) => role === 'contribution'),
    );
  return oddsOfIdea(weights, said, clues, beliefIn, noTalk);
}

const left = Array.from({ length: folds }, (_, fold) => {
  const weights = fit(examples.filter((one) => one.fold !== fold));
  return examples.filter((one) => one.fold === fold).map((one) => ({ ...one, odds: oddsBy(weights, one) }));
}).flat();
const withIdea = left
  .filter(({ from, hasIdea }) => hasIdea && from !== 'idea alone')
  .sort((a, b) => a.odds - b.odds);
const below = Math.round((withIdea[Math.floor(withIdea.length * mostLost)]?.odds ?? 0) * 100) / 100;
console.log(`mere talk below ${below}`);
for (const from of new Set(left.map((one) => one.from))) {
  for (const hasIdea of [true, false]) {
    const own = left.filter((one) => one.from === from && one.hasIdea === hasIdea);
    const talk = own.filter(({ odds }) => odds < below);
    if (own.length === 0) continue;
    console.log(
      `${from}, left out, ${hasIdea ? 'an idea' : 'no idea'}: ${talk.length} of ${own.length} are taken for mere talk`,
    );
  }
}
// One clue a line, as the formatter would have it.
const clues = [...fit(examples)].map(([clue, weight]) => `    ${JSON.stringify(clue)}: ${weight}`);
const file = `{\n  "below": ${below},\n  "clues": {\n${clues.join(',\n')}\n  }\n}\n`;
console.log(`${clues.length} clues, ${Math.round(Buffer.byteLength(file) / 1000)} kB`);
writeFileSync(join(root, 'src', 'core', 'segment', 'any-idea.json'), file);
