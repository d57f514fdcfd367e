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

/**
 * Takes Slack's requests (https://docs.slack.dev/apis/events-api/using-http-request-urls): signed ones are answered
 * once their payload is safe, or with a 500 so that they come again.
 */
export function eventListener({ signingSecret, log, take }: HttpParts): RequestListener {
  const receiver = new HTTPReceiver({
    signingSecret,
    endpoints: [eventsPath],
    logger: clientLog(log),
    bodyLimit: limits.requestBytes,
    dispatchErrorHandler: ({ response }) => refuse(response, 404),
    processEventErrorHandler: async ({ response }) => {
      refuse(response, 500);
      return false;
    },
    // Slack has stopped waiting by itself, and sends it again.
    unhandledRequestHandler: () => {},
  });
  new Listener({ receiver, log, take });
  return (request, response) => {
    if (isFromFuture(request)) return refuse(response, 401);
    if (Number(request.headers['content-length'] ?? 0) > limits.requestBytes) {
      // Bolt refuses it too, but leaves it unread: the sender would wait for ever.
      request.resume();
      return refuse(response, 413);
    }
    try {
      receiver.requestListener(request, response);
    } catch {
      refuse(response, 404);
    }
  };
}
