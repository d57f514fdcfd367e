import { z } from 'zod';
import type { Embedder, Vector } from '../../core/tag/embedder.ts';
import { type AskerOptions, createAsker, type Failure } from '../asker.ts';
import { batchesOf, estimateTokens } from '../batches.ts';

/** Which embedding model is asked, where, and how much of it a day may have. */
export interface ServerEmbedderOptions extends AskerOptions {
  readonly model: string;
}

/** The server did not answer, or not what was asked of it; the log has more. */
export class EmbeddingError extends Error {
  override readonly name = 'EmbeddingError';
}

/** A text is cut after so many UTF-16 code units; what it is about has been said by then. */
const longestText = 6_000;

const vector = z.array(z.number()).min(1);
const answer = z.object({ data: z.array(z.unknown()), usage: z.unknown().optional() });
const answered = z.object({ index: z.number(), embedding: vector });
const usage = z.object({ total_tokens: z.number().nonnegative() });

/** The vectors of an answer about so many texts; undefined where it left one out, doubled it or spoilt it. */
function vectorsOf(data: readonly unknown[], texts: number): (Vector | undefined)[] {
  const items = data.flatMap((item) => answered.safeParse(item).data ?? []);
  return Array.from({ length: texts }, (_, place) => {
    const [found, doubled] = items.filter(({ index }) => index === place);
    return doubled ? undefined : found?.embedding;
  });
}

function told({ error, status }: Failure): string {
  return status === undefined ? error : `${error} ${status}`;
}

/**
 * An embedding model behind any server of the OpenAI protocol, within the day's budget. Rejects with an EmbeddingError
 * where the server does not answer, leaves texts out even when they are asked alone, or changes its dimension; with a
 * NotRecordedError when replaying. A text that it refuses alone (one too long for it) has no vector.
 */
export function createServerEmbedder({ model, ...options }: ServerEmbedderOptions): Embedder {
  const { log } = options;
  const asker = createAsker('the embeddings server', options);
  let dimensions: number | undefined;

  function spoilt(why: string): EmbeddingError {
    log.error({ why }, 'the embeddings server answered something else');
    return new EmbeddingError(`the embeddings server answered something else: ${why}`);
  }

  function check(vectors: readonly (Vector | undefined)[]): void {
    for (const one of vectors) {
      if (!one) continue;
      dimensions ??= one.length;
      if (one.length !== dimensions) throw spoilt(`${one.length} dimensions instead of ${dimensions}`);
    }
  }

  /** The vectors of one request; "refused" where the server does not take it. */
  async function ask(input: string[]): Promise<(Vector | undefined)[] | 'refused'> {
    const estimate = input.reduce((sum, text) => sum + estimateTokens(text), 0);
    const asked = await asker.ask(estimate, async (client, settings) => {
      // Not every server knows base64, which the client would ask for.
      const request = { model, input, encoding_format: 'float' as const };
      const response: unknown = await client.embeddings.create(request, settings);
      const read = answer.safeParse(response).data;
      const counted = usage.safeParse(read?.usage).data;
      return {
        value: vectorsOf(read?.data ?? [], input.length),
        ...(counted ? { tokens: counted.total_tokens } : {}),
      };
    });
    if (asked.kind === 'refused') return 'refused';
    if (asked.kind === 'unasked') throw new EmbeddingError('the embeddings server is not asked now');
    if (asked.kind === 'failed')
      throw new EmbeddingError(`the embeddings server did not answer: ${told(asked.failure)}`);
    check(asked.value);
    return asked.value;
  }

  async function askAlone(text: string): Promise<Vector | undefined> {
    const found = await ask([text]);
    if (found === 'refused') return undefined;
    const [one] = found;
    if (!one) throw spoilt('no vector');
    return one;
  }

  async function askBatch(texts: string[]): Promise<(Vector | undefined)[]> {
    const found = await ask(texts);
    if (found !== 'refused' && found.every((one) => one === undefined)) throw spoilt('no vector');
    const vectors: (Vector | undefined)[] = [];
    // One text can be the reason why a server takes none of them.
    for (const [place, text] of texts.entries()) {
      vectors.push((found === 'refused' ? undefined : found[place]) ?? (await askAlone(text)));
    }
    return vectors;
  }

  return {
    name: model,
    async embed(texts) {
      const vectors: (Vector | undefined)[] = [];
      for (const batch of batchesOf(texts.map((text) => ({ text: text.slice(0, longestText) })))) {
        vectors.push(...(await askBatch(batch.map(({ text }) => text))));
      }
      return vectors;
    },
  };
}
