import { conceptsOf } from '../tag/thesaurus.ts';
import type { Terms } from '../tag/vectors.ts';
import { words } from '../text/words.ts';
import { namesSubjects } from './forms.ts';
import { textHash } from './inputs.ts';
import { telling } from './quotation.ts';
import {
  areAlike,
  isWithin,
  likenessOf,
  type Reading,
  readingOf,
  sayTheSame,
  shareWords,
} from './reading.ts';
import { centralityOf, usage } from './representative.ts';
import { roleInWords } from './roles.ts';
import {
  type Claim,
  type ClaimRole,
  claimRoles,
  quoteOf,
  type Sides,
  type WrittenContribution,
} from './summary.ts';
import { voiceOf } from './voice.ts';

const quotesShown = 3;
const othersKept = 6;
/** Of fewer stems it is chance that another text has them all. */
const fewestWithin = 3;

/** A contribution with its words as they are compared. */
export interface Member {
  readonly contribution: WrittenContribution;
  readonly reading: Reading;
  /** What it speaks of, by the thesaurus. */
  readonly concepts: Terms;
  /** Whose it is, as far as it weighs. */
  readonly voice: string;
  /** Of its words: what is equal otherwise goes by it, never by who came first. */
  readonly hash: string;
  /** Of its words without marks and capitals. */
  readonly wording: string;
}

/** Where nothing else decides: by the words, then among the same words by number. */
export const byWords = (a: Member, b: Member): number =>
  a.hash === b.hash ? a.contribution.number - b.contribution.number : a.hash < b.hash ? -1 : 1;

/** Reads a contribution. */
export const memberOf = (contribution: WrittenContribution): Member => ({
  contribution,
  reading: readingOf(contribution.text),
  // With the reading: its words are at hand then.
  concepts: conceptsOf(contribution.text),
  voice: voiceOf(contribution),
  hash: textHash(contribution.text),
  wording: textHash(words(contribution.text).join(' ')),
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
  /** Others of its contributions, for their words. */
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

/**
 * A claim in a contribution's words, or the sentence of it that says most of the group.
 * @param role what it is to its sub-theme; told by its votes and these words where it is left out.
 */
export function draftOf(member: Member, used: Usage, role?: ClaimRole): Draft {
  const { number, text, participantId } = member.contribution;
  const worth = (sentence: string): number => centralTo(readingOf(sentence), used);
  const words = telling(text, worth);
  return {
    member,
    role: role ?? roleInWords(member.contribution, words),
    text: words,
    quoted: words === text ? member.reading : readingOf(words),
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
  // The same ones, in whatever order they come.
  const last = draft.others.at(-1);
  if (draft.others.length === othersKept && last && byWords(last, member) < 0) return;
  draft.others.push(member);
  draft.others.sort(byWords);
  draft.others.splice(othersKept);
}

/** Whether a text says what is quoted, or all of what it is quoted from. */
const says = (reading: Reading, { member, quoted }: Pick<Draft, 'member' | 'quoted'>): boolean =>
  sayTheSame(reading, member.reading) || (member.reading !== quoted && sayTheSame(reading, quoted));

/** The claim among these that a contribution says too: the one it is most like. */
export function claimOf(reading: Reading, drafts: readonly Draft[]): Draft | undefined {
  let best: Draft | undefined;
  let most = 0;
  for (const draft of drafts) {
    if (!says(reading, draft)) continue;
    const likeness = likenessOf(reading, draft.quoted);
    if (!best || likeness > most) [best, most] = [draft, likeness];
  }
  return best;
}

/** Whether a claim would say what one of those before says: to tell both would count people twice. */
export function isSaid(draft: Draft, before: readonly Draft[]): boolean {
  const { member, quoted } = draft;
  return before.some(
    (one) =>
      says(member.reading, one) || (quoted !== member.reading && sayTheSame(one.member.reading, quoted)),
  );
}

/**
 * Whether a claim would tell again much of what one of those before tells, as a whole or in the words that are quoted. What
 * goes against it tells something else, but for somebody who says this and that.
 */
export function isTold(draft: Draft, before: readonly Draft[]): boolean {
  const { member, quoted } = draft;
  return (
    before.some((one) => {
      const areClose = one.member.voice === member.voice ? shareWords : areAlike;
      return (
        areClose(one.quoted, quoted) ||
        isWithin(one.quoted, quoted, fewestWithin) ||
        ((one.quoted !== one.member.reading || quoted !== member.reading) &&
          areClose(one.member.reading, member.reading))
      );
    }) || isSaid(draft, before)
  );
}

/** The claims in the order in which they are told, each in up to three people's words. */
export function finished(drafts: readonly Draft[], sides: ReadonlyMap<string, Sides>): Claim[] {
  return drafts
    .map((draft) => ({ draft, claim: claimFrom(draft, sides.get(draft.member.contribution.id)) }))
    .sort(
      (a, b) =>
        claimRoles.indexOf(a.claim.role) - claimRoles.indexOf(b.claim.role) ||
        Number(namesSubjects(a.claim.text)) - Number(namesSubjects(b.claim.text)) ||
        b.draft.voices.size - a.draft.voices.size ||
        byWords(a.draft.member, b.draft.member),
    )
    .map(({ claim }) => claim);
}

function claimFrom({ member, role, text, numbers, people, others }: Draft, sides?: Sides): Claim {
  const { number, votes } = member.contribution;
  const quotes = [quoteOf(member.contribution, text)];
  const shown = new Set([member.voice]);
  const words = new Set([text]);
  for (const { contribution, voice } of others) {
    const own = telling(contribution.text, () => 0);
    if (quotes.length === quotesShown || shown.has(voice) || words.has(own)) continue;
    quotes.push(quoteOf(contribution, own));
    shown.add(voice);
    words.add(own);
  }
  const rest = numbers.filter((one) => one !== number).sort((a, b) => a - b);
  return {
    role: role === 'alone' && people.size > 1 ? roleInWords(member.contribution, text) : role,
    text,
    citations: [number, ...rest],
    people: people.size,
    quotes,
    ...(votes.agree + votes.disagree > 0 ? { votes } : {}),
    ...(role === 'split' && sides ? { sides } : {}),
  };
}
