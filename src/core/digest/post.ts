import { answer } from '../answer.ts';
import type { PageOf } from '../commands/references.ts';
import type { Consultation } from '../consultation.ts';
import { only, type Work } from '../conversation/turn.ts';
import { conversationOf, type DigestEvent, inboxKey } from '../inbound.ts';
import { menuOf } from '../pages/menu.ts';
import type { Contributions } from '../ports/contributions.ts';
import type { Store } from '../ports/store.ts';
import type { Summariser } from '../summarise/consultation-summary.ts';
import { translator } from '../translate.ts';
import type { Digest } from './digest.ts';
import { digestBlocks } from './digest-blocks.ts';
import { nextAfter } from './rhythm.ts';

/**
 * Hands a digest that is due to its conversation, as an event that comes once whoever announces it, and says when it is due
 * next. One that was due while nothing ran is announced once.
 */
export async function announceDigest(store: Store, id: string, now: Date): Promise<void> {
  await store.transaction(async ({ digests, consultations, inbox, queue }) => {
    const digest = await digests.claim(id);
    const consultation = digest && (await consultations.byId(digest.consultationId));
    if (!digest || !consultation) return;
    const { at, askedBy, nextAt, rhythm } = digest;
    if (nextAt > now) return queue.digest(id, nextAt);
    const event: DigestEvent = {
      kind: 'digest',
      digest: id,
      at,
      author: { id: askedBy, displayName: askedBy },
      delivery: `${id}/${nextAt.toISOString()}`,
      sentAt: nextAt,
    };
    await inbox.accept(inboxKey(event), event);
    await queue.wake('handle', conversationOf(at));
    const next = nextAfter(rhythm, consultation.timeZone, now);
    await digests.schedule(id, next);
    await queue.digest(id, next);
  });
}

/** What makes a digest's news. */
export interface PostParts {
  readonly contributions: Pick<Contributions, 'last'>;
  readonly summariser: Summariser;
  /** Where everybody can open contributions. */
  readonly pageOf: PageOf | undefined;
}

/** Posts what came since the last digest; nothing where nothing came. */
export async function postDigest(
  { contributions, summariser, pageOf }: PostParts,
  consultation: Consultation,
  { id, language, toldAt: since, toldUpTo }: Digest,
  now: Date,
): Promise<Work> {
  // What comes from now on may be told again next time, and is never passed over.
  const upTo = await contributions.last(consultation.id);
  const recent = await summariser.summarise(consultation, { above: toldUpTo, language });
  if (recent.number === undefined) return only(undefined);
  const whole = await summariser.summarise(consultation, { language });
  if (whole.number === undefined) return only(undefined);
  return async ({ digests }) => {
    await digests.told(id, now, upTo);
    const t = translator(language);
    const blocks = digestBlocks(t, consultation, { since, recent, whole, pageOf });
    const menu = menuOf(t, blocks);
    return answer(blocks, { visibility: 'public', ...(menu ? { select: menu } : {}) });
  };
}
