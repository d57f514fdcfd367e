import type { types } from '@slack/bolt';
import { SendError } from '../adapter.ts';
import { type AnswerToken, freshResponseUrl } from './answer-token.ts';
import { limits } from './limits.ts';

/** What is sent to an answer address: https://docs.slack.dev/interactivity/handling-user-interaction#message_responses */
export interface Response {
  readonly response_type: 'ephemeral' | 'in_channel';
  readonly replace_original: boolean;
  readonly thread_ts?: string;
  readonly text: string;
  readonly blocks: readonly types.KnownBlock[];
}

/** Addresses whose uses are counted. */
const most = 1_000;

/** Answers commands and buttons at the addresses that come with them, each of which works a few times. */
export class Responder {
  readonly #uses = new Map<string, number>();
  readonly #signal: AbortSignal;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
  }

  /**
   * Sends a response; false where the address is used up, too old or none, and the answer must go another way.
   * Throws a SendError where it may work later.
   */
  async respond(token: AnswerToken | undefined, response: Response): Promise<boolean> {
    const url = freshResponseUrl(token, Date.now());
    const uses = this.#uses.get(url ?? '') ?? 0;
    if (url === undefined || uses >= limits.responseUses) return false;
    const [oldest] = this.#uses.keys();
    if (this.#uses.size >= most && oldest !== undefined) this.#uses.delete(oldest);
    this.#uses.set(url, uses + 1);
    const answer = await this.#post(url, response);
    if (answer.status === 429) {
      this.#uses.set(url, uses);
      const seconds = Number(answer.headers.get('retry-after') ?? 1);
      throw new SendError({ kind: 'later', after: seconds * 1000 }, 'Slack: ratelimited');
    }
    if (answer.status >= 500) throw new SendError({ kind: 'later' }, `Slack: HTTP ${answer.status}`);
    return answer.ok;
  }

  async #post(url: string, response: Response): Promise<globalThis.Response> {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(response),
        redirect: 'error',
        signal: AbortSignal.any([this.#signal, AbortSignal.timeout(15_000)]),
      });
      await answer.arrayBuffer();
      return answer;
    } catch (error) {
      throw new SendError({ kind: 'later' }, 'Slack: an answer address does not answer', { cause: error });
    }
  }
}
