/** What comes over a connection: https://docs.slack.dev/apis/events-api/using-socket-mode#events */
export type Kind = 'events_api' | 'interactive' | 'slash_commands';

/** Which attempt it is, and why there was need of one. */
export interface Attempt {
  readonly retry: number;
  readonly reason: string;
}

/** Something that the app was told. */
export interface Delivery {
  readonly kind: Kind;
  readonly payload: object;
}

/** https://docs.slack.dev/apis/events-api/#retries: three times more; what a person did is told once only. */
export function retriesOf(kind: Kind): number {
  return kind === 'events_api' ? 3 : 0;
}

/** A way to the app. */
export interface Deliverer {
  /** Gives what the app answered with, an empty object where it only took it; nothing when it did not take it. */
  deliver(delivery: Delivery, first?: Attempt): Promise<object | undefined>;
}
