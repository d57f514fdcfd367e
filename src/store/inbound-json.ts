import { z } from 'zod';
import { type Inbound, platforms } from '../core/inbound.ts';

/** A channel's address. */
export const address = z.object({
  platform: z.enum(platforms),
  installation: z.string(),
  channel: z.string(),
  thread: z.string().exactOptional(),
  visibility: z.enum(['direct', 'private', 'public']),
});
const author = z.object({ id: z.string(), displayName: z.string(), locale: z.string().exactOptional() });
const base = {
  at: address,
  author,
  delivery: z.string(),
  sentAt: z.coerce.date(),
  answerToken: z.string().exactOptional(),
};
const attachment = z.object({
  kind: z.enum(['image', 'audio', 'video', 'file']),
  fileId: z.string(),
  mimeType: z.string().exactOptional(),
  size: z.number().exactOptional(),
});

const inbound = z.discriminatedUnion('kind', [
  z.object({
    ...base,
    kind: z.literal('created'),
    message: z.string(),
    text: z.string(),
    mentionsBot: z.boolean(),
    replyTo: z.string().exactOptional(),
    attachments: z.array(attachment),
  }),
  z.object({
    ...base,
    kind: z.literal('edited'),
    message: z.string(),
    text: z.string(),
    // Events of before this was told were all taken.
    mentionsBot: z.boolean().default(true),
    editedAt: z.coerce.date(),
  }),
  z.object({
    ...base,
    kind: z.literal('pointed'),
    message: z.string(),
    text: z.string(),
    writer: author,
    writtenAt: z.coerce.date(),
  }),
  z.object({ ...base, kind: z.literal('deleted'), message: z.string() }),
  z.object({ ...base, kind: z.literal('command'), line: z.string() }),
  z.object({
    ...base,
    kind: z.literal('action'),
    action: z.string(),
    value: z.string().exactOptional(),
    message: z.string().exactOptional(),
  }),
  z.object({ ...base, kind: z.literal('joined') }),
  z.object({ ...base, kind: z.literal('digest'), digest: z.string() }),
  z.object({
    ...base,
    kind: z.literal('notice'),
    act: z.string(),
    contribution: z.string(),
    message: z.string().exactOptional(),
  }),
]);

/** An event as the inbox keeps it, with its dates; undefined when it is not one of ours: another version wrote it. */
export function inboundOf(payload: unknown): Inbound | undefined {
  return inbound.safeParse(payload).data;
}
