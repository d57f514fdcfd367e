import type { Inbound } from '../core/inbound.ts';

/**
 * What an adapter's inbound path makes of one payload: an event, or why there is none. A payload that nobody
 * documents is dropped with its reason too; reading one never throws.
 */
export type Normalised =
  | { readonly kind: 'event'; readonly event: Inbound }
  | { readonly kind: 'dropped'; readonly reason: string };

/** A payload that gives no event. */
export function dropped(reason: string): Normalised {
  return { kind: 'dropped', reason };
}

/** A payload that gives one. */
export function normalised(event: Inbound): Normalised {
  return { kind: 'event', event };
}
