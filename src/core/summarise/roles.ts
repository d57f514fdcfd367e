import type { IdeaKind } from '../segment/segmentation.ts';
import { proposes, tellsLack } from './forms.ts';
import { asks } from './statement.ts';
import type { ClaimRole, Votes, WrittenContribution } from './summary.ts';

/** Votes under which nothing is said of them. */
const fewestVotes = 5;
/** From this share of those who took a side on, a minority splits. */
const minority = 0.3;
/** The normal distribution's quantile for 95%. */
const z = 1.96;

/** What votes make of a claim. */
export type RoleByVotes = Extract<ClaimRole, 'agreed' | 'rejected' | 'split'>;

const ofKind: Readonly<Record<IdeaKind, ClaimRole>> = {
  proposal: 'proposed',
  solution: 'proposed',
  need: 'needed',
  question: 'asked',
  experience: 'said',
  argument: 'said',
};

/** The least share that agrees, as far as so few votes can tell (Wilson's interval, 1927). */
function leastAgreement({ agree, disagree }: Votes): number {
  const all = agree + disagree;
  const share = agree / all;
  const middle = share + z ** 2 / (2 * all);
  const spread = z * Math.sqrt((share * (1 - share)) / all + z ** 2 / (4 * all ** 2));
  return (middle - spread) / (1 + z ** 2 / all);
}

/** Whether people take both sides; never told of fewer than five. */
export function splits({ agree, disagree }: Votes): boolean {
  return agree + disagree >= fewestVotes && Math.min(agree, disagree) >= minority * (agree + disagree);
}

/** Whether votes alone say what it is, which is told in any case. */
export function isByVotes(role: ClaimRole): role is RoleByVotes {
  return role === 'agreed' || role === 'rejected' || role === 'split';
}

/** What a contribution is to its sub-theme: by its votes where they say so, else by its kind. */
export function roleOf({ votes, kind }: Pick<WrittenContribution, 'votes' | 'kind'>): ClaimRole {
  if (splits(votes)) return 'split';
  if (votes.agree + votes.disagree >= fewestVotes) {
    if (leastAgreement(votes) > 0.5) return 'agreed';
    if (leastAgreement({ agree: votes.disagree, disagree: votes.agree }) > 0.5) return 'rejected';
  }
  return kind ? ofKind[kind] : 'said';
}

/**
 * What a contribution is to its sub-theme by its votes, else by the form of the words that are quoted: they propose, or ask, or
 * tell a lack and their kind is known to be one. What is neither is only said.
 */
export function roleInWords(
  contribution: Pick<WrittenContribution, 'votes' | 'kind'>,
  words: string,
): ClaimRole {
  const role = roleOf(contribution);
  if (isByVotes(role)) return role;
  const { kind } = contribution;
  if (role === 'asked') return asks(words) ? 'asked' : 'said';
  if ((role === 'proposed' || kind === undefined) && proposes(words)) return 'proposed';
  return role === 'needed' && tellsLack(words) ? 'needed' : 'said';
}
