import { z } from 'zod';
import type { Outgoing } from '../core/outgoing.ts';
import type { UnreadableEntry } from '../core/ports/outbox.ts';
import { address } from './inbound-json.ts';

const marked = z.object({ kind: z.enum(['strong', 'emphasis', 'code']), text: z.string() });
const inline = z.union([
  z.string(),
  marked,
  z.object({ kind: z.literal('link'), text: z.string(), url: z.string() }),
  z.object({
    kind: z.literal('reference'),
    text: z.string(),
    entry: z.object({ label: z.string(), value: z.string() }),
    url: z.string().exactOptional(),
  }),
]);
const stays = z.enum(['with next', 'with former']);
const block = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), inlines: z.array(inline), stays: stays.exactOptional() }),
  z.object({
    kind: z.literal('quote'),
    text: z.string(),
    source: z.union([inline, z.array(inline)]).exactOptional(),
    stays: stays.exactOptional(),
  }),
  z.object({
    kind: z.literal('list'),
    ordered: z.boolean(),
    items: z.array(z.array(inline)),
    from: z.number().exactOptional(),
  }),
]);
const side = z.object({ value: z.number(), shown: z.string() });
const chart = z.object({ title: z.string(), note: z.string(), rest: z.string().exactOptional() }).and(
  z.discriminatedUnion('kind', [
    z.object({
      kind: z.enum(['bars', 'columns']),
      bars: z.array(z.object({ label: z.string(), value: z.number(), shown: z.string() })),
    }),
    z.object({
      kind: z.literal('votes'),
      bars: z.array(z.object({ label: z.string(), agree: side, disagree: side })),
    }),
  ]),
);
const reply = z.object({
  blocks: z.array(block),
  buttons: z.array(
    z.object({ label: z.string(), action: z.string(), style: z.enum(['primary', 'secondary', 'danger']) }),
  ),
  select: z
    .object({
      label: z.string(),
      action: z.string(),
      options: z.array(z.object({ label: z.string(), value: z.string(), selected: z.boolean() })),
    })
    .exactOptional(),
  file: z
    .object({
      name: z.string(),
      mimeType: z.string(),
      bytes: z.base64().transform((text): Uint8Array => Buffer.from(text, 'base64')),
      alt: z.string(),
    })
    .exactOptional(),
  picture: z.object({ charts: z.array(chart), alt: z.string() }).exactOptional(),
  form: z
    .object({ title: z.string(), label: z.string(), action: z.string(), longest: z.number() })
    .exactOptional(),
  visibility: z.enum(['private', 'discreet', 'public']),
  replaces: z.string().exactOptional(),
});
const addressee = z.object({
  id: z.string(),
  at: address,
  to: z.string(),
  language: z.enum(['fr', 'en']),
  organises: z.boolean().default(false),
  cause: z.object({
    kind: z.enum([
      'created',
      'edited',
      'deleted',
      'pointed',
      'command',
      'action',
      'joined',
      'digest',
      'notice',
    ]),
    delivery: z.string(),
    message: z.string().exactOptional(),
    answerToken: z.string().exactOptional(),
  }),
});
const outgoing = addressee.extend({ reply });

/** What the outbox holds: an answer, or as much as can be read of it and where it can't. */
export type ReadAnswer =
  | { readonly kind: 'answer'; readonly outgoing: Outgoing }
  | ({ readonly kind: 'unreadable' } & Pick<UnreadableEntry, 'reason' | 'addressee'>);

/** An answer as the outbox keeps it, or what is left of it where it is not one of ours: another version wrote it. */
export function readAnswer(value: unknown): ReadAnswer {
  const read = outgoing.safeParse(value);
  if (read.success) return { kind: 'answer', outgoing: read.data };
  const to = addressee.safeParse(value);
  const [issue] = read.error.issues;
  return {
    kind: 'unreadable',
    reason: `unreadable at ${issue?.path.join('.') ?? ''}`,
    ...(to.success ? { addressee: to.data } : {}),
  };
}
