import type { Inbound } from '../core/inbound.ts';
import type { Reply } from '../core/reply.ts';

/**
 * Takes one event to the engine and gives its answer, if there is one. Rejects when the event could not be handled:
 * it is kept, and the adapter tells the sender so.
 */
export type Deliver = (event: Inbound) => Promise<Reply | undefined>;

/** A way to a platform: it normalises what comes in, renders what goes out, and holds the connection. */
export interface Adapter {
  /** Connects and hands every event to `deliver`, one conversation's events one after the other. */
  start(deliver: Deliver): Promise<void>;
  /** Disconnects; resolves when nothing is under way any more. */
  stop(): Promise<void>;
}
