import type { Ground, Problem } from './gates/gate.ts';
import { judge } from './gates/judge.ts';
import { weighBy } from './gates/support.ts';
import type { Summaries, SummaryHead, VerifiedClaim } from './kept.ts';

/**
 * Takes a claim that a model worded through the gates again, whatever else is found: what is kept could have been changed, too.
 * One in people's own words has none to pass.
 */
function judged({ claim, ground, failures, ...rest }: VerifiedClaim): VerifiedClaim {
  const { text, role, people, quotes, citations } = claim;
  if (!ground || text === undefined || role === 'alone') return { claim, failures, ...rest };
  const { cited, language, people: inSubtheme } = ground;
  const idOf = (number: number): string => cited.find((one) => one.number === number)?.id ?? '';
  const shown: Ground = {
    language,
    shown: new Map(cited.map((one) => [one.id, one])),
    people: inSubtheme,
    weigh: weighBy(cited.map((one) => one.text)),
    saying: () => ({ numbers: citations, people }),
  };
  const proposed = {
    role,
    text,
    cites: cited.map(({ id }) => id),
    quotes: quotes.map((quote) => ({ id: idOf(quote.number), text: quote.text })),
  };
  const verdict = judge(proposed, shown);
  const problems: readonly Problem[] = verdict.kind === 'failed' ? verdict.problems : [];
  const gates = new Set(problems.map(({ gate }) => gate));
  return {
    claim,
    ...rest,
    failures: [...[...gates].map((gate) => ({ kind: 'gate' as const, gate })), ...failures],
  };
}

/** Examines every claim of a summary on what is there today: its citations, quotes and numbers, and a model's words by all gates. */
export async function verify(summaries: Summaries, head: SummaryHead): Promise<readonly VerifiedClaim[]> {
  return (await summaries.verify(head)).map(judged);
}
