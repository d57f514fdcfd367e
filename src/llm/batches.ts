/** Texts of one request: more make it slow, and models begin to leave some out. */
const mostTexts = 20;
const mostTokens = 3_000;
/** A token holds four bytes of English and less of most languages; three keep the estimate on the high side. */
const bytesPerToken = 3;
/** What an id, quotes and the like cost with each text. */
const tokensAround = 12;

/** About how many tokens a text makes, rather too many than too few. */
export function estimateTokens(text: string): number {
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken);
}

/** Cuts texts into batches by number and estimated tokens, in order. A text that is too long alone is a batch. */
export function batchesOf<T extends { readonly text: string; readonly context?: readonly object[] }>(
  texts: readonly T[],
): T[][] {
  const batches: T[][] = [];
  let batch: T[] = [];
  let tokens = 0;
  for (const one of texts) {
    const context = one.context ? estimateTokens(JSON.stringify(one.context)) : 0;
    const more = estimateTokens(one.text) + context + tokensAround;
    if (batch.length === mostTexts || (batch.length > 0 && tokens + more > mostTokens)) {
      batches.push(batch);
      batch = [];
      tokens = 0;
    }
    batch.push(one);
    tokens += more;
  }
  return batch.length > 0 ? [...batches, batch] : batches;
}
