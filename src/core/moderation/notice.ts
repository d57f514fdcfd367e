import { encodeAction } from '../actions.ts';
import { answer, bullets, button, excerpt, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { conversationOf, inboxKey, type NoticeEvent } from '../inbound.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { ModerationAct } from '../ports/moderation.ts';
import type { Repositories } from '../ports/store.ts';
import type { Block, Reply } from '../reply.ts';
import type { Translator } from '../translate.ts';

/**
 * Has the author of a contribution told what a moderator did with it, where they said it: an event in that conversation, so that
 * it is told in its order. Nobody is told of what was imported.
 */
export async function announceAct(
  { messages, channels, participants, inbox, queue }: Repositories,
  { id, messageId, participantId }: Contribution,
  act: string,
  now: Date,
): Promise<void> {
  const message = await messages.byId(messageId);
  if (!message || message.place.at.platform === 'import') return;
  const author = await participants.userOn(participantId, message.place.at.platform);
  if (author === undefined) return;
  const event: NoticeEvent = {
    kind: 'notice',
    act,
    contribution: id,
    at: await channels.address(message.place.at),
    author: { id: author, displayName: author },
    delivery: act,
    sentAt: now,
    // In a room it says of which message it speaks.
    ...(message.deletedAt ? {} : { message: message.place.message }),
  };
  await inbox.accept(inboxKey(event), event);
  await queue.wake('handle', conversationOf(event.at));
}

/** What the author of a contribution reads once a moderator hid it or showed it again. */
export function noticeReply(
  t: Translator,
  { contact }: Consultation,
  { id, number, text }: Contribution,
  { kind, reason }: ModerationAct,
): Reply {
  const values = { number: String(number), text: excerpt(text) };
  if (kind === 'restore') return answer([says(t, 'notice.shown', values)]);
  const ways: Block = bullets([
    t.rich('notice.way.again'),
    t.rich('notice.way.withdraw', values),
    ...(contact === undefined ? [] : [t.rich('notice.way.contact', { contact })]),
  ]);
  return answer(
    [
      says(t, 'notice.hidden', values),
      says(t, 'notice.reason', { reason }),
      says(t, 'notice.counted'),
      says(t, 'notice.ways'),
      ways,
    ],
    { buttons: [button(t, 'button.withdraw', encodeAction({ kind: 'not', contribution: id }))] },
  );
}
