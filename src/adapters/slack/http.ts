import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { HTTPReceiver } from '@slack/bolt';
import type { AdapterLog } from '../adapter.ts';
import { clientLog } from './client-log.ts';
import { limits } from './limits.ts';
import { Listener } from './listener.ts';

/** The path that Slack calls with events, interactions and commands. */
export const eventsPath = '/slack/events';

/** What requests are taken with. */
export interface HttpParts {
  readonly signingSecret: string;
  readonly log: AdapterLog;
  take(payload: unknown): Promise<void>;
}

function refuse(response: ServerResponse, status: number): void {
  if (!response.headersSent) response.writeHead(status);
  response.end();
}

/** Bolt refuses requests that are too old, but none that come from the future and could be kept for later. */
function isFromFuture({ headers }: IncomingMessage): boolean {
  const seconds = Number(headers['x-slack-request-timestamp']);
  return seconds * 1000 > Date.now() + limits.requestAge;
}

/** The body, or nothing where it is too long. Bolt would leave that unread, so that its sender waits for ever. */
async function bodyOf(request: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes = Buffer.from(chunk);
    size += bytes.length;
    if (size <= limits.requestBytes) chunks.push(bytes);
  }
  return size <= limits.requestBytes ? Buffer.concat(chunks) : undefined;
}

/** Whether a body is not a bare "null" or number: reading that, Bolt ends in a rejection that nobody handles. */
function mayBePayload(body: string): boolean {
  try {
    const value: unknown = JSON.parse(new URLSearchParams(body).get('payload') ?? body);
    return typeof value === 'object' && value !== null;
  } catch {
    // A command's fields, or what Bolt answers with a 400 by itself.
    return true;
  }
}

/**
 * Takes Slack's requests (https://docs.slack.dev/apis/events-api/using-http-request-urls): signed ones are answered
 * once their payload is safe, or with a 500 so that they come again.
 */
export function eventListener({ signingSecret, log, take }: HttpParts): RequestListener {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [eventsPath],
    logger: clientLog(log),
    dispatchErrorHandler: ({ response }) => refuse(response, 404),
    processEventErrorHandler: async ({ response }) => {
      refuse(response, 500);
      return false;
    },
    // Slack has stopped waiting by itself, and sends it again.
    unhandledRequestHandler: () => {},
  });
  new Listener({ receiver, log, take });
  const answer: RequestListener = async (request, response) => {
    if (isFromFuture(request)) return refuse(response, 401);
    const rawBody = await bodyOf(request);
    if (rawBody === undefined) return refuse(response, 413);
    if (!mayBePayload(rawBody.toString())) return refuse(response, 400);
    receiver.requestListener(Object.assign(request, { rawBody }), response);
  };
  return (request, response) => {
    // Bolt throws for another path or method.
    void Promise.resolve(answer(request, response)).catch(() => refuse(response, 404));
  };
}
