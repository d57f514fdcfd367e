import { telling } from './quotation.ts';
import { likenessOf, type Reading, readingOf, sayTheSame } from './reading.ts';
import { centralityOf, usage } from './representative.ts';
import { roleOf, splits } from './roles.ts';
import { isFragment, lackOf } from './statement.ts';
import { type Claim, type ClaimRole, claimRoles, type Sides, type WrittenContribution } from './summary.ts';
import { voiceOf } from './voice.ts';

/** Texts that stand for most, of which claims are chosen. */
const candidates = 100;
/** How much twice the people count beside the words that many use. */
const support = 0.25;
/** How much a candidate's likeness to what was chosen counts against it (Carbonell and Goldstein, 1998). */
const diversity = 0.5;
const quotesShown = 3;
const aloneShown = 2;
/** From this share of the group on that says so, its subject alone is a claim. */
const saidEnough = 1 / 3;
/** Stems of what may stand alone: shorter says nothing new, longer is no one idea. */
const aloneStems = { fewest: 4, most: 40 };

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
  /** Others of its contributions, for their words. */
  readonly others: Member[];
}

/** A text, and all that say it word for word. */
interface Wording {
  readonly member: Member;
  readonly said: readonly Member[];
  readonly centrality: number;
  readonly standing: number;
}

/** A wording with how well it would stand for the group. */
interface Candidate extends Wording {
  readonly score: number;
  /** It names a subject and says nothing of it, nor do so many others that this alone tells something. */
  readonly isEmpty: boolean;
  readonly draft: Draft;
}

/** How many speak among these. */
export const voicesIn = (members: readonly Member[]): number =>
  new Set(members.map(({ voice }) => voice)).size;

/** How many use each stem. */
export const usageOf = (members: readonly Member[]): Map<string, number> =>
  usage(members.map(({ reading, voice }) => ({ terms: reading.set, person: voice })));

const agreeing = (members: readonly Member[]): number =>
  Math.max(0, ...members.map(({ contribution }) => contribution.votes.agree));

/** What the people who say so, in whatever words, and those who agree with these very words count. */
function weightOf(saying: readonly Member[], words: readonly Member[]): number {
  return support * Math.log2(Math.max(1, voicesIn(saying) + agreeing(words)));
}

/** What words count for in a group: how many use each stem in it, and in all groups. */
export interface Usage {
  readonly here: ReadonlyMap<string, number>;
  readonly everywhere: ReadonlyMap<string, number>;
}

const centralTo = ({ set }: Reading, { here, everywhere }: Usage): number =>
  centralityOf(set, here, everywhere);

/** Above this length a text says something. */
const short = 80;

function wordingsOf(members: readonly Member[], used: Usage): Wording[] {
  const words = Map.groupBy(members, ({ reading: { stems, stance } }) => `${stance} ${stems.join(' ')}`);
  const wordings = [...words.values()].flatMap((said) => {
    const [member] = said;
    return member ? [{ member, said, centrality: centralTo(member.reading, used) }] : [];
  });
  const best = Math.max(...wordings.map(({ centrality }) => centrality)) || 1;
  return wordings.map((wording) => {
    const { text } = wording.member.contribution;
    const emptiness = text.length < short && isFragment(text) ? 1 : 0;
    return {
      ...wording,
      standing: wording.centrality / best + weightOf(wording.said, wording.said) - emptiness,
    };
  });
}

const byStanding = (a: Wording, b: Wording): number =>
  b.standing - a.standing || a.member.contribution.number - b.member.contribution.number;

/** How many claims a group of this many makes. */
function room(size: number): number {
  return size < 3 ? 1 : size < 8 ? 2 : size < 20 ? 3 : 4;
}

function draftOf(member: Member, role: ClaimRole, used: Usage): Draft {
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
    others: [],
  };
}

