import { only } from '../conversation/turn.ts';
import { nextReview } from '../review/next.ts';
import { nextCard } from '../review/on-review.ts';
import type { Command } from './command.ts';

/** Shows an organiser, one at a time, the contributions that it helps most to have their word on. */
export const review: Command = {
  name: 'review',
  aliases: { fr: ['relire', 'revue'], en: [] },
  role: 'organiser',
  args: [],
  help: 'review.help',
  async run(turn) {
    return only(nextCard(turn, 'first', [], await nextReview(turn, 'first')));
  },
};
