import { backedIn, firstApart } from './backed.ts';
import {
  byWords,
  centralTo,
  type Draft,
  draftOf,
  isSaid,
  isTold,
  type Member,
  type Usage,
  voicesIn,
} from './drafts.ts';
import { namesSubjects } from './forms.ts';
import { areAlike, likenessOf } from './reading.ts';
import { isByVotes, roleOf, splits } from './roles.ts';
import { isFragment, lackOf } from './statement.ts';

/** Texts that stand for most, of which claims are chosen. */
const candidates = 60;
/** How much twice the people count beside the words that many use. */
const support = 0.25;
/** How much a candidate's likeness to what was chosen counts against it (Carbonell and Goldstein, 1998). */
const diversity = 0.9;
const aloneShown = 2;
/** What several people of a group name and say no more of. */
const namesTold = 2;
/** From this share of the group on that says so, its subject alone is a claim. */
const saidEnough = 0.2;
/** Stems of what may stand alone: shorter says nothing new, longer is no one idea. */
const aloneStems = { fewest: 4, most: 40 };
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
/** Whether words say nothing of the subjects that they name. */
const isBareName = (text: string): boolean => isFragment(text) || namesSubjects(text);
const voting = (members: readonly Member[]): number =>
  Math.max(0, ...members.map(({ contribution: { votes } }) => votes.agree + votes.disagree));

/** What the people who say so, in whatever words, and those who voted on these very words count: for or against, it is what was judged. */
function weightOf(saying: readonly Member[], words: readonly Member[]): number {
  return support * Math.log2(Math.max(1, voicesIn(saying) + voting(words)));
}
/** Above this length a text says something. */
const short = 80;

/** Of those who use the same words the one that most voted on, for or against, so that it is told with its votes; spelt as most spell it. */
function spokenFor(said: readonly Member[]): Member | undefined {
  const spelt = Map.groupBy(said, ({ hash }) => hash);
  const often = (one: Member): number => voicesIn(spelt.get(one.hash) ?? []);
  const [first] = said.toSorted((a, b) => voting([b]) - voting([a]) || often(b) - often(a) || byWords(a, b));
  return first;
}

function wordingsOf(members: readonly Member[], used: Usage): Wording[] {
  const wordForWord = Map.groupBy(members, ({ wording }) => wording);
  const wordings = [...wordForWord.values()].flatMap((said) => {
    const member = spokenFor(said);
    return member ? [{ member, said, centrality: centralTo(member.reading, used) }] : [];
  });
  const best = Math.max(...wordings.map(({ centrality }) => centrality)) || 1;
  return wordings.map((wording) => {
    const { text } = wording.member.contribution;
    const emptiness = text.length < short && isBareName(text) ? 1 : 0;
    return {
      ...wording,
      standing: wording.centrality / best + weightOf(wording.said, wording.said) - emptiness,
    };
  });
}

const byStanding = (a: Wording, b: Wording): number =>
  b.standing - a.standing || voicesIn(b.said) - voicesIn(a.said) || byWords(a.member, b.member);

/** From this likeness to what anybody else says on, somebody does not stand alone. Chosen by reading summaries. */
const heardBefore = 0.5;

/** How many claims a group of this many makes. */
function room(size: number): number {
  return size < 3 ? 1 : size < 8 ? 2 : size < 20 ? 3 : 4;
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
    const { member, said } = wording;
    const draft = draftOf(member, used);
    const alike = members.filter(({ reading }) => areAlike(reading, member.reading));
    const isBare = isBareName(draft.text);
    const isEmpty = isBare && voicesIn(alike) + voting(said) < enough;
    // What so many say in just these words is no less told for being a subject alone.
    const lack = isBare && voicesIn(said) >= enough ? 0 : lackOf(draft.text);
    const heard = (weightOf(alike, said) + weightOf(said, said)) / 2;
    found.push({ wording, draft, isEmpty, central: centralTo(draft.quoted, used), worth: heard - lack });
    yield;
  }
  const best = Math.max(0, ...found.map(({ central }) => central)) || 1;
  return found.map(({ wording, draft, isEmpty, central, worth }) => ({
    ...wording,
    draft,
    isEmpty,
    score: central / best + worth,
  }));
}

/** The candidate that tells most beside what is told, as far as it is like that. */
function bestOf(
  open: readonly Candidate[],
  told: readonly Draft[],
  chosen: readonly Draft[],
): Candidate | undefined {
  const known = new Set(chosen.map(({ member }) => member.voice));
  const worth = ({ member, draft, score }: Candidate): number => {
    const likeness = told.map((one) => likenessOf(one.quoted, draft.quoted));
    return score - diversity * Math.max(0, ...likeness) - (known.has(member.voice) ? diversity / 2 : 0);
  };
  const [next] = open
    .map((one) => ({ one, worth: worth(one) }))
    .sort((a, b) => b.worth - a.worth || byStanding(a.one, b.one));
  return next?.one;
}

