/** Every number of Telegram's that this adapter keeps, with the page that says it. Times are in milliseconds. */
export const limits = {
  /** UTF-16 code units of a message after its markup is parsed. https://core.telegram.org/bots/api#sendmessage */
  text: 4096,
  /** The same for the words under a picture or file. https://core.telegram.org/bots/api#senddocument */
  caption: 1024,
  /** Bytes of what a button carries. https://core.telegram.org/bots/api#inlinekeyboardbutton */
  callbackData: 64,
  /** Buttons under one message, and the bytes of them all: more is "reply markup is too long". https://limits.tginfo.me/en */
  keyboardButtons: 100,
  keyboardBytes: 9_000,
  /** Characters of a button's label that a phone still shows whole; Telegram names no limit. */
  buttonLabel: 60,
  /** Bytes of a picture, and of any file. https://core.telegram.org/bots/api#sending-files */
  photoBytes: 10 * 1024 * 1024,
  fileBytes: 50 * 1024 * 1024,
  /** Commands of one list, and the lengths of their parts. https://core.telegram.org/bots/api#botcommand */
  commands: 100,
  commandName: 32,
  commandDescription: 256,
  /** Updates of one call, and the seconds that it may wait for one. https://core.telegram.org/bots/api#getupdates */
  updates: 100,
  pollSeconds: 50,
  /** Bytes of a webhook's body that are read; an update is a few kilobytes. */
  webhookBytes: 1024 * 1024,
} as const;

/**
 * How fast messages may go out (https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this): one
 * a second in a chat after a short burst, about 30 a second in all, 20 a minute in a group. Durations in seconds.
 */
export const telegramPace = {
  chat: { points: 1, duration: 1 },
  /** What a chat may have at once beyond that. */
  burst: { points: 2, duration: 30 },
  /** Windows follow each other: five in 20 s are never more than 20 in any minute, wherever it begins. */
  group: { points: 5, duration: 20 },
  all: { points: 28, duration: 1 },
} as const;
