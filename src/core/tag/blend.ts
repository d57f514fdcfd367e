import weights from './blend.json' with { type: 'json' };
import type { Reading } from './reading.ts';
import { mix, softmax, standard, votes } from './scores.ts';

/** What each view of a text weighs beside the others. */
const byWords = 0.8;
const byConcepts = 0.7;
const byBackground = 1.4;
/**
 * The same for an embedding model: as much as all that words say together before anything is learned. Chosen, not
 * measured: `contribuez eval tag --embeddings` says what a model brings.
 */
const byMeaning = 2.5;
/** The same for what was taught: the least, and what more there is with all that can be learned. */
const byTaught = 1;
const byMoreTaught = 3;
/** Texts that it takes for half of that, and what a confirmed one counts beside two without a label. */
const halfTaught = 200;
const perExample = 3;
const perText = 0.5;
/** How sharply scores are turned into shares. */
const temperature = 0.5;
/** Added before a logarithm, so that nothing counts endlessly. */
const shareFloor = 0.005;
const cosineFloor = 0.01;
/** From this weighed share of the views on, they are of one mind. */
const nearlyAll = 0.95;
/** Examples a theme that it takes for them to be worth half of what they can. */
const halfExamples = 2;

/** What is known of one text and one theme, to tell the probability from; each about -5 to 5. */
export type Evidence = Readonly<Record<keyof typeof weights, number>>;

const names = Object.keys(weights) as (keyof typeof weights)[];

type View = readonly [weight: number, scores: readonly number[]];

function views({ own, taught, background, meaning, texts, examples }: Reading): View[] {
  const learned = perExample * examples + perText * texts;
  return [
    [byWords, standard(own.words)],
    [byConcepts, standard(own.concepts)],
    ...(background ? ([[byBackground * background.weight, standard(background.words)]] as const) : []),
    ...(meaning ? ([[byMeaning, standard(meaning)]] as const) : []),
    [byTaught + (byMoreTaught * learned) / (learned + halfTaught), standard(taught)],
  ];
}

/** The evidence for each theme, in their order. */
export function evidence(reading: Reading): Evidence[] {
  const all = views(reading);
  const shares = softmax(mix(all), temperature);
  const sharesByView = all.map(([, scores]) => softmax(scores, temperature));
  const votesByView = sharesByView.map(votes);
  const say = all.reduce((sum, [weight]) => sum + weight, 0);
  const weighed = (of: (view: number) => number): number =>
    all.reduce((sum, [weight], view) => sum + weight * of(view), 0) / say;
  const [first = 0, second = 0] = [...shares].sort((a, b) => b - a);
  const behind = reading.background?.weight ?? 0;
  const each = reading.examples / shares.length;
  const taught = each / (each + halfExamples);
  return shares.map((share, theme) => {
    const logShare = Math.log(share + shareFloor);
    const margin = share - (share === first ? second : first);
    const agreement = weighed((view) => votesByView[view]?.[theme] ?? 0);
    return {
      intercept: 1,
      logShare,
      margin,
      agreement,
      unanimous: agreement > nearlyAll ? 1 : 0,
      meanLogShare: weighed((view) => Math.log((sharesByView[view]?.[theme] ?? 0) + shareFloor)),
      nearest: Math.log(Math.max(...reading.own.words) + cosineFloor),
      nearestConcepts: Math.max(...reading.own.concepts),
      nearestTaught: Math.log(Math.max(...reading.taught) + cosineFloor),
      known: reading.own.known,
      behind,
      taught,
      logThemes: Math.log(shares.length),
      logLength: Math.log(1 + reading.length),
      marginBehind: margin * behind,
      agreementBehind: agreement * behind,
      logShareTaught: logShare * taught,
    };
  });
}

/**
 * Probabilities, 0 to 1, that a text belongs to each theme: a logistic regression on the evidence (Platt, "Probabilistic
 * Outputs for Support Vector Machines", 1999). Each is on its own: they need not sum to one. The weights come from
 * `node scripts/fit-tagger.ts`.
 */
export function blend(reading: Reading): number[] {
  return evidence(reading).map((one) => {
    let logit = 0;
    for (const name of names) logit += weights[name] * one[name];
    return 1 / (1 + Math.exp(-logit));
  });
}
