import { z } from 'zod';
import type { ChannelAddress } from '../../core/inbound.ts';
import type { AnswerToken } from './answer-token.ts';
import { limits } from './limits.ts';

const form = z.object({
  channel: z.string(),
  thread: z.string().exactOptional(),
  visibility: z.enum(['direct', 'private', 'public']),
  /** The message whose button opened the form. */
  message: z.string().exactOptional(),
  /** What that button's answer could use still holds for the form's. */
  at: z.number(),
  responseUrl: z.url().exactOptional(),
  ephemeral: z.literal(true).exactOptional(),
});

/** Where a form was opened; Slack keeps it with the form (`private_metadata`), and nobody else sees it. */
export type FormOrigin = z.infer<typeof form>;

/** As text, to be kept with the form. */
export function writeFormOrigin(
  { channel, thread, visibility }: ChannelAddress,
  message: string | undefined,
  { at, responseUrl, ephemeral }: AnswerToken,
): string {
  const origin: FormOrigin = {
    channel,
    visibility,
    at,
    ...(thread === undefined ? {} : { thread }),
    ...(message === undefined ? {} : { message }),
    ...(ephemeral ? { ephemeral } : {}),
  };
  const whole = JSON.stringify({ ...origin, responseUrl });
  return whole.length <= limits.privateMetadata ? whole : JSON.stringify(origin);
}

/** The origin of a sent form; undefined where it is none of ours. */
export function readFormOrigin(text: string): FormOrigin | undefined {
  try {
    return form.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}
