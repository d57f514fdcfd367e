import type { Consultation } from '../consultation.ts';
import type { Channels } from '../ports/channels.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Contributions } from '../ports/contributions.ts';
import type { MessagePlace, Messages } from '../ports/messages.ts';
import type { TaggingContext } from '../tag/tagger.ts';

/** What the contexts of messages are read from. */
export interface ContextSources {
  readonly messages: Pick<Messages, 'find' | 'byId' | 'places'>;
  readonly contributions: Pick<Contributions, 'ofMessage'>;
  readonly channels: Pick<Channels, 'themeOf'>;
}

/** What stands of a message: its published contributions, each with an even share in the themes of all. */
async function contextOfMessage(
  { messages, contributions }: ContextSources,
  consultation: Consultation,
  at: MessagePlace['at'],
  id: string,
): Promise<TaggingContext | undefined> {
  const message = await messages.find(at, id);
  if (!message || message.deletedAt || message.consultationId !== consultation.id) return undefined;
  const all = await contributions.ofMessage(message.headId ?? message.id);
  const published = all.filter(({ status }) => status === 'published');
  // What people put to none of the themes tells nothing of any.
  const telling = published.filter(({ taggings }) => !taggings.some(({ themeId }) => themeId === null));
  if (telling.length === 0) return undefined;
  const shares = new Map<string, number>();
  for (const { themeId, probability } of telling.flatMap(({ taggings }) => taggings)) {
    if (themeId !== null) shares.set(themeId, (shares.get(themeId) ?? 0) + probability / telling.length);
  }
  return {
    text: telling.map(({ text }) => text).join('\n'),
    themes: [...shares].map(([themeId, probability]) => ({ themeId, probability })),
  };
}

/**
 * What a message answers to and stands under, the nearest first: the message that it replies to, the first one of its
 * thread, and the theme that an organiser gave its topic or channel. Only what stands in the same consultation counts.
 */
export async function contextOf(
  read: ContextSources,
  consultation: Consultation,
  { at, message, replyTo }: MessagePlace,
): Promise<readonly TaggingContext[]> {
  // Where threads begin with a message, as on Slack and Discord, they have its id.
  const before = new Set([replyTo, at.thread].filter((id) => id !== undefined && id !== message));
  const spoken: (TaggingContext | undefined)[] = [];
  for (const id of before)
    if (id !== undefined) spoken.push(await contextOfMessage(read, consultation, at, id));
  const themeId = await read.channels.themeOf(at);
  return [
    ...spoken.filter((one) => one !== undefined),
    ...(themeId === undefined ? [] : [{ text: '', themes: [{ themeId, probability: 1 }] }]),
  ];
}

/** The same for a message that is stored. */
export async function contextOfStored(
  read: ContextSources,
  consultation: Consultation,
  messageId: string,
): Promise<readonly TaggingContext[]> {
  const message = await read.messages.byId(messageId);
  return message ? contextOf(read, consultation, message.place) : [];
}

/** Contributions, each with its context: a page at a time, since each that answers something is looked up. */
export async function inTheirContext(
  read: ContextSources,
  consultation: Consultation,
  contributions: readonly Contribution[],
): Promise<readonly (Contribution & { readonly context: readonly TaggingContext[] })[]> {
  const places = await read.messages.places([...new Set(contributions.map(({ messageId }) => messageId))]);
  const themes = new Map<string, Promise<string | undefined>>();
  const themeOf: Channels['themeOf'] = (at) => {
    const key = JSON.stringify([at.platform, at.installation, at.channel, at.thread]);
    const known = themes.get(key) ?? read.channels.themeOf(at);
    themes.set(key, known);
    return known;
  };
  const found: (Contribution & { readonly context: readonly TaggingContext[] })[] = [];
  for (const one of contributions) {
    const place = places.get(one.messageId);
    const context = place ? await contextOf({ ...read, channels: { themeOf } }, consultation, place) : [];
    found.push({ ...one, context });
  }
  return found;
}
