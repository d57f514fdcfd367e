import { telling } from './quotation.ts';
import { likenessOf, type Reading, readingOf, sayTheSame } from './reading.ts';
import { centralityOf, usage } from './representative.ts';
import { roleOf } from './roles.ts';
import { type Claim, type ClaimRole, claimRoles, type Sides, type WrittenContribution } from './summary.ts';
import { voiceOf } from './voice.ts';

const quotesShown = 3;
const othersKept = 6;
/** Of fewer stems it is chance that another text has them all. */
const fewestWithin = 3;

/** A contribution with its words as they are compared. */
export interface Member {
  readonly contribution: WrittenContribution;
  readonly reading: Reading;
  /** Whose it is, as far as it weighs. */
  readonly voice: string;
}

/** Reads a contribution. */
export const memberOf = (contribution: WrittenContribution): Member => ({
  contribution,
  reading: readingOf(contribution.text),
  voice: voiceOf(contribution),
});

/** A claim while contributions that say the same are still found. */
export interface Draft {
  readonly member: Member;
  readonly role: ClaimRole;
  /** The words that are quoted. */
  readonly text: string;
  readonly quoted: Reading;
  readonly numbers: number[];
  readonly people: Set<string>;
  /** Of those who say so, as far as it weighs. */
  readonly voices: Set<string>;
  /** Others of its contributions, for their words, by their numbers. */
  readonly others: Member[];
}

/** How many speak among these. */
export const voicesIn = (members: readonly Member[]): number =>
  new Set(members.map(({ voice }) => voice)).size;

/** How many use each stem. */
export const usageOf = (members: readonly Member[]): Map<string, number> =>
  usage(members.map(({ reading, voice }) => ({ terms: reading.set, person: voice })));

/** What words count for in a group: how many use each stem in it, and in all groups. */
export interface Usage {
  readonly here: ReadonlyMap<string, number>;
  readonly everywhere: ReadonlyMap<string, number>;
}

/** How much of what a group speaks of, and others less, is in these words. */
export const centralTo = ({ set }: Reading, { here, everywhere }: Usage): number =>
  centralityOf(set, here, everywhere);

/** A claim in a contribution's words, or the sentence of it that says most of the group. */
export function draftOf(member: Member, role: ClaimRole, used: Usage): Draft {
  const { number, text, participantId } = member.contribution;
  const worth = (sentence: string): number => centralTo(readingOf(sentence), used);
  const words = telling(text, worth);
  return {
    member,
    role,
    text: words,
    quoted: readingOf(words),
    numbers: [number],
    people: new Set([participantId]),
    voices: new Set([member.voice]),
    others: [],
  };
}

/** Counts a contribution that says the same. */
export function addSupport(draft: Draft, member: Member): void {
  const { number, participantId } = member.contribution;
  if (number === draft.member.contribution.number) return;
  draft.numbers.push(number);
  draft.people.add(participantId);
  draft.voices.add(member.voice);
  // The first ones, in whatever order they come.
  if (draft.others.length === othersKept && number > (draft.others.at(-1)?.contribution.number ?? 0)) return;
  draft.others.push(member);
  draft.others.sort((a, b) => a.contribution.number - b.contribution.number);
  draft.others.splice(othersKept);
}

/** The claim among these that a contribution says too: the one it is most like. */
export function claimOf(reading: Reading, drafts: readonly Draft[]): Draft | undefined {
  let best: Draft | undefined;
  let most = 0;
  for (const draft of drafts) {
    if (!sayTheSame(reading, draft.member.reading)) continue;
    const likeness = likenessOf(reading, draft.member.reading);
    if (likeness > most) [best, most] = [draft, likeness];
  }
  return best;
}

/** Whether all that one of two short texts says is in the other one, and goes the same way. */
function isWithin(a: Reading, b: Reading): boolean {
  const [small, large] = a.set.size < b.set.size ? [a, b] : [b, a];
  return (
    small.set.size >= fewestWithin &&
    small.stance === large.stance &&
    [...small.set].every((stem) => large.set.has(stem))
  );
}

/** Whether a claim would tell again what one of those before tells: as a whole, or in the words that are quoted. */
export function isTold(draft: Draft, before: readonly Draft[]): boolean {
  return (
    claimOf(draft.member.reading, before) !== undefined ||
    before.some(({ quoted }) => sayTheSame(quoted, draft.quoted) || isWithin(quoted, draft.quoted))
  );
}

/** The claims in the order in which they are told, each in up to three people's words. */
export function finished(drafts: readonly Draft[], sides: ReadonlyMap<string, Sides>): Claim[] {
  return drafts
    .map((draft) => ({ draft, claim: claimFrom(draft, sides.get(draft.member.contribution.id)) }))
    .sort(
      (a, b) =>
        claimRoles.indexOf(a.claim.role) - claimRoles.indexOf(b.claim.role) ||
        b.draft.voices.size - a.draft.voices.size ||
        a.draft.member.contribution.number - b.draft.member.contribution.number,
    )
    .map(({ claim }) => claim);
}

function claimFrom({ member, role, text, numbers, people, others }: Draft, sides?: Sides): Claim {
  const { number, votes } = member.contribution;
  const quotes = [{ number, text }];
  const shown = new Set([member.voice]);
  const words = new Set([text]);
  for (const { contribution, voice } of others) {
    const own = telling(contribution.text, () => 0);
    if (quotes.length === quotesShown || shown.has(voice) || words.has(own)) continue;
    quotes.push({ number: contribution.number, text: own });
    shown.add(voice);
    words.add(own);
  }
  const rest = numbers.filter((one) => one !== number).sort((a, b) => a - b);
  return {
    role: role === 'alone' && people.size > 1 ? roleOf(member.contribution) : role,
    text,
    citations: [number, ...rest],
    people: people.size,
    quotes,
    ...(votes.agree + votes.disagree > 0 ? { votes } : {}),
    ...(role === 'split' && sides ? { sides } : {}),
  };
}
