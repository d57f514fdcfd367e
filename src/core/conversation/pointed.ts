import { answer, bullets, says } from '../answer.ts';
import type { PointedEvent } from '../inbound.ts';
import type { Participant } from '../ports/participants.ts';
import { contributionLine } from './acknowledge.ts';
import { contribute } from './free-text.ts';
import { isInRoom, isOrganiser, only, type Turn, type Work } from './turn.ts';

/**
 * Adds a message that somebody pointed at. The words stay their author's: it is their contribution, and they can change
 * it and take it back. Others may add it only where the room was told that the bot listens; the room sees that it was.
 */
export async function addPointed(
  turn: Turn<PointedEvent>,
  writer: Participant,
  listens: boolean,
): Promise<Work> {
  const { event, t, consultation, repositories, participant } = turn;
  const own = writer.id === participant.id;
  if (!own && !listens && !isOrganiser(turn)) return only(answer([says(t, 'pointed.not.here')]));
  const known = await repositories.messages.find(event.at, event.message);
  if (known) {
    const contributions = await repositories.contributions.ofMessage(known.headId ?? known.id);
    return only(
      answer([
        says(t, 'pointed.known'),
        bullets(contributions.map((one) => contributionLine(t, consultation, one))),
      ]),
    );
  }
  const work = await contribute(
    { ...turn, event: { ...event, sentAt: event.writtenAt }, participant: writer },
    event.message,
    event.text,
  );
  if (own || !isInRoom(turn)) return work;
  return async (writing) => {
    await work(writing);
    const message = await writing.messages.find(event.at, event.message);
    const contributions = message ? await writing.contributions.ofMessage(message.id) : [];
    if (contributions.length === 0) return answer([says(t, 'noise')]);
    return answer(
      [
        says(t, 'pointed.added'),
        bullets(contributions.map((one) => contributionLine(t, consultation, one))),
        says(t, 'pointed.tail', { number: contributions[0]?.number ?? 0 }),
      ],
      { visibility: 'public' },
    );
  };
}
