import { only } from '../conversation/turn.ts';
import { disagreementsReply, openDisagreements } from '../review/disagreements.ts';
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

/** Shows an organiser what one other person has judged, without saying how, so that agreement can be measured. */
export const reviewSecond: Command = {
  name: 'review second',
  aliases: { fr: ['relire second', 'revue seconde', 'second avis'], en: ['second opinion'] },
  role: 'organiser',
  args: [],
  help: 'review.second.help',
  async run(turn) {
    return only(nextCard(turn, 'second', [], await nextReview(turn, 'second')));
  },
};

/** Lists what people see differently, with buttons to settle it. */
export const reviewDisagreements: Command = {
  name: 'review disagreements',
  aliases: { fr: ['relire désaccords', 'revue désaccords', 'désaccords'], en: ['disagreements'] },
  role: 'organiser',
  args: [],
  help: 'review.disagreements.help',
  paged: true,
  async run(turn) {
    const open = await openDisagreements(turn.repositories, turn.consultation.id);
    return only(disagreementsReply(turn, [], open));
  },
};