/**
 * What a group claims: the contributions that most people say or agree to, in words that many of the group use and that
 * can be read alone, by maximal marginal relevance, so that no two say the same, nor one of those before; and the one that
 * splits people most. What several people say in the same sense is told first. How often one person says something, and at what length, plays no part.
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
  const backed = backedIn(members, used);
  const chosen = firstApart(backed.statements, before, Math.ceil(room(members.length) / 2), isTold);
  // What is only named may be much alike to what is claimed of it, and is something else.
  const names = firstApart(backed.names, [...before, ...chosen], namesTold, isSaid);
  const most = Math.max(1, chosen.length, room(members.length) - names.length);
  yield;
  // What is much alike is told where there is room left, each by somebody else.
  for (const isTwice of [isTold, isSaid]) {
    if (chosen.length >= most) break;
    const voices = new Set(chosen.map(({ member }) => member.voice));
    let left = open.filter(
      ({ draft, member }) => !voices.has(member.voice) && !isTwice(draft, [...before, ...chosen]),
    );
    while (chosen.length < most) {
      const next = bestOf(left, [...before, ...chosen], chosen);
      if (!next) break;
      chosen.push(next.draft);
      left = left.filter(
        ({ draft, member }) =>
          !isTwice(draft, [next.draft]) && (isTwice === isTold || member.voice !== next.member.voice),
      );
      yield;
    }
  }
  chosen.push(...firstApart(names, [...before, ...chosen], namesTold, isSaid));
  return [...chosen, ...mostVoted(wordings, used, [...before, ...chosen])];
}

/** What people voted against, and what they take both sides of: that is told in any case. */
function mostVoted(wordings: readonly Wording[], used: Usage, before: readonly Draft[]): Draft[] {
  const rejected = mostRejected(wordings, used, before);
  return [...rejected, ...mostDivided(wordings, used, [...before, ...rejected])];
}

/** What most people voted against, where the others are few: it counts for nothing by who agrees with it, and is told all the same. */
function mostRejected(wordings: readonly Wording[], used: Usage, before: readonly Draft[]): Draft[] {
  return wordings
    .map(({ member }) => member)
    .filter(({ contribution }) => roleOf(contribution) === 'rejected')
    .sort((a, b) => b.contribution.votes.disagree - a.contribution.votes.disagree || byWords(a, b))
    .map((member) => draftOf(member, used, 'rejected'))
    .filter((draft) => !isTold(draft, before))
    .slice(0, 1);
}

/** What a group of a few claims: all of it, each thing that is said once. */
export function everyClaim(members: readonly Member[], used: Usage): Draft[] {
  const chosen: Draft[] = [];
  for (const { member } of wordingsOf(members, used).sort(byStanding)) {
    const draft = draftOf(member, used);
    if (!isSaid(draft, chosen)) chosen.push(draft);
  }
  return chosen;
}

/** What people take both sides of most, unless a claim tells it already. */
function mostDivided(wordings: readonly Wording[], used: Usage, before: readonly Draft[]): Draft[] {
  const lesser = ({ contribution: { votes } }: Member): number => Math.min(votes.agree, votes.disagree);
  return wordings
    .map(({ member }) => member)
    .filter(({ contribution }) => splits(contribution.votes))
    .sort((a, b) => lesser(b) - lesser(a) || byWords(a, b))
    .map((member) => draftOf(member, used, 'split'))
    .filter((draft) => !isTold(draft, before))
    .slice(0, 1);
}

/**
 * What stands alone but is new: one idea of a known kind in words that others use too, which nobody else puts together
 * so; the farthest from what the others speak of first. With it comes what people voted on, as what their votes make of it.
 * @param nearness how near each is to the nearest group.
 * @param everybody what is said in the whole theme: who shares half of their words with anybody there is not alone.
 */
export function chooseAlone(
  members: readonly Member[],
  people: ReadonlyMap<string, number>,
  nearness: (member: Member) => number,
  before: readonly Draft[],
  everybody: readonly Member[],
): Draft[] {
  const isAlone = ({ voice, reading }: Member): boolean =>
    !everybody.some((other) => other.voice !== voice && likenessOf(other.reading, reading) >= heardBefore);
  const fits = ({ contribution, reading: { set } }: Member): boolean => {
    if (contribution.kind === undefined) return false;
    if (set.size < aloneStems.fewest || set.size > aloneStems.most) return false;
    const known = [...set].filter((stem) => (people.get(stem) ?? 0) > 1).length;
    return known >= set.size / 2 && !isFragment(contribution.text);
  };
  const used = { here: people, everywhere: people };
  // First, so that nothing like it which nobody voted on takes its place.
  const voted = mostVoted(wordingsOf(members, used), used, before);
  const backed = backedIn(members, used);
  const said = [...backed.statements, ...backed.names];
  const chosen = firstApart(said, [...before, ...voted], aloneShown, isTold);
  const order = members.filter(fits).sort((a, b) => nearness(a) - nearness(b) || byWords(a, b));
  for (const member of order) {
    if (chosen.length === aloneShown) break;
    const byVotes = roleOf(member.contribution);
    const draft = draftOf(member, used, isByVotes(byVotes) ? byVotes : 'alone');
    if (!isTold(draft, [...before, ...voted, ...chosen]) && isAlone(member)) chosen.push(draft);
  }
  return chosen.length === 0 ? [] : [...chosen, ...voted];
}
