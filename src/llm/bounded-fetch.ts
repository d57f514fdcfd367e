import type { Fetch } from './record.ts';

/** Bytes of one answer: 4,096 numbers a text make embeddings of twenty texts two million. */
const mostBytes = 8 * 2 ** 20;

/** A server's answer has no end, or none that is waited for. */
class EndlessAnswerError extends Error {
  override readonly name = 'EndlessAnswerError';
}

/** Reads no more of an answer than so many bytes: whoever reads on gets an error. Time is bounded by the request’s signal. */
export function boundedFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (!response.body) return response;
    let bytes = 0;
    const counting = new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(new EndlessAnswerError('the answer is too long'));
        else controller.enqueue(chunk);
      },
    });
    const { status, statusText, headers } = response;
    return new Response(response.body.pipeThrough(counting), { status, statusText, headers });
  };
}
