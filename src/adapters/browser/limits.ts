/** The page's own numbers: nobody sets them from outside. */
export const limits = {
  /** Bytes of what a form sends: a message of 100,000 characters, each of them in nine bytes of a form's encoding. */
  formBytes: 1_000_000,
  /** Conversations that are remembered; the one that was silent longest goes first. */
  conversations: 200,
  /** What is shown of one conversation, in messages. */
  entries: 300,
  /** Milliseconds that a page without JavaScript waits for the answer before it is shown without. */
  patience: 5_000,
  /** Milliseconds between two signs of life on a stream: whoever went away is noticed by them. */
  heartbeat: 20_000,
} as const;
