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

/** https://docs.slack.dev/reference/events/app_home_opened */
const homeEvent = z.object({
  type: z.literal('app_home_opened'),
  user: z.string(),
  channel: z.string(),
  tab: z.string().default('home'),
  event_ts: timestamp,
});

/** https://docs.slack.dev/reference/events/member_joined_channel */
const memberEvent = z.object({
  type: z.literal('member_joined_channel'),
  user: z.string(),
  channel: z.string(),
  channel_type: z.string().exactOptional(),
  inviter: z.string().exactOptional(),
  event_ts: timestamp,
});

const envelope = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event_id: z.string(),
  event: z.union([messageEvent, homeEvent, memberEvent]),
});

const team = z.object({ id: z.string() });
const user = z.object({ id: z.string(), name: z.string().default('') });
const channel = z.object({ id: z.string(), name: z.string().default('') });
const answers = { response_url: z.string().exactOptional(), trigger_id: z.string().exactOptional() };

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
const blockActions = z.object({
  type: z.literal('block_actions'),
  team,
  user,
  channel: channel.exactOptional(),
  container: z
    .object({
      message_ts: timestamp.exactOptional(),
      thread_ts: timestamp.exactOptional(),
      is_ephemeral: z.boolean().exactOptional(),
    })
    .exactOptional(),
  message: z.object({ thread_ts: timestamp.exactOptional() }).exactOptional(),
  view: z.object({ id: z.string(), type: z.string() }).exactOptional(),
  ...answers,
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

/** https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload#message */
const messageShortcut = z.object({
  type: z.literal('message_action'),
  callback_id: z.string(),
  action_ts: z.string(),
  team,
  user,
  channel,
  message,
  ...answers,
});

/** https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload#view_submission */
const viewSubmission = z.object({
  type: z.literal('view_submission'),
  team,
  user,
  view: z.object({
    id: z.string(),
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    state: z.object({
      values: z.record(z.string(), z.record(z.string(), z.object({ value: z.string().nullish() }))),
    }),
  }),
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
  response_url: z.string().exactOptional(),
});

/** A payload of one of the kinds that are listened to. */
export const slackPayload = z.union([envelope, blockActions, messageShortcut, viewSubmission, slashCommand]);

export type SlackEnvelope = z.infer<typeof envelope>;
export type SlackMessage = z.infer<typeof message>;
export type SlackMessageEvent = z.infer<typeof messageEvent>;
export type SlackHomeEvent = z.infer<typeof homeEvent>;
export type SlackMemberEvent = z.infer<typeof memberEvent>;
export type SlackBlockActions = z.infer<typeof blockActions>;
export type SlackMessageShortcut = z.infer<typeof messageShortcut>;
export type SlackViewSubmission = z.infer<typeof viewSubmission>;
export type SlackSlashCommand = z.infer<typeof slashCommand>;

/** The workspace of a payload, and Slack's id of its delivery where it has one. */
export const slackOrigin = z.object({
  team_id: z.string().exactOptional(),
  team: team.nullish(),
  event_id: z.string().exactOptional(),
  trigger_id: z.string().exactOptional(),
});

/** https://docs.slack.dev/reference/events/app_uninstalled and https://docs.slack.dev/reference/events/tokens_revoked */
export const slackFarewell = z.object({
  type: z.literal('event_callback'),
  team_id: z.string(),
  event: z.union([
    z.object({ type: z.literal('app_uninstalled') }),
    z.object({
      type: z.literal('tokens_revoked'),
      tokens: z.object({ bot: z.array(z.string()).min(1) }),
    }),
  ]),
});
