import type { Theme } from '../consultation.ts';
import { contextOfStored } from '../conversation/context.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { TaggingResult } from '../tag/tagger.ts';
import { searchTerms } from '../text/search-terms.ts';
import { mostInformative } from './informative.ts';
import type { Reviewable, ReviewQueue } from './judgements.ts';

/** Weighing as many takes about half a second. */
const mostWeighed = 2_000;
/** How many of those shown last the next one is to be unlike. */
const shownLast = 5;
/** How many themes are offered as buttons. */
const offered = 3;

/** A contribution to be shown, and the themes to offer, likeliest first. */
export interface Shown {
  readonly contribution: Contribution;
  readonly themes: readonly Theme[];
}

/** What the sender has just answered: it is not stored yet when the next one is chosen. */
interface Answered {
  readonly contribution: Contribution;
  readonly skipped: boolean;
}

/** What is left of a queue for the sender, and what to show of it. */
export interface Next {
  readonly left: number;
  readonly shown?: Shown;
}

/** A contribution with the themes that are likeliest whatever people have said of it. */
export async function shownOf(turn: Turn, contribution: Contribution): Promise<Shown> {
  const { consultation, understanding, repositories, now } = turn;
  const context = await contextOfStored(repositories, consultation, contribution.messageId);
  const result = await understanding.weighUntold({ ...contribution, context }, consultation, now);
  return { contribution, themes: likeliest(turn, result) };
}

function likeliest({ consultation }: Turn, result: TaggingResult): Theme[] {
  return result
    .slice(0, offered)
    .flatMap(({ themeId }) => consultation.themes.find(({ id }) => id === themeId) ?? []);
}

async function chosen(
  turn: Turn,
  queue: ReviewQueue,
  fresh: readonly Reviewable[],
  after: Answered | undefined,
): Promise<Reviewable | undefined> {
  // Agreement is measured on the second queue: what is shown there is drawn by lot, not the hardest first.
  if (queue === 'second') return fresh[0];
  const { consultation, participant, repositories, understanding, now } = turn;
  const results = await understanding.weigh(
    fresh.map(({ contribution }) => contribution),
    consultation,
    now,
  );
  const recent = await repositories.judgements.recent(consultation.id, participant.id, shownLast);
  const candidates = fresh.map(({ contribution, terms }, i) => ({
    number: contribution.number,
    terms,
    probabilities: results[i]?.map(({ probability }) => probability) ?? [],
    reviewable: { contribution, terms },
  }));
  return mostInformative(candidates, after ? [searchTerms(after.contribution.text), ...recent] : recent)
    ?.reviewable;
}

/**
 * What the sender reviews next: the most informative of what they have not skipped. For the first half, since many
 * texts are weighed.
 * @param after what they have just answered; where they skipped it, nothing that they skipped comes next.
 */
export async function nextReview(turn: Turn, queue: ReviewQueue, after?: Answered): Promise<Next> {
  const { consultation, participant, repositories } = turn;
  const done = after?.contribution.id;
  const { left, fresh, skipped } = await repositories.judgements.waiting(
    queue,
    consultation.id,
    participant.id,
    queue === 'first' ? mostWeighed : 2,
    after?.skipped ? undefined : done,
  );
  const others = fresh.filter(({ contribution }) => contribution.id !== done);
  const next = (await chosen(turn, queue, others, after)) ?? (after?.skipped ? undefined : skipped);
  return { left, ...(next ? { shown: await shownOf(turn, next.contribution) } : {}) };
}
