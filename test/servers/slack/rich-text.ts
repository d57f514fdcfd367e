import { z } from 'zod';

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
const style = z.strictObject({
  bold: z.boolean().exactOptional(),
  italic: z.boolean().exactOptional(),
  strike: z.boolean().exactOptional(),
  code: z.boolean().exactOptional(),
});

// Slack refuses a text element without text, which a careless split makes.
const text = z.strictObject({
  type: z.literal('text'),
  text: z.string().min(1),
  style: style.exactOptional(),
});

const link = z.strictObject({
  type: z.literal('link'),
  url: z.string().min(1).max(3000),
  text: z.string().min(1).exactOptional(),
  unsafe: z.boolean().exactOptional(),
  style: style.exactOptional(),
});

const mentionStyle = style.omit({ code: true });

const inline = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string().min(1),
    unicode: z.string().exactOptional(),
    style: mentionStyle.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('user'),
    user_id: z.string().regex(/^[UW][A-Z0-9]+$/),
    style: mentionStyle.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('channel'),
    channel_id: z.string().regex(/^[CDG][A-Z0-9]+$/),
    style: mentionStyle.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('usergroup'),
    usergroup_id: z.string().regex(/^S[A-Z0-9]+$/),
    style: mentionStyle.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('broadcast'),
    range: z.enum(['here', 'channel', 'everyone']),
    style: mentionStyle.exactOptional(),
  }),
  z.strictObject({
    type: z.literal('date'),
    /** In seconds. */
    timestamp: z.int(),
    format: z.string().regex(/\{\w+\}/, 'a format without a token'),
    url: z.string().min(1).max(3000).exactOptional(),
    fallback: z.string().min(1).exactOptional(),
    style: mentionStyle.exactOptional(),
  }),
]);

const section = z.strictObject({ type: z.literal('rich_text_section'), elements: z.array(inline) });

const border = z.union([z.literal(0), z.literal(1)]).exactOptional();

const part = z.discriminatedUnion('type', [
  section,
  z.strictObject({ type: z.literal('rich_text_quote'), elements: z.array(inline), border }),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(z.discriminatedUnion('type', [text, link])),
    border,
    language: z.string().exactOptional(),
  }),
  z.strictObject({
    type: z.literal('rich_text_list'),
    style: z.enum(['bullet', 'ordered']),
    elements: z.array(section).min(1),
    indent: z.int().min(0).max(8).exactOptional(),
    offset: z.int().min(0).exactOptional(),
    border,
  }),
]);

export const richText = z.strictObject({
  type: z.literal('rich_text'),
  block_id: z.string().min(1).max(255).exactOptional(),
  elements: z.array(part).min(1),
});

export type Inline = z.infer<typeof inline>;
export type RichText = z.infer<typeof richText>;
