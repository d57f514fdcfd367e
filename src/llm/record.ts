import { createHash } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import type { ClientOptions } from 'openai';
import { z } from 'zod';
import { MendableError } from '../core/mendable-error.ts';

/** What sends requests for the openai client. */
export type Fetch = NonNullable<ClientOptions['fetch']>;

/**
 * One line of a record: the SHA-256 of a request's body, in hexadecimal, the language model that it names, if it is one
 * for such a model, and the JSON that was answered.
 */
const recorded = z.object({ request: z.string(), model: z.string().optional(), response: z.unknown() });
type Recorded = z.infer<typeof recorded>;

const chat = z.object({ model: z.string(), messages: z.array(z.unknown()) });

/** A request that the record holds no answer to: the model, the prompt, the themes or the texts are others. */
export class NotRecordedError extends MendableError {
  constructor(request: string) {
    super(`the record has no answer to request ${request}: record it anew with a key`);
    this.name = 'NotRecordedError';
  }
}

function textOf(body: unknown): string {
  if (typeof body !== 'string') throw new TypeError('only requests with a JSON body are recorded');
  return body;
}

/** The body alone: neither the key nor the server's address, so that a record serves everybody. */
function hashOf(body: unknown): string {
  return createHash('sha256').update(textOf(body)).digest('hex');
}

/** What a record calls a request of the openai client: the client sends its JSON. */
export function requestId(request: object): string {
  return hashOf(JSON.stringify(request));
}

/**
 * Sends requests and appends each with its answer to a file of JSON lines. The lines hold no key, no request, and of
 * the texts nothing but what a server that ignores the schema repeats. Errors of the server are not recorded.
 */
export function recordingFetch(file: string): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.ok) {
      const asked = chat.safeParse(JSON.parse(textOf(init?.body))).data;
      const line: Recorded = {
        request: hashOf(init?.body),
        ...(asked ? { model: asked.model } : {}),
        response: await response.clone().json(),
      };
      await appendFile(file, `${JSON.stringify(line)}\n`);
    }
    return response;
  };
}

/** The lines of a file. Throws where one is not a record's. */
async function readRecord(file: string): Promise<Recorded[]> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new MendableError(`the record ${file} can’t be read (${error.code ?? error.message})`);
  });
  return text.split('\n').flatMap((line, index) => {
    if (line === '') return [];
    try {
      return [recorded.parse(JSON.parse(line))];
    } catch {
      throw new MendableError(`line ${index + 1} of the record ${file} cannot be read`);
    }
  });
}

/** The language model whose answers a file holds; undefined where it holds none. Rejects where it cannot be read. */
export async function recordedModel(file: string): Promise<string | undefined> {
  return (await readRecord(file)).find(({ model }) => model !== undefined)?.model;
}

/**
 * Answers requests from a file of `recordingFetch`; no network, no key. A request made again gets the next answer, and
 * the last one from then on. Rejects where the file cannot be read; the result throws a NotRecordedError for a request
 * that is not in it.
 */
export async function replayingFetch(file: string): Promise<Fetch> {
  const lines = Map.groupBy(await readRecord(file), ({ request }) => request);
  const record = new Map([...lines].map(([request, all]) => [request, all.map(({ response }) => response)]));
  return async (_input, init) => {
    const request = hashOf(init?.body);
    const answers = record.get(request);
    if (!answers) throw new NotRecordedError(request);
    return Response.json(answers.length > 1 ? answers.shift() : answers[0]);
  };
}
