import type { Consultation } from '../consultation.ts';
import type { Channels, Contributions, MessagePlace, Messages } from '../ports.ts';
import type { TaggingContext } from '../tag/tagger.ts';

/** What the contexts of messages are read from. */
interface Read {
  readonly messages: Pick<Messages, 'find' | 'byId'>;
  readonly contributions: Pick<Contributions, 'ofMessage'>;
  readonly channels: Pick<Channels, 'themeOf'>;
}

/** What stands of a message: its published contributions, each with an even share in the themes of all. */
async function contextOfMessage(
  { messages, contributions }: Read,
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
  read: Read,
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
  read: Read,
  consultation: Consultation,
  messageId: string,
): Promise<readonly TaggingContext[]> {
  const message = await read.messages.byId(messageId);
  return message ? contextOf(read, consultation, message.place) : [];
}
