import type { Language } from '../language.ts';
import { type Random, shuffled } from '../random.ts';
import { judge } from '../summarise/gates/judge.ts';
import { stanceTo } from '../summarise/gates/stance.ts';
import { supportOf } from '../summarise/gates/support.ts';
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
  /** Claims that pass all gates: with their own text, and with another one. */
  readonly heldWithOwn: number;
  readonly heldWithOthers: number;
  /** True claims that are taken for the opposite of their text. */
  readonly takenForOpposite: number;
  /** The same claims turned to their opposite by a “not”, which are found out. */
  readonly oppositesFound: number;
}

const thresholds = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6];

/** For each pair another one’s text, of the same theme where that is asked for and there is one. */
function strangers(pairs: readonly Pair[], random: Random, sameTheme: boolean): string[] {
  const byLabel = Map.groupBy(shuffled(pairs, random), ({ label }) => (sameTheme ? label : undefined));
  const places = new Map<string | undefined, number>();
  return pairs.flatMap((pair) => {
    const label = sameTheme ? pair.label : undefined;
    const group = (byLabel.get(label) ?? []).filter(({ text }) => text !== pair.text);
    const place = places.get(label) ?? 0;
    places.set(label, place + 1);
    return group[place % Math.max(1, group.length)]?.text ?? [];
  });
}

function areaUnder(yes: readonly number[], no: readonly number[]): number {
  let sum = 0;
  for (const one of yes) for (const other of no) sum += one > other ? 1 : one === other ? 0.5 : 0;
  return sum / Math.max(1, yes.length * no.length);
}

const reaching = (scores: readonly number[], threshold: number): number =>
  scores.filter((one) => one >= threshold).length / Math.max(1, scores.length);

/** Whether a claim that cites a text, and quotes it, passes all gates. */
function holds({ claim, text, quote, language }: Pair): boolean {
  const one = { id: 'one', number: 1, text, participantId: 'one', votes: { agree: 0, disagree: 0 } };
  const words = quote !== undefined && text.includes(quote) ? quote : telling(text, ({ length }) => length);
  const proposed = { role: 'said', text: claim, cites: ['c1'], quotes: [{ id: 'c1', text: words }] } as const;
  const shown = new Map([['c1', one]]);
  const saying = () => ({ numbers: [1], people: 1 });
  return judge(proposed, { language, shown, people: 10, saying }).kind === 'held';
}

/** Measures the gates on claims that people made of texts, against the same with shuffled texts and turned to their opposite. */
export function evaluateGates(pairs: readonly Pair[], random: Random): GateFigures {
  const scores = (texts: readonly string[]): number[] =>
    texts.map((text, i) => supportOf(pairs[i]?.claim ?? '', [text]));
  const own = scores(pairs.map(({ text }) => text));
  const strange = strangers(pairs, random, false);
  const others = scores(strange);
  const sameTheme = scores(strangers(pairs, random, true));
  const share = (is: (pair: Pair) => boolean): number => pairs.filter(is).length / Math.max(1, pairs.length);
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
    heldWithOwn: share(holds),
    heldWithOthers: share((pair) => holds({ ...pair, text: strange[pairs.indexOf(pair)] ?? '' })),
    takenForOpposite: share(({ claim, text }) => stanceTo(claim, text) === 'against'),
    oppositesFound: share((pair) => stanceTo(turned(pair), pair.text) === 'against'),
  };
}
