// Fits the weights of src/core/segment/ideas.json on the marked messages of training/ and on the half of benchmark/ that
// may be tuned on: `node scripts/fit-segmenter.ts`. Says how well messages that were left out are split.
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { evaluateSegmentation } from '../src/core/evaluate/segmenting.ts';
import { randomFrom, shuffled } from '../src/core/random.ts';
import { cluesOf } from '../src/core/segment/clues.ts';
import { ideasByModel } from '../src/core/segment/learned.ts';
import { type MarkedMessage, readMarked } from '../src/core/segment/marked.ts';
import { segmentByRules } from '../src/core/segment/rules.ts';
import type { Part, Span } from '../src/core/segment/segmentation.ts';
import {
  follows,
  type Label,
  type SequenceModel,
  scores,
  type Weights,
} from '../src/core/segment/sequence-model.ts';

const root = join(import.meta.dirname, '..');
const epochs = 5;
const rate = 0.1;
const ridge = 4e-4;
/** A clue of fewer messages' tokens says nothing. */
const leastTimes = 5;
/** Models of nine tenths of the messages each, whose mean is steadier than any. */
const members = 6;
/** Weights this small are left out. */
const leastWeight = 0.2;
const folds = 5;

const all: readonly Label[] = [0, 1, 2];

interface Example extends MarkedMessage {
  readonly id: string;
  readonly clues: readonly (readonly string[])[];
  readonly labels: readonly Label[];
  readonly ruled: readonly Part[];
}

function lines(file: string): string[] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function exampleOf(message: MarkedMessage, id: string): Example {
  const ruled = segmentByRules(message.text).filter(({ role }) => role === 'contribution');
  const { tokens, clues } = cluesOf(message.text, ruled);
  const labels = tokens.map((token, i): Label => {
    const idea = message.ideas.find(({ start, end }) => token.start >= start && token.start < end);
    if (!idea) return 2;
    return (tokens[i - 1]?.start ?? -1) >= idea.start ? 1 : 0;
  });
  return { ...message, id, clues, labels, ruled };
}

interface Fitted extends SequenceModel {
  readonly clues: ReadonlyMap<string, Weights>;
}

/** Weights while they are learned: those of the clues, then first's and next's. */
interface Learning {
  readonly places: ReadonlyMap<string, number>;
  readonly weights: Float64Array;
}

const transition = (learning: Learning, before: Label | undefined): number =>
  (learning.places.size + (before ?? 3)) * 3;

const logSum = (values: readonly number[]): number => {
  const most = Math.max(...values);
  return most === Number.NEGATIVE_INFINITY
    ? most
    : most + Math.log(values.reduce((sum, value) => sum + Math.exp(value - most), 0));
};

/** The probability of each label at each token, and of each pair of labels (forward and backward sums). */
function marginals(learning: Learning, own: readonly (readonly number[])[]) {
  const step = (before: Label | undefined, label: Label): number =>
    follows(label, before)
      ? (learning.weights[transition(learning, before) + label] ?? 0)
      : Number.NEGATIVE_INFINITY;
  const forward: number[][] = [];
  for (const score of own) {
    const before = forward.at(-1);
    forward.push(
      all.map(
        (label) =>
          (before
            ? logSum(all.map((from) => (before[from] ?? 0) + step(from, label)))
            : step(undefined, label)) + (score[label] ?? 0),
      ),
    );
  }
  const backward: number[][] = [];
  for (const score of [...own.slice(1), undefined].reverse()) {
    const after = backward[0];
    backward.unshift(
      all.map((label) =>
        after && score ? logSum(all.map((to) => step(label, to) + (score[to] ?? 0) + (after[to] ?? 0))) : 0,
      ),
    );
  }
  const whole = logSum(forward.at(-1) ?? [0]);
  const nodes = forward.map((values, t) =>
    all.map((label) => Math.exp((values[label] ?? 0) + (backward[t]?.[label] ?? 0) - whole)),
  );
  const pair = (t: number, from: Label, to: Label): number =>
    Math.exp(
      (forward[t - 1]?.[from] ?? 0) + step(from, to) + (own[t]?.[to] ?? 0) + (backward[t]?.[to] ?? 0) - whole,
    );
  return { nodes, pair };
}

