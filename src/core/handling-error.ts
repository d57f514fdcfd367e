import type { Inbound } from './inbound.ts';

/** What the inbox holds is no event of ours: another version wrote it. It is kept, and tried again at the next start. */
export class UnreadableEventError extends Error {
  override readonly name = 'UnreadableEventError';
  /** What can be logged: the inbox's id of it. */
  readonly detail: { readonly event: string };

  constructor(event: string) {
    super('an event could not be read');
    this.detail = { event };
  }
}

/** An event could not be handled. It is counted, kept and tried again. */
export class HandlingError extends Error {
  override readonly name: string;
  /** What can be logged: ids and kinds. */
  readonly detail: { readonly delivery: string; readonly kind: string; readonly failures: number };

  constructor(event: Inbound, failures: number, cause: unknown) {
    super('an event could not be handled', { cause });
    this.name = cause instanceof Error ? cause.name : 'unknown error';
    this.detail = { delivery: event.delivery, kind: event.kind, failures };
  }
}
