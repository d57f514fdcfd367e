/** What an embedding model makes of a text: a direction, of any length above zero. */
export type Vector = readonly number[] | Float32Array;

/** An embedding model: texts that mean alike get vectors that point alike, in whatever words. */
export interface Embedder {
  /** What it is called in logs: a model's name, or its folder. */
  readonly name: string;
  /**
   * One vector a text, in their order, all of one dimension; undefined for a text that the model will never take.
   * Rejects when it can't answer now: nothing is known then, and it may be asked again.
   */
  embed(texts: readonly string[]): Promise<readonly (Vector | undefined)[]>;
}