/** Fits one model by AdaGrad on the likelihood (Duchi, Hazan and Singer, 2011). */
function fitOne(examples: readonly Example[], seed: number): Fitted {
  const times = new Map<string, number>();
  for (const { clues } of examples)
    for (const each of clues) for (const clue of each) times.set(clue, (times.get(clue) ?? 0) + 1);
  const kept = [...times].flatMap(([clue, count]) => (count >= leastTimes ? [clue] : []));
  const places = new Map(kept.map((clue, i) => [clue, i]));
  const weights = new Float64Array((places.size + 4) * 3);
  const squares = new Float64Array(weights.length).fill(1e-4);
  const learning = { places, weights };
  const change = (place: number, gradient: number): void => {
    const whole = gradient + ridge * (weights[place] ?? 0);
    squares[place] = (squares[place] ?? 0) + whole * whole;
    weights[place] = (weights[place] ?? 0) - (rate * whole) / Math.sqrt(squares[place] ?? 1);
  };
  const known = new Map(
    examples.map((one) => [one, one.clues.map((each) => each.flatMap((clue) => places.get(clue) ?? []))]),
  );
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    for (const example of shuffled(examples, randomFrom(seed * 100 + epoch))) {
      const clues = known.get(example) ?? [];
      const own = clues.map((each) =>
        all.map((label) => each.reduce((sum, place) => sum + (weights[place * 3 + label] ?? 0), 0)),
      );
      const { nodes, pair } = marginals(learning, own);
      for (const [t, each] of clues.entries()) {
        const gold = example.labels[t];
        for (const label of all) {
          const gradient = (nodes[t]?.[label] ?? 0) - (gold === label ? 1 : 0);
          for (const place of each) change(place * 3 + label, gradient);
          if (t === 0) change(transition(learning, undefined) + label, gradient);
        }
        if (t === 0) continue;
        for (const from of all) {
          for (const to of all) {
            const was = example.labels[t - 1] === from && gold === to ? 1 : 0;
            change(transition(learning, from) + to, pair(t, from, to) - was);
          }
        }
      }
    }
  }
  const at = (place: number): Weights => [
    weights[place] ?? 0,
    weights[place + 1] ?? 0,
    weights[place + 2] ?? 0,
  ];
  const after = (label: Label): Weights => at(transition(learning, label));
  return {
    clues: new Map([...places].map(([clue, place]) => [clue, at(place * 3)])),
    first: at(transition(learning, undefined)),
    next: [after(0), after(1), after(2)],
  };
}

const rounded = (weights: Weights): Weights => {
  const [begin, inside, outside] = weights.map((one) => Number(one.toFixed(2)));
  return [begin ?? 0, inside ?? 0, outside ?? 0];
};

/** The mean of several models, each fitted on other messages. Only differences between labels count: outside is zero. */
function fit(examples: readonly Example[]): Fitted {
  const models = Array.from({ length: members }, (_, m) =>
    fitOne(
      examples.filter((_, i) => (i + m) % 10 !== 0),
      m,
    ),
  );
  const mean = (of: (model: Fitted) => Weights | undefined): Weights => {
    const sum = [0, 0, 0];
    for (const model of models)
      for (const label of all) sum[label] = (sum[label] ?? 0) + (of(model)?.[label] ?? 0) / members;
    return [sum[0] ?? 0, sum[1] ?? 0, sum[2] ?? 0];
  };
  const clues = new Set(models.flatMap((model) => [...model.clues.keys()]));
  const averaged = [...clues].sort().map((clue): [string, Weights] => {
    const [begin, inside, outside] = mean((model) => model.clues.get(clue));
    return [clue, rounded([begin - outside, inside - outside, 0])];
  });
  const after = (label: Label): Weights => rounded(mean((model) => model.next[label]));
  return {
    clues: new Map(
      averaged.filter(([, [begin, inside]]) => Math.max(Math.abs(begin), Math.abs(inside)) >= leastWeight),
    ),
    first: rounded(mean((model) => model.first)),
    next: [after(0), after(1), after(2)],
  };
}

function measured(name: string, examples: readonly Example[], find: (one: Example) => readonly Span[]): void {
  const byText = new Map(examples.map((one) => [one.text, one]));
  const figures = evaluateSegmentation(examples, (text) => {
    const one = byText.get(text);
    return one ? find(one) : [];
  });
  const percent = (share: number): string => (share * 100).toFixed(1);
  console.log(
    `${name}: ${figures.messages} messages, counted right ${percent(figures.countAccuracy)}, boundary F1 ${percent(figures.boundaryF1)}`,
  );
}

const training = ['fr', 'en'].flatMap((language) =>
  lines(`training/${language}.txt`).map((line, i) => exampleOf(readMarked(line), `${language}-${i}`)),
);
const tuned = ['fr', 'en'].flatMap((language) =>
  lines(`benchmark/${language}.jsonl`)
    .filter((_, i) => i % 2 === 0)
    .map((line) => {
      const message: MarkedMessage & { id: string } = JSON.parse(line);
      return exampleOf(message, message.id);
    }),
);
const examples = [...training, ...tuned];
const split = (model: SequenceModel, { text, ruled }: Example): readonly Span[] =>
  ideasByModel(model, text, ruled) ?? ruled;
if (!process.argv.includes('--only-fit')) {
  const left = new Map<Example, readonly Span[]>();
  for (let fold = 0; fold < folds; fold += 1) {
    const model = fit(examples.filter((_, i) => i % folds !== fold));
    for (const one of examples.filter((_, i) => i % folds === fold)) left.set(one, split(model, one));
  }
  measured('training/, each left out', training, (one) => left.get(one) ?? []);
  measured('benchmark/, tuned on, each left out', tuned, (one) => left.get(one) ?? []);
}
const model = fit(examples);
console.log(`${model.clues.size} clues, ${scores(model, []).length} tokens without one`);
await writeFile(
  join(root, 'src', 'core', 'segment', 'ideas.json'),
  `${JSON.stringify({ first: model.first, next: model.next, clues: [...model.clues.keys()], weights: [...model.clues.values()].flatMap((weights) => weights.slice(0, 2)) })}\n`,
);
