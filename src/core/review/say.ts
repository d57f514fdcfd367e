import type { LikelyThemes } from '../conversation/acknowledge.ts';
import { decidedByPerson } from '../conversation/decided.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Repositories } from '../ports/store.ts';
import type { Tagging } from '../ports/tagging.ts';

/**
 * What the embedded tagger holds likeliest of a contribution before anybody has spoken: its tagging in force, else what
 * its author would be asked first. Undefined once a person has spoken, and where a language model answered.
 */
export function machineTheme(contribution: Contribution, likely?: LikelyThemes): string | undefined {
  if (decidedByPerson(contribution)) return undefined;
  const [first] =
    contribution.taggings.length > 0 ? contribution.taggings : (likely?.get(contribution.id) ?? []);
  return first?.origin === 'embedded' ? (first.themeId ?? undefined) : undefined;
}

/** Keeps what the sender says of a contribution's theme as their own judgement, beside those of others. */
export async function say(
  { participant, now }: Turn,
  repositories: Repositories,
  contribution: Contribution,
  taggings: readonly Pick<Tagging, 'themeId'>[],
  machineThemeId?: string,
  /** Whether the sender was not shown what others had said; without it, true where nobody had said anything. */
  blind?: boolean,
): Promise<void> {
  const all = await repositories.judgements.claim(contribution.id);
  const own = all.find(({ participantId }) => participantId === participant.id);
  // A theme in force without a judgement is an import's: the sender has seen it.
  const first = own ? own.independent : !decidedByPerson(contribution);
  await repositories.judgements.say({
    contributionId: contribution.id,
    participantId: participant.id,
    themeIds: taggings.flatMap(({ themeId }) => (themeId === null ? [] : [themeId])),
    independent: blind ?? (first && all.every((one) => one === own)),
    saidAt: now,
    ...(machineThemeId === undefined ? {} : { machineThemeId }),
  });
}
