import { z } from 'zod';

/**
 * The parts of Slack's payloads that are read: the Events API (https://docs.slack.dev/apis/events-api/), interactions
 * (https://docs.slack.dev/reference/interaction-payloads) and slash commands
 * (https://docs.slack.dev/interactivity/implementing-slash-commands). Everything else may be there and may change.
 */

/** Seconds with a fraction, as text: the id of a message in its channel, and its time. */
const timestamp = z.string().regex(/^\d{1,12}\.\d{1,9}$/);

const file = z.object({ id: z.string(), mimetype: z.string().default(''), size: z.number().exactOptional() });

/** https://docs.slack.dev/reference/events/message */
const message = z.object({
  ts: timestamp,
  user: z.string().exactOptional(),
  text: z.string().default(''),
  bot_id: z.string().exactOptional(),
  subtype: z.string().exactOptional(),
  thread_ts: timestamp.exactOptional(),
  edited: z.object({ ts: timestamp }).exactOptional(),
  blocks: z.array(z.unknown()).exactOptional(),
  files: z.array(file).exactOptional(),
});

const messageEvent = message.extend({
  type: z.enum(['message', 'app_mention']),
  channel: z.string(),
  channel_type: z.string().exactOptional(),
  deleted_ts: timestamp.exactOptional(),
  message: message.exactOptional(),
  previous_message: message.exactOptional(),
});

const envelope = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event_id: z.string(),
  event: messageEvent,
});

const blockActions = z.object({
  type: z.literal('block_actions'),
  team: z.object({ id: z.string() }),
  user: z.object({ id: z.string(), name: z.string().default('') }),
  channel: z.object({ id: z.string(), name: z.string().default('') }).exactOptional(),
  container: z.object({ message_ts: timestamp.exactOptional() }).exactOptional(),
  actions: z
    .array(
      z.object({
        action_id: z.string(),
        action_ts: z.string(),
        value: z.string().exactOptional(),
        selected_option: z.object({ value: z.string() }).exactOptional(),
      }),
    )
    .min(1),
});

const slashCommand = z.object({
  command: z.string(),
  text: z.string().default(''),
  team_id: z.string(),
  channel_id: z.string(),
  channel_name: z.string().default(''),
  user_id: z.string(),
  user_name: z.string().default(''),
  trigger_id: z.string(),
});

/** A payload of one of the kinds that are listened to. */
export const slackPayload = z.union([envelope, blockActions, slashCommand]);

export type SlackEnvelope = z.infer<typeof envelope>;
export type SlackMessage = z.infer<typeof message>;
export type SlackBlockActions = z.infer<typeof blockActions>;
export type SlackSlashCommand = z.infer<typeof slashCommand>;
