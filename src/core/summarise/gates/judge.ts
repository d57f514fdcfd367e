import { roleOf } from '../roles.ts';
import { carriersOf } from './carriers.ts';
import { checkForm } from './form.ts';
import type { Ground, HeldClaim, Problem, ProposedClaim } from './gate.ts';
import { baselessNumbers } from './numbers.ts';
import { wrongQuantifiers } from './quantifiers.ts';
import { checkQuotes } from './quotes.ts';

/** What came of a claim. */
export type Judged =
  | { readonly kind: 'held'; readonly claim: HeldClaim }
  | { readonly kind: 'failed'; readonly problems: readonly [Problem, ...Problem[]] };

/**
 * Takes a claim through all gates. What it cites beside its subject or against it does not count; where that is the half of
 * it, the claim fails. A claim that holds has the counts of the contributions that carry it.
 */
export function judge(proposed: ProposedClaim, ground: Ground): Judged {
  const [malformed] = checkForm(proposed);
  if (malformed) return { kind: 'failed', problems: [malformed] };
  const cites = [...new Set(proposed.cites)];
  const cited = cites.flatMap((id) => ground.shown.get(id) ?? []);
  if (cited.length === 0 || cited.length < cites.length) {
    const reason = cites.length === 0 ? 'it cites nothing' : 'it cites ids that its sub-theme does not have';
    return { kind: 'failed', problems: [{ gate: 'citations', reason }] };
  }
  const { quotes, problems: misquoted } = checkQuotes(proposed, ground.shown);
  const { carriers, isTranslated, problems: unsupported } = carriersOf(proposed, cited, quotes, ground);
  const kept = quotes.filter(({ number }) => carriers.some((one) => one.number === number));
  const problems = [...misquoted, ...unsupported];
  if (problems.length === 0 && kept.length === 0) {
    problems.push({ gate: 'quotes', reason: 'what it quotes does not carry it' });
  }
  const ordered = [
    ...kept.flatMap(({ number }) => carriers.filter((one) => one.number === number)),
    ...carriers.filter((one) => kept.every(({ number }) => number !== one.number)),
  ];
  const { numbers, people } = ground.saying(ordered);
  const texts = ordered.map((one) => one.text);
  const votes = ordered.flatMap((one) => [one.votes.agree, one.votes.disagree]);
  const counts = { people, others: [numbers.length, ground.people, ...votes] };
  const baseless = baselessNumbers(proposed.text, texts, counts, isTranslated);
  if (baseless.length > 0) {
    problems.push({
      gate: 'numbers',
      reason: `no contribution it cites has this number of that: ${baseless.join(', ')}`,
    });
  }
  const wrong = wrongQuantifiers(proposed.text, texts, { citing: people, people: ground.people });
  if (wrong.length > 0) {
    problems.push({ gate: 'quantifiers', reason: `the counts do not bear out: ${wrong.join(', ')}` });
  }
  const [first, ...others] = problems;
  const [leading] = ordered;
  if (first || !leading) {
    return {
      kind: 'failed',
      problems: [first ?? { gate: 'support', reason: 'nothing carries it' }, ...others],
    };
  }
  const byVotes = roleOf({ votes: leading.votes });
  return {
    kind: 'held',
    claim: {
      role: byVotes === 'said' ? proposed.role : byVotes,
      text: proposed.text.trim(),
      cited: ordered,
      quotes: kept,
      numbers,
      people,
      isTranslated,
    },
  };
}
