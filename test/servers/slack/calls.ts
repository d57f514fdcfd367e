import type { Args } from './web-api.ts';

/** What the bot asked for, for tests to look at. */
export interface Call {
  /** "chat.postMessage", or "response_url". */
  readonly method: string;
  readonly body: string;
  readonly at: number;
  args: Args;
  /** What it was answered with; 0 for a connection that was ended. */
  status: number;
  error: string | undefined;
}

/** What a call that speaks meets: 'lost' is done and its answer is not sent; 'none' lets one through. */
export type Fault =
  | { readonly kind: 'limit'; readonly seconds: number }
  | { readonly kind: 'failure'; readonly status?: 500 | 502 | 503 }
  | { readonly kind: 'lost' | 'none' };
