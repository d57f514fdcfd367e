import { words } from '../text/words.ts';
import { textHash } from './inputs.ts';
import type { SummarisableContribution } from './summary.ts';

/**
 * Who speaks, as far as it weighs what is told: a person; where nobody knows who wrote what, as of a file that names no
 * authors, each different wording. It is never counted as people.
 */
export function voiceOf({ participantId, isAuthorUnknown, text }: SummarisableContribution): string {
  return isAuthorUnknown ? `${participantId} ${textHash(words(text).join(' '))}` : participantId;
}
