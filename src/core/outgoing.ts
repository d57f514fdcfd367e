import type { ChannelAddress, Inbound } from './inbound.ts';
import type { Language } from './language.ts';
import type { Reply } from './reply.ts';

/** An answer on its way to a platform, with all that its adapter needs to bring it to the right place. */
export interface Outgoing {
  /** Unique; the same at each attempt to send it. */
  readonly id: string;
  readonly at: ChannelAddress;
  /** The author's id of the event it answers: who sees it where it is private. */
  readonly to: string;
  /** For the few words of an adapter's own. */
  readonly language: Language;
  /** Whether they organise the consultation: where a platform lists commands, theirs are listed too. */
  readonly organises: boolean;
  /** The event it answers. */
  readonly cause: {
    readonly kind: Inbound['kind'];
    readonly delivery: string;
    /** The message that was sent, pointed at, or that carries the pressed button. */
    readonly message?: string;
    readonly answerToken?: string;
  };
  readonly reply: Reply;
}
