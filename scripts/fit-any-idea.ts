// Fits the weights of src/core/segment/any-idea.json on the messages of training/ and of the half of benchmark/ that may be
// tuned on: `node scripts/fit-any-idea.ts` (some minutes). Says how many messages that were left out are taken for mere talk.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type IdeaWeights, longestTalk, oddsOfIdea, saidIn } from '../src/core/segment/any-idea.ts';
import { ideaCluesOf } from '../src/core/segment/idea-clues.ts';
import { beliefInNone } from '../src/core/segment/learned.ts';
import { type MarkedMessage, readMarked } from '../src/core/segment/marked.ts';
import { segmentByRules } from '../src/core/segment/rules.ts';
import { fitClues } from './clue-weights.ts';

const root = join(import.meta.dirname, '..');
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

function fit(given: readonly Example[]): IdeaWeights {
  const cases = given.map(({ clues, hasIdea, weight }) => ({
    clues,
    copies: 1,
    slopes: ([score = 0]: readonly number[]) => [weight * (1 / (1 + Math.exp(-score)) - (hasIdea ? 1 : 0))],
  }));
  const fitted = fitClues(cases, { classes: 1, leastTimes, mostClues });
  return new Map([...fitted].map(([clue, [weight = 0]]) => [clue, weight]));
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
