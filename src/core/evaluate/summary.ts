import { randomFrom, shuffled } from '../random.ts';
import { kindOf } from '../segment/kind.ts';
import type { Making } from '../summarise/making.ts';
import { likenessOf, readingOf, sayTheSame } from '../summarise/reading.ts';
import {
  isInOwnWords,
  type LeftOut,
  type ThemeSummary,
  type WrittenContribution,
} from '../summarise/summary.ts';
import type { Wording } from '../summarise/word-theme.ts';
import { summariseAndWord } from '../summarise/worded-summary.ts';
import { mutualInformation, purity } from './clustering.ts';
import type { LabelledText } from './sample.ts';

/** A labelled text with who wrote it, where that is known. */
export interface WrittenText extends LabelledText {
  readonly author?: string;
}

/** How good a summary is, as far as code can tell. Shares are 0 to 1. */
export interface SummaryFigures {
  readonly texts: number;
  readonly people: number;
  /** Different first labels of the texts. */
  readonly labels: number;
  readonly subthemes: number;
  readonly claims: number;
  /** Claims that cite existing contributions of theirs only, each once, the quoted one first. */
  readonly validCitations: number;
  /** Quotes that are a part of the contribution they cite, to the character. */
  readonly verbatimQuotes: number;
  /** Contributions in a sub-theme, other than that of what belongs to none, of which a claim is cited. */
  readonly covered: number;
  /** Contributions that a claim cites. */
  readonly cited: number;
  /** How many of its words a claim shares with the claim that it is most like, on average. */
  readonly redundancy: number;
  /** Claims that say what another one says. */
  readonly repeated: number;
  /** Agreement of sub-themes with the texts' first labels: mutual information, and purity. */
  readonly nmi: number;
  readonly purity: number;
  /** What purity would be if all texts were one sub-theme. */
  readonly commonest: number;
  /** Counts of people and contributions, of the whole, each sub-theme and each claim, are what counting them again gives. */
  readonly countsExact: boolean;
  readonly sameAgain: boolean;
  readonly sameInAnotherOrder: boolean;
  readonly seconds: number;
  readonly making: Making;
  /** Claims of a model that did not pass, by the gate. */
  readonly leftOut: LeftOut;
  /** Claims that are not in somebody's own words. */
  readonly worded: number;
}

interface Made {
  readonly summary: ThemeSummary;
  /** By the contribution's number, the place of its sub-theme. */
  readonly places: ReadonlyMap<number, number>;
}

async function make(
  contributions: readonly WrittenContribution[],
  wording: Wording | undefined,
): Promise<Made> {
  const places = new Map<number, number>();
  const { summary } = await summariseAndWord(
    {
      themeId: 'all',
      count: contributions.length,
      async *pages() {
        yield contributions;
      },
    },
    { sides: async () => new Map() },
    wording,
    ({ number }, place) => places.set(number, place),
  );
  return { summary, places };
}

const people = (all: readonly WrittenContribution[]): number =>
  new Set(all.map(({ participantId }) => participantId)).size;

function countsExact({ summary, places }: Made, contributions: readonly WrittenContribution[]): boolean {
  const byNumber = new Map(contributions.map((one) => [one.number, one]));
  const byPlace = Map.groupBy(contributions, ({ number }) => places.get(number) ?? -1);
  const of = (numbers: readonly number[]): WrittenContribution[] =>
    numbers.flatMap((number) => byNumber.get(number) ?? []);
  const filled = [...byPlace.keys()].sort((a, b) => a - b).map((place) => byPlace.get(place) ?? []);
  return (
    summary.contributions === contributions.length &&
    summary.people === people(contributions) &&
    summary.subthemes.length === filled.length &&
    summary.subthemes.every((subtheme, i) => {
      const members = filled[i] ?? [];
      return (
        subtheme.contributions === members.length &&
        subtheme.people === people(members) &&
        subtheme.claims.every((claim) => claim.people === people(of(claim.citations)))
      );
    })
  );
}

const mean = (all: readonly number[]): number =>
  all.length === 0 ? 0 : all.reduce((sum, one) => sum + one, 0) / all.length;

/**
 * Measures the synthesis of texts as if they were one theme; their labels are not looked at until it is made.
 * @param wording what words it; without, it is in people's own words.
 */
export async function evaluateSummary(
  texts: readonly WrittenText[],
  seed: number,
  wording?: Wording,
): Promise<SummaryFigures> {
  const contributions = texts.map((one, i): WrittenContribution => {
    const kind = kindOf(one.text);
    return {
      id: one.id,
      number: i + 1,
      text: one.text,
      participantId: one.author ?? one.id,
      ...(kind ? { kind } : {}),
      votes: { agree: 0, disagree: 0 },
    };
  });
  const began = performance.now();
  const made = await make(contributions, wording);
  const seconds = (performance.now() - began) / 1000;
  const again = await make(contributions, wording);
  const otherwise = await make(shuffled(contributions, randomFrom(seed)), wording);
  const bytes = JSON.stringify(made.summary);
  const { subthemes } = made.summary;
  const claims = subthemes.flatMap((one) => one.claims);
  const quotes = claims.flatMap((one) => one.quotes);
  const readings = claims.map(({ text }) => readingOf(text));
  const others = (i: number) => readings.filter((_, other) => other !== i);
  const nearest = readings.map((one, i) => Math.max(0, ...others(i).map((other) => likenessOf(one, other))));
  const repeated = readings.map((one, i) => Number(others(i).some((other) => sayTheSame(one, other))));
  const groups = contributions.map(({ number }) => made.places.get(number) ?? -1);
  const labels = texts.map(({ labels: [first = ''] }) => first);
  return {
    texts: texts.length,
    people: made.summary.people,
    labels: new Set(labels).size,
    subthemes: subthemes.filter(({ label }) => label !== undefined).length,
    claims: claims.length,
    validCitations: mean(
      claims.map(({ citations, quotes: [first] }) =>
        Number(
          citations.length > 0 &&
            new Set(citations).size === citations.length &&
            citations.every((number) => number >= 1 && number <= texts.length) &&
            first?.number === citations[0],
        ),
      ),
    ),
    verbatimQuotes: mean(
      quotes.map(({ number, text }) => Number(contributions[number - 1]?.text.includes(text) ?? false)),
    ),
    covered:
      subthemes
        .filter(({ label, claims: own }) => label !== undefined && own.length > 0)
        .reduce((sum, one) => sum + one.contributions, 0) / texts.length,
    cited: new Set(claims.flatMap(({ citations }) => citations)).size / texts.length,
    redundancy: mean(nearest),
    repeated: mean(repeated),
    nmi: mutualInformation(groups, labels),
    purity: purity(groups, labels),
    commonest: purity(
      groups.map(() => 0),
      labels,
    ),
    countsExact: countsExact(made, contributions),
    sameAgain: JSON.stringify(again.summary) === bytes,
    sameInAnotherOrder: JSON.stringify(otherwise.summary) === bytes,
    seconds,
    making: made.summary.making,
    leftOut: made.summary.leftOut ?? {},
    worded: claims.filter((one) => !isInOwnWords(one)).length,
  };
}
