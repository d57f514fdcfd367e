import { telling } from './quotation.ts';
import { likenessOf, type Reading, readingOf, sayTheSame } from './reading.ts';
import { centralityOf, usage } from './representative.ts';
import { roleOf, splits } from './roles.ts';
import { type Claim, type ClaimRole, claimRoles, type Sides, type WrittenContribution } from './summary.ts';

/** Texts that stand for most, of which claims are chosen. */
const candidates = 100;
/** How much twice the people count beside the words that many use. */
const support = 0.25;
/** How much a candidate's likeness to what was chosen counts against it (Carbonell and Goldstein, 1998). */
const diversity = 0.5;
const quotesShown = 3;
const aloneShown = 2;
/** Stems of what may stand alone: shorter says nothing new, longer is no one idea. */
const aloneStems = { fewest: 4, most: 40 };

/** A contribution with its words as they are compared. */
export interface Member {
  readonly contribution: WrittenContribution;
  readonly reading: Reading;
}

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
interface Voice {
  readonly member: Member;
  readonly said: readonly Member[];
  readonly centrality: number;
  readonly standing: number;
}

/** A voice with how well it would stand for the group. */
interface Candidate extends Voice {
  readonly score: number;
  readonly draft: Draft;
}

const personOf = ({ contribution }: Member): string => contribution.participantId;
const peopleIn = (members: readonly Member[]): number => new Set(members.map(personOf)).size;
const agreeing = (members: readonly Member[]): number =>
  Math.max(0, ...members.map(({ contribution }) => contribution.votes.agree));

/** What the people who say so, in whatever words, and those who agree with these very words count. */
function weightOf(saying: readonly Member[], words: readonly Member[]): number {
  return support * Math.log2(Math.max(1, peopleIn(saying) + agreeing(words)));
}

function voicesOf(members: readonly Member[], people: ReadonlyMap<string, number>): Voice[] {
  const words = Map.groupBy(members, ({ reading: { stems, stance } }) => `${stance} ${stems.join(' ')}`);
  const voices = [...words.values()].flatMap((said) => {
    const [member] = said;
    return member ? [{ member, said, centrality: centralityOf(member.reading.set, people) }] : [];
  });
  const best = Math.max(...voices.map(({ centrality }) => centrality)) || 1;
  return voices.map((voice) => ({
    ...voice,
    standing: voice.centrality / best + weightOf(voice.said, voice.said),
  }));
}

const byStanding = (a: Voice, b: Voice): number =>
  b.standing - a.standing || a.member.contribution.number - b.member.contribution.number;

/** How many claims a group of this many makes. */
function room(size: number): number {
  return size < 3 ? 1 : size < 8 ? 2 : size < 20 ? 3 : 4;
}

function draftOf(member: Member, role: ClaimRole, people: ReadonlyMap<string, number>): Draft {
  const { number, text, participantId } = member.contribution;
  const worth = (sentence: string): number => centralityOf(readingOf(sentence).set, people);
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

/**
 * What a group claims: the contributions that most people say or agree to, in words that many of the group use, by maximal
 * marginal relevance, so that no two say the same, nor one of those before; and the one that splits people most. How
 * often one person says something, and at what length, plays no part. Members come in the order of their numbers.
 */
export function* chooseClaims(
  members: readonly Member[],
  before: readonly Draft[],
): Generator<void, Draft[]> {
  const people = usage(members.map((one) => ({ terms: one.reading.set, person: personOf(one) })));
  const voices = voicesOf(members, people).sort(byStanding);
  const best = Math.max(0, ...voices.map(({ centrality }) => centrality)) || 1;
  yield;
  const scored: Candidate[] = [];
  for (const voice of voices.slice(0, candidates)) {
    const said = members.filter(({ reading }) => sayTheSame(reading, voice.member.reading));
    const { member } = voice;
    scored.push({
      ...voice,
      score: voice.centrality / best + weightOf(said, voice.said),
      draft: draftOf(member, roleOf(member.contribution), people),
    });
    yield;
  }
  const chosen: Draft[] = [];
  let open = scored;
  while (chosen.length < room(members.length)) {
    const told = [...before, ...chosen];
    open = open.filter(({ draft }) => !isTold(draft, told));
    const known = new Set(chosen.map(({ member }) => personOf(member)));
    const worth = ({ member, score }: Candidate): number => {
      const likeness = told.map((one) => likenessOf(one.member.reading, member.reading));
      return score - diversity * Math.max(0, ...likeness) - (known.has(personOf(member)) ? diversity / 2 : 0);
    };
    const [next] = open
      .map((one) => ({ one, worth: worth(one) }))
      .sort((a, b) => b.worth - a.worth || byStanding(a.one, b.one));
    if (!next) break;
    chosen.push(next.one.draft);
    yield;
  }
  return [...chosen, ...mostDivided(voices, people, [...before, ...chosen])];
}

/** What people take both sides of most, unless a claim tells it already. */
function mostDivided(
  voices: readonly Voice[],
  people: ReadonlyMap<string, number>,
  before: readonly Draft[],
): Draft[] {
  const lesser = ({ contribution: { votes } }: Member): number => Math.min(votes.agree, votes.disagree);
  return voices
    .map(({ member }) => member)
    .filter(({ contribution }) => splits(contribution.votes))
    .sort((a, b) => lesser(b) - lesser(a) || a.contribution.number - b.contribution.number)
    .map((member) => draftOf(member, 'split', people))
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
  all: readonly Member[],
  nearness: (member: Member) => number,
  before: readonly Draft[],
): Draft[] {
  const people = usage(all.map((one) => ({ terms: one.reading.set, person: personOf(one) })));
  const fits = ({ contribution, reading: { set } }: Member): boolean => {
    if (contribution.kind === undefined) return false;
    if (set.size < aloneStems.fewest || set.size > aloneStems.most) return false;
    const known = [...set].filter((stem) => (people.get(stem) ?? 0) > 1).length;
    return known >= set.size / 2;
  };
  const chosen: Draft[] = [];
  const order = members
    .filter(fits)
    .sort((a, b) => nearness(a) - nearness(b) || a.contribution.number - b.contribution.number);
  for (const member of order) {
    if (chosen.length === aloneShown) break;
    const draft = draftOf(member, 'alone', people);
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