/** Counts a contribution that says the same. */
export function addSupport(draft: Draft, member: Member): void {
  const { number, participantId } = member.contribution;
  if (number === draft.member.contribution.number) return;
  draft.numbers.push(number);
  draft.people.add(participantId);
  if (draft.others.length < quotesShown * 2) draft.others.push(member);
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

/** Whether a claim would tell again what one of those before tells: as a whole, or in the words that are quoted. */
function isTold(draft: Draft, before: readonly Draft[]): boolean {
  return (
    claimOf(draft.member.reading, before) !== undefined ||
    before.some(({ quoted }) => sayTheSame(quoted, draft.quoted))
  );
}

/** The wordings that stand best by themselves, with how well they would stand for the group. */
function* candidatesOf(
  wordings: readonly Wording[],
  members: readonly Member[],
  used: Usage,
): Generator<void, Candidate[]> {
  const enough = saidEnough * voicesIn(members);
  const found = [];
  for (const wording of wordings.slice(0, candidates)) {
    const { member } = wording;
    const saying = members.filter(({ reading }) => sayTheSame(reading, member.reading));
    const draft = draftOf(member, roleOf(member.contribution), used);
    const isEmpty = isFragment(draft.text) && voicesIn(saying) < enough;
    found.push({ wording, saying, draft, isEmpty, central: centralTo(draft.quoted, used) });
    yield;
  }
  const best = Math.max(0, ...found.map(({ central }) => central)) || 1;
  return found.map(({ wording, saying, draft, isEmpty, central }) => ({
    ...wording,
    draft,
    isEmpty,
    score: central / best + weightOf(saying, wording.said) - lackOf(draft.text),
  }));
}

/**
 * What a group claims: the contributions that most people say or agree to, in words that many of the group use and that
 * can be read alone, by maximal marginal relevance, so that no two say the same, nor one of those before; and the one that
 * splits people most. How often one person says something, and at what length, plays no part. Members come in the order
 * of their numbers.
 */
export function* chooseClaims(
  members: readonly Member[],
  used: Usage,
  before: readonly Draft[],
): Generator<void, Draft[]> {
  const wordings = wordingsOf(members, used).sort(byStanding);
  yield;
  let open = yield* candidatesOf(wordings, members, used);
  // A subject by itself is told only where nobody says something of it.
  if (open.some(({ isEmpty, draft }) => !isEmpty && !isTold(draft, before))) {
    open = open.filter(({ isEmpty }) => !isEmpty);
  }
  const chosen: Draft[] = [];
  while (chosen.length < room(members.length)) {
    const told = [...before, ...chosen];
    open = open.filter(({ draft }) => !isTold(draft, told));
    const known = new Set(chosen.map(({ member }) => member.voice));
    const worth = ({ member, score }: Candidate): number => {
      const likeness = told.map((one) => likenessOf(one.member.reading, member.reading));
      return score - diversity * Math.max(0, ...likeness) - (known.has(member.voice) ? diversity / 2 : 0);
    };
    const [next] = open
      .map((one) => ({ one, worth: worth(one) }))
      .sort((a, b) => b.worth - a.worth || byStanding(a.one, b.one));
    if (!next) break;
    chosen.push(next.one.draft);
    yield;
  }
  return [...chosen, ...mostDivided(wordings, used, [...before, ...chosen])];
}

/** What people take both sides of most, unless a claim tells it already. */
function mostDivided(wordings: readonly Wording[], used: Usage, before: readonly Draft[]): Draft[] {
  const lesser = ({ contribution: { votes } }: Member): number => Math.min(votes.agree, votes.disagree);
  return wordings
    .map(({ member }) => member)
    .filter(({ contribution }) => splits(contribution.votes))
    .sort((a, b) => lesser(b) - lesser(a) || a.contribution.number - b.contribution.number)
    .map((member) => draftOf(member, 'split', used))
    .filter((draft) => !isTold(draft, before))
    .slice(0, 1);
}

/**
 * What stands alone but is new: one idea of a known kind in words that others use too, which nobody else puts together
 * so; the farthest from what the others speak of first.
 * @param nearness how near each is to the nearest group.
 */
export function chooseAlone(
  members: readonly Member[],
  people: ReadonlyMap<string, number>,
  nearness: (member: Member) => number,
  before: readonly Draft[],
): Draft[] {
  const fits = ({ contribution, reading: { set } }: Member): boolean => {
    if (contribution.kind === undefined) return false;
    if (set.size < aloneStems.fewest || set.size > aloneStems.most) return false;
    const known = [...set].filter((stem) => (people.get(stem) ?? 0) > 1).length;
    return known >= set.size / 2 && !isFragment(contribution.text);
  };
  const chosen: Draft[] = [];
  const order = members
    .filter(fits)
    .sort((a, b) => nearness(a) - nearness(b) || a.contribution.number - b.contribution.number);
  for (const member of order) {
    if (chosen.length === aloneShown) break;
    const draft = draftOf(member, 'alone', { here: people, everywhere: people });
    if (!isTold(draft, [...before, ...chosen])) chosen.push(draft);
  }
  return chosen;
}

/** The claims in the order in which they are told, each with up to three people's words. */
export function finished(drafts: readonly Draft[], sides: ReadonlyMap<string, Sides>): Claim[] {
  return drafts
    .map((draft) => claimFrom(draft, sides.get(draft.member.contribution.id)))
    .sort(
      (a, b) =>
        claimRoles.indexOf(a.role) - claimRoles.indexOf(b.role) ||
        b.people - a.people ||
        (a.citations[0] ?? 0) - (b.citations[0] ?? 0),
    );
}

function claimFrom({ member, role, text, numbers, people, others }: Draft, sides?: Sides): Claim {
  const { number, votes } = member.contribution;
  const quotes = [{ number, text }];
  const shown = new Set([member.contribution.participantId]);
  const words = new Set([text]);
  for (const { contribution } of [...others].sort((a, b) => a.contribution.number - b.contribution.number)) {
    const own = telling(contribution.text, () => 0);
    if (quotes.length === quotesShown || shown.has(contribution.participantId) || words.has(own)) continue;
    quotes.push({ number: contribution.number, text: own });
    shown.add(contribution.participantId);
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
