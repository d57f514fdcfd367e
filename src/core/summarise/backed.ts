import { byWords, type Draft, draftOf, type Member, type Usage, voicesIn } from './drafts.ts';
import { namesSubjects } from './forms.ts';
import { sayTheSame } from './reading.ts';
import { leanOf } from './statement.ts';

/** So many who say the same make a claim of it that is told in any case; of what only names a subject it takes more. */
const fewestVoices = { statement: 2, name: 3 };
/** From here on words can't be read alone. */
const unreadable = 0.6;

/** What several say in the same sense. */
interface Backed {
  readonly member: Member;
  readonly voices: number;
}

/** Those of the same words in the same sense, the first by their words standing for them. */
function bySense(members: readonly Member[]): Member[][] {
  const same: Member[][] = [];
  for (const member of members) {
    const known = same.find(([first]) => first && sayTheSame(first.reading, member.reading));
    if (known) known.push(member);
    else same.push([member]);
  }
  return same;
}

/** Words that are spelt as most spell them. */
function spokenFor(said: readonly Member[]): Member | undefined {
  const spelt = Map.groupBy(said, ({ hash }) => hash);
  const often = ({ hash }: Member): number => voicesIn(spelt.get(hash) ?? []);
  return said.toSorted((a, b) => often(b) - often(a) || byWords(a, b))[0];
}

/**
 * What several people of a group say in the same sense, that of most first: statements, and what only names a subject. It is
 * looked for among texts of the same stems, so that it takes no comparing of all with all.
 */
export function backedIn(
  members: readonly Member[],
  used: Usage,
): { readonly statements: readonly Draft[]; readonly names: readonly Draft[] } {
  const found = [...Map.groupBy(members, ({ reading }) => reading.stems.join(' '))]
    .filter(([stems, some]) => stems !== '' && voicesIn(some) >= fewestVoices.statement)
    .flatMap(([, some]) => bySense(some))
    .flatMap((said): Backed[] => {
      const member = spokenFor(said);
      return member ? [{ member, voices: voicesIn(said) }] : [];
    })
    .filter(({ voices }) => voices >= fewestVoices.statement)
    .sort((a, b) => b.voices - a.voices || byWords(a.member, b.member));
  const drafts = found.map(({ member, voices }) => ({ voices, draft: draftOf(member, used) }));
  return {
    statements: drafts
      .filter(({ draft: { text } }) => !namesSubjects(text) && leanOf(text) < unreadable)
      .map(({ draft }) => draft),
    names: drafts
      .filter(({ draft: { text }, voices }) => namesSubjects(text) && voices >= fewestVoices.name)
      .map(({ draft }) => draft),
  };
}

/** The first of some claims that none of those before them is, by what makes two of them one. */
export function firstApart(
  drafts: readonly Draft[],
  before: readonly Draft[],
  most: number,
  isTwice: (draft: Draft, before: readonly Draft[]) => boolean,
): Draft[] {
  const chosen: Draft[] = [];
  for (const draft of drafts) {
    if (chosen.length === most) break;
    if (!isTwice(draft, [...before, ...chosen])) chosen.push(draft);
  }
  return chosen;
}
