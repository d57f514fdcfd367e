import { fewestContributions, fewestPeople } from '../themes/common-ground.ts';
import { unhurried } from '../unhurried.ts';
import { chooseAlone, chooseClaims, everyClaim } from './claims.ts';
import { findMiddles, nearest } from './clusters.ts';
import {
  addSupport,
  byWords,
  claimOf,
  type Draft,
  finished,
  type Member,
  memberOf,
  usageOf,
  voicesIn,
} from './drafts.ts';
import { drawn } from './draw.ts';
import { labelsOf } from './labels.ts';
import { learnPoints, type PointSpace } from './points.ts';
import type { SummarySource } from './source.ts';
import type { ThemeSummary, WrittenContribution } from './summary.ts';

/** Contributions of a theme that are held at a time, for its claims; of more a sample is, and the others are counted by it. */
export const mostHeld = 10_000;
/** Those of them that groups are found in. */
const mostLearned = 1_500;
/** Further than this from every group's middle a contribution belongs to none. */
const belongs = 0.1;
const reasonsShown = 2;
/** Up to so many contributions a theme is told in full: each of them is in a claim. */
const toldInFull = 12;

/**
 * What a theme's summary depends on beside its contributions. `version` grows whenever other claims would come of the same
 * contributions: what was kept before is made anew then.
 */
export const parameters = { version: 5, mostHeld, mostLearned, belongs, reasonsShown, toldInFull } as const;

/** A theme's contributions, to be read as often as it takes. */
export interface ThemeTexts {
  readonly themeId: string;
  /** How many they are. */
  readonly count: number;
  /** @param takes says which are wanted, by their ids: the others may be left out. */
  pages(takes?: (id: string) => boolean): AsyncIterable<readonly WrittenContribution[]>;
}

/**
 * Told of each contribution, of the place of its sub-theme in the summary (counting those that stay empty), and of the
 * number of the contribution whose quoted words it says too, if it does.
 */
export type Observer = (contribution: WrittenContribution, place: number, says?: number) => void;

/** Where a contribution belongs: the place of a group, or of none of them; and how near it is. */
interface Placed {
  readonly place: number;
  readonly nearness: number;
}

interface Groups {
  /** The last one is of what belongs to none, unless there is one group alone. */
  readonly count: number;
  placeOf(member: Member): Placed;
}

/** The place of the nearest middle; the one behind the last where none is near. */
function placed(point: Float64Array | undefined, middles: readonly Float64Array[]): Placed {
  const none = { place: middles.length, nearness: 0 };
  if (!point) return none;
  const one = nearest(point, middles);
  return one.nearness < belongs ? { ...none, nearness: one.nearness } : one;
}

/** Groups of enough people; where there are none, all is one. */
function* groupsOf(space: PointSpace, learned: readonly Member[]): Generator<void, Groups> {
  const known = new Map(learned.map((member, i) => [member, space.learned[i]]));
  let middles = yield* findMiddles(space.learned.filter((point) => point !== undefined));
  for (;;) {
    if (middles.length < 2) return { count: 1, placeOf: () => ({ place: 0, nearness: 1 }) };
    const found = middles;
    const groups = Map.groupBy(learned, (member) => placed(known.get(member), found).place);
    middles = found.filter((_, place) => {
      const group = groups.get(place) ?? [];
      return group.length >= fewestContributions && voicesIn(group) >= fewestPeople;
    });
    yield;
    if (middles.length < found.length) continue;
    return {
      count: found.length + 1,
      placeOf: (member) =>
        placed(
          known.has(member)
            ? known.get(member)
            : space.point({ stems: member.reading.stems, concepts: member.concepts }),
          found,
        ),
    };
  }
}

/** A sub-theme while it is counted. */
interface Tally {
  readonly held: Member[];
  readonly people: Set<string>;
  contributions: number;
  drafts: readonly Draft[];
}

async function held({ count, pages }: ThemeTexts): Promise<Member[]> {
  const share = mostHeld / count;
  const members: Member[] = [];
  const takes = (id: string): boolean => drawn(id) < share;
  for await (const page of pages(share < 1 ? takes : undefined)) {
    for (const one of page) if (takes(one.id)) members.push(memberOf(one));
  }
  return members.sort(byWords);
}

