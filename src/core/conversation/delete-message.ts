import { languageOfPart } from '../detect-language.ts';
import type { DeletedEvent } from '../inbound.ts';
import type { Repositories } from '../ports/store.ts';
import type { Span } from '../segment/segmentation.ts';
import { trimmed } from '../segment/sentences.ts';
import { burstOf, joined } from './burst.ts';
import { contextOf } from './context.ts';
import { decidedByPerson } from './decided.ts';
import { only, type Work } from './turn.ts';
import { kindTold, type TaggedText, type Understanding } from './understanding.ts';

/** Where a span is once a part of the text is cut out; empty where it lay in that part. */
function without(span: Span, cut: Span): Span {
  const moved = (at: number): number =>
    at <= cut.start ? at : Math.max(cut.start, at - (cut.end - cut.start));
  return { start: moved(span.start), end: moved(span.end) };
}

/**
 * A deletion on the platform withdraws what the message held; nothing is answered to a message that is gone. What the
 * other messages of its burst say still stands.
 */
export async function deleteMessage(
  event: DeletedEvent,
  reading: Repositories,
  understanding: Understanding,
  now: Date,
): Promise<Work> {
  const message = await reading.messages.find(event.at, event.message);
  if (!message) return only(undefined);
  const { head, parts } = await burstOf(reading, message);
  const texts = parts.map(({ text }) => text);
  const at = parts.findIndex(({ id }) => id === message.id);
  if (at < 0 || parts.length === 1) {
    return async ({ messages, contributions }) => {
      const held = at < 0 ? [] : await contributions.ofMessage(head.id);
      const standing = held.filter(({ status }) => status !== 'withdrawn').map(({ id }) => id);
      await contributions.setStatus(standing, 'withdrawn', now);
      await messages.markDeleted(message.id, now);
      return undefined;
    };
  }
  const rest = joined(texts.toSpliced(at, 1)).text;
  // The line break before it goes with it, or that after the first.
  const start = at === 0 ? 0 : joined(texts.slice(0, at)).text.length;
  const cut = { start, end: start + message.text.length + 1 };
  const left = (span: Span): Span => trimmed(rest, without(span, cut));
  const textOf = ({ start: from, end }: Span): string => rest.slice(from, end);
  const known = await reading.contributions.ofMessage(head.id);
  const changed = known.flatMap(({ span, text }) => {
    const own = span ? textOf(left(span)) : '';
    return own === '' || own === text ? [] : [own];
  });
  const consultation = await reading.consultations.byId(head.consultationId);
  const context = consultation ? await contextOf(reading, consultation, head.place) : [];
  const tagged = consultation
    ? await understanding.tag(
        changed.map((text) => ({ text, language: languageOfPart(text, head.language), context })),
        consultation,
        now,
      )
    : [];
  const themes = new Map(changed.map((text, i): [string, TaggedText | undefined] => [text, tagged[i]]));
  return async ({ messages, contributions }) => {
    await messages.markDeleted(message.id, now);
    for (const one of await contributions.ofMessage(head.id)) {
      if (!one.span) continue;
      const span = left(one.span);
      const text = textOf(span);
      if (text === one.text || (one.status !== 'withdrawn' && text !== '')) {
        const { language, boundedByAuthor } = one;
        await contributions.rewrite(
          one.id,
          { text, language, ...kindTold(text), span, boundedByAuthor },
          now,
        );
        if (text === one.text || decidedByPerson(one)) continue;
        await contributions.retag(one.id, themes.get(text)?.taggings ?? [], undefined, now);
        continue;
      }
      const { span: _, ...words } = one;
      await contributions.rewrite(one.id, words, now);
      if (one.status !== 'withdrawn') await contributions.setStatus([one.id], 'withdrawn', now);
    }
    return undefined;
  };
}
