/** Every number of Slack's that this adapter keeps, with the page that says it. Times are in milliseconds. */
export const limits = {
  /**
   * Characters of one message. Slack takes about 12,000 in all blocks together ("msg_blocks_too_long",
   * https://github.com/slackapi/bolt-js/issues/2509); 3,000 is what one text of a block may have
   * (https://docs.slack.dev/reference/block-kit/composition-objects/text-object), and what people read at once.
   */
  text: 3_000,
  /** Characters of the text shown in notifications. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
  fallback: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks: blocks of a message, and of a view. */
  messageBlocks: 50,
  viewBlocks: 100,
  /** https://docs.slack.dev/reference/block-kit/blocks/actions-block */
  actionElements: 25,
  /** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
  buttonLabel: 75,
  buttonValue: 2_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#static_select */
  options: 100,
  placeholder: 150,
  actionId: 255,
  /** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
  optionLabel: 75,
  optionValue: 150,
  /** https://docs.slack.dev/reference/views/modal-views */
  viewTitle: 24,
  privateMetadata: 3_000,
  /** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
  input: 3_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/input-block */
  inputLabel: 2_000,
  /** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block#links; longer ones are shown as text. */
  url: 3_000,
  /** https://docs.slack.dev/reference/methods/files.getUploadURLExternal: alt_txt_too_large, and a name of our own length. */
  fileAlt: 1_000,
  fileName: 120,
  /** How long, and how often, an answer address works. https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
  responseTime: 30 * 60_000,
  responseUses: 5,
  /** How long a form can be opened. https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses */
  triggerTime: 3_000,
  /** How far a request's clock may be from ours. https://docs.slack.dev/authentication/verifying-requests-from-slack */
  requestAge: 5 * 60_000,
  /** Bytes of a request that are read; an event is a few kilobytes. */
  requestBytes: 1024 * 1024,
  /** Messages of one page of a channel's history. https://docs.slack.dev/reference/methods/conversations.history */
  historyPage: 200,
} as const;

/**
 * How fast messages may go out (https://docs.slack.dev/apis/web-api/rate-limits): one a second in a channel after a
 * short burst, several hundred a minute in a workspace. Durations in seconds.
 */
export const slackPace = {
  channel: { points: 1, duration: 1 },
  /** What a channel may have at once beyond that. */
  burst: { points: 3, duration: 30 },
  workspace: { points: 10, duration: 2 },
} as const;
