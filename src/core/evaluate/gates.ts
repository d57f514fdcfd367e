import type { Language } from '../language.ts';
import { type Random, shuffled } from '../random.ts';
import { judge } from '../summarise/gates/judge.ts';
import { stanceTo } from '../summarise/gates/stance.ts';
import { speaking, supportOf, type Weigh, weighBy } from '../summarise/gates/support.ts';
import { telling } from '../summarise/quotation.ts';

/** What somebody says in a few words of a text, and the text that they say it of. */
export interface Pair {
  readonly claim: string;
  readonly text: string;
  /** The words of the text that it rests on, where somebody named them. */
  readonly quote?: string | undefined;
  /** The text’s theme, if it has one. */
  readonly label?: string;
  readonly language: Language;
}

/** The shares of claims that reach a threshold: of those put with their own text, with another one, and with another one of the same theme. */
export interface ThresholdShares {
  readonly threshold: number;
  readonly own: number;
  readonly others: number;
  readonly sameTheme: number;
}

/** How well the gates of support and stance tell true claims from false ones. Shares are 0 to 1. */
export interface GateFigures {
  readonly pairs: number;
  /** How often a claim has more support by its own text than another one has by a text that is not its own. */
  readonly auc: number;
  readonly curve: readonly ThresholdShares[];
  /** Of claims that cite their own text and another one of the same theme: each text that counts as carrying them. */
  readonly ownCounts: number;
  readonly otherCounts: number;
  /** Claims that pass all gates: with their own text, and with another one. */
  readonly heldWithOwn: number;
  readonly heldWithOthers: number;
  /** True claims that are taken for the opposite of their text. */
  readonly takenForOpposite: number;
  /** The same claims turned to their opposite by a “not”, which are found out. */
  readonly oppositesFound: number;
  /** And those that pass all gates. */
  readonly heldWithNot: number;
}

const thresholds = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5];

/** For each pair another one’s text, of the same theme where that is asked for and there is one. */
function strangers(pairs: readonly Pair[], random: Random, sameTheme: boolean): (string | undefined)[] {
  const byLabel = Map.groupBy(shuffled(pairs, random), ({ label }) => (sameTheme ? label : undefined));
  const places = new Map<string | undefined, number>();
  return pairs.map((pair) => {
    const label = sameTheme ? pair.label : undefined;
    const group = (byLabel.get(label) ?? []).filter(({ text }) => text !== pair.text);
    const place = places.get(label) ?? 0;
    places.set(label, place + 1);
    return group[place % Math.max(1, group.length)]?.text;
  });
}

function areaUnder(yes: readonly number[], no: readonly number[]): number {
  let sum = 0;
  for (const one of yes) for (const other of no) sum += one > other ? 1 : one === other ? 0.5 : 0;
  return sum / Math.max(1, yes.length * no.length);
}

const reaching = (scores: readonly number[], threshold: number): number =>
  scores.filter((one) => one >= threshold).length / Math.max(1, scores.length);

/** Contributions that a model is shown of a sub-theme, as many as texts of the same theme are weighed among here. */
const shownTogether = 40;

/** Weighs words among texts of a claim’s own theme. */
function weighers(pairs: readonly Pair[], random: Random): (pair: Pair) => Weigh {
  const byLabel = Map.groupBy(shuffled(pairs, random), ({ label }) => label);
  const weighs = new Map(
    [...byLabel].map(([label, group]) => [
      label,
      weighBy([...new Set(group.map(({ text }) => text))].slice(0, shownTogether)),
    ]),
  );
  return ({ label }) => weighs.get(label) ?? (() => 1);
}

/** Whether a claim that cites a text, and quotes it, passes all gates. */
function holds({ claim, text, quote, language }: Pair, weigh: Weigh): boolean {
  const one = { id: 'one', number: 1, text, participantId: 'one', votes: { agree: 0, disagree: 0 } };
  const words = quote !== undefined && text.includes(quote) ? quote : telling(text, ({ length }) => length);
  const proposed = { role: 'said', text: claim, cites: ['c1'], quotes: [{ id: 'c1', text: words }] } as const;
  const shown = new Map([['c1', one]]);
  const saying = () => ({ numbers: [1], people: 1 });
  return judge(proposed, { language, shown, people: 10, weigh, saying }).kind === 'held';
}

/** Measures the gates on claims that people made of texts, against the same with shuffled texts and turned to their opposite. */
export function evaluateGates(pairs: readonly Pair[], random: Random): GateFigures {
  const weigherOf = weighers(pairs, random);
  const scores = (texts: readonly (string | undefined)[]): number[] =>
    pairs.flatMap((pair, i) => {
      const text = texts[i];
      return text === undefined ? [] : [supportOf(pair.claim, [text], weigherOf(pair))];
    });
  const own = scores(pairs.map(({ text }) => text));
  const strange = strangers(pairs, random, false);
  const others = scores(strange);
  const near = strangers(pairs, random, true);
  const sameTheme = scores(near);
  const counting = pairs.map((pair, i) => speaking(pair.claim, [pair.text, near[i] ?? ''], weigherOf(pair)));
  const share = (is: (pair: Pair, i: number) => boolean): number =>
    pairs.filter(is).length / Math.max(1, pairs.length);
  const turned = ({ claim, language }: Pair): string => `${language === 'fr' ? 'ne pas' : 'do not'} ${claim}`;
  return {
    pairs: pairs.length,
    auc: areaUnder(own, others),
    curve: thresholds.map((threshold) => ({
      threshold,
      own: reaching(own, threshold),
      others: reaching(others, threshold),
      sameTheme: reaching(sameTheme, threshold),
    })),
    ownCounts: share((_, i) => counting[i]?.[0] === true),
    otherCounts: share((_, i) => counting[i]?.[1] === true),
    heldWithOwn: share((pair) => holds(pair, weigherOf(pair))),
    heldWithOthers: share((pair, i) => holds({ ...pair, text: strange[i] ?? '' }, weigherOf(pair))),
    takenForOpposite: share(({ claim, text }) => stanceTo(claim, text) === 'against'),
    heldWithNot: share((pair) => holds({ ...pair, claim: turned(pair) }, weigherOf(pair))),
    oppositesFound: share((pair) => stanceTo(turned(pair), pair.text) === 'against'),
  };
}
