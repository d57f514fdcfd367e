import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import type { ClientOptions } from 'openai';
import { z } from 'zod';

/** What sends requests for the openai client. */
export type Fetch = NonNullable<ClientOptions['fetch']>;

/** One line of a record: the SHA-256 of a request's body, in hexadecimal, and the JSON that was answered. */
const recorded = z.object({ request: z.string(), response: z.unknown() });

/** A request that the record holds no answer to: the model, the prompt, the themes or the texts are others. */
export class NotRecordedError extends Error {
  constructor(request: string) {
    super(`the record has no answer to request ${request}: record it anew with a key`);
    this.name = 'NotRecordedError';
  }
}

/** The body alone: neither the key nor the server's address, so that a record serves everybody. */
function hashOf(body: unknown): string {
  if (typeof body !== 'string') throw new TypeError('only requests with a JSON body are recorded');
  return createHash('sha256').update(body).digest('hex');
}

/**
 * Sends requests and appends each with its answer to a file of JSON lines. The lines hold no key, no request, and of
 * the texts nothing but what a server that ignores the schema repeats. Errors of the server are not recorded.
 */
export function recordingFetch(file: string): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      const line = { request: hashOf(init?.body), response: await response.clone().json() };
      await appendFile(file, `${JSON.stringify(line)}\n`);
    }
    return response;
  };
}

/** The answers of a file by request, each in the order they were given. Throws where a line is not a record's. */
async function readRecord(file: string): Promise<Map<string, unknown[]>> {
  const answers = new Map<string, unknown[]>();
  for (const [index, line] of (await readFile(file, 'utf8')).split('\n').entries()) {
    if (line === '') continue;
    try {
      const { request, response } = recorded.parse(JSON.parse(line));
      answers.set(request, [...(answers.get(request) ?? []), response]);
    } catch {
      throw new Error(`line ${index + 1} of the record ${file} cannot be read`);
    }
  }
  return answers;
}

/**
 * Answers requests from a file of `recordingFetch`; no network, no key. A request made again gets the next answer, and
 * the last one from then on. Rejects where the file cannot be read; the result throws a NotRecordedError for a request
 * that is not in it.
 */
export async function replayingFetch(file: string): Promise<Fetch> {
  const record = await readRecord(file);
  return async (_input, init) => {
    const request = hashOf(init?.body);
    const answers = record.get(request);
    if (!answers) throw new NotRecordedError(request);
    return Response.json(answers.length > 1 ? answers.shift() : answers[0]);
  };
}