function* organised(members: readonly Member[]): Generator<void, { tallies: Tally[]; groups: Groups }> {
  const share = mostLearned / members.length;
  const learned = members.filter(({ contribution }) => drawn(contribution.id) < share);
  const space = yield* learnPoints(
    learned.map(({ concepts, reading }) => ({ concepts, stems: reading.stems })),
  );
  const groups = yield* groupsOf(space, learned);
  const tallies = Array.from(
    { length: groups.count },
    (): Tally => ({ held: [], people: new Set(), contributions: 0, drafts: [] }),
  );
  const nearness = new Map<Member, number>();
  for (const member of members) {
    const one = groups.placeOf(member);
    nearness.set(member, one.nearness);
    tallies[one.place]?.held.push(member);
    yield;
  }
  const everywhere = usageOf(members);
  yield;
  const drafts: Draft[] = [];
  for (const tally of tallies) {
    const isRest = groups.count > 1 && tally === tallies.at(-1);
    const used = { here: usageOf(tally.held), everywhere };
    if (members.length <= toldInFull) tally.drafts = everyClaim(tally.held, used);
    else if (isRest)
      tally.drafts = chooseAlone(tally.held, everywhere, (one) => nearness.get(one) ?? 0, drafts, members);
    if (tally.drafts.length === 0) tally.drafts = yield* chooseClaims(tally.held, used, drafts);
    drafts.push(...tally.drafts);
    yield;
  }
  return { tallies, groups };
}

/** Counts a contribution; gives back the claim that it says too, if there is one. */
function count(tally: Tally, member: Member): Draft | undefined {
  tally.contributions += 1;
  tally.people.add(member.contribution.participantId);
  const draft = claimOf(member.reading, tally.drafts);
  if (draft) addSupport(draft, member);
  return draft;
}

/**
 * Summarises a theme by what people wrote, without a model: sub-themes of what is alike, each with claims that are
 * somebody's own words and with the numbers of all that say the same. The same contributions give the same summary, in
 * whatever order they come. Memory does not grow with a theme of more than ten thousand: groups and claims come from a
 * sample by their ids, and all the others are read again and counted where they belong.
 */
export async function summariseTheme(
  texts: ThemeTexts,
  source: Pick<SummarySource, 'sides'>,
  observe?: Observer,
): Promise<ThemeSummary> {
  const members = await held(texts);
  const { tallies, groups } = await unhurried(organised(members));
  const labels = await unhurried(
    labelsOf(tallies.map((tally) => tally.held.map(({ contribution }) => contribution))),
  );
  const order = orderOf(tallies, groups);
  const known = new Set(members.map(({ contribution }) => contribution.number));
  const take = (member: Member, place: number): void => {
    const tally = tallies[place];
    if (!tally) return;
    const draft = count(tally, member);
    observe?.(member.contribution, order.indexOf(place), draft?.member.contribution.number);
  };
  for (const [place, tally] of tallies.entries()) for (const member of tally.held) take(member, place);
  if (known.size < texts.count) {
    for await (const page of texts.pages()) {
      for (const one of page) {
        if (known.has(one.number)) continue;
        const member = memberOf(one);
        take(member, groups.placeOf(member).place);
      }
    }
  }
  const split = tallies.flatMap(({ drafts }) => drafts.filter(({ role }) => role === 'split'));
  const sides = await source.sides(
    split.map(({ member }) => member.contribution.id),
    reasonsShown,
  );
  const people = new Set(tallies.flatMap((tally) => [...tally.people]));
  return {
    themeId: texts.themeId,
    making: { way: 'extractive' },
    contributions: tallies.reduce((sum, { contributions }) => sum + contributions, 0),
    people: people.size,
    subthemes: order.flatMap((place) => {
      const tally = tallies[place];
      if (!tally || tally.contributions === 0) return [];
      const isRest = groups.count > 1 && place === groups.count - 1;
      return [
        {
          label: isRest ? undefined : labels[place],
          contributions: tally.contributions,
          people: tally.people.size,
          claims: finished(tally.drafts, sides),
        },
      ];
    }),
  };
}

/** The places of the groups: the one of most people first, by those that are held; what belongs to none last. */
function orderOf(tallies: readonly Tally[], { count: all }: Groups): number[] {
  const heardIn = (place: number): number => voicesIn(tallies[place]?.held ?? []);
  const first = (place: number): string => tallies[place]?.held[0]?.hash ?? '';
  const rest = all > 1 ? all - 1 : all;
  return tallies
    .map((_, place) => place)
    .sort(
      (a, b) =>
        Number(a === rest) - Number(b === rest) || heardIn(b) - heardIn(a) || (first(a) < first(b) ? -1 : 1),
    );
}
