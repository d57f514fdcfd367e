/** Terms with their weights. */
export type Terms = ReadonlyMap<string, number>;

/** Adds terms, times a weight, to a sum. */
export function addTerms(sum: Map<string, number>, terms: Terms, weight: number): void {
  for (const [term, times] of terms) sum.set(term, (sum.get(term) ?? 0) + times * weight);
}

/**
 * Inverse document frequency over a handful of documents, smoothed so that a term of every document still counts a
 * little: ln((1 + n) / (1 + df)) + 0.2.
 */
function inverseFrequencies(documents: readonly Terms[]): ReadonlyMap<string, number> {
  const df = new Map<string, number>();
  for (const terms of documents) for (const term of terms.keys()) df.set(term, (df.get(term) ?? 0) + 1);
  return new Map([...df].map(([term, n]) => [term, Math.log((1 + documents.length) / (1 + n)) + 0.2]));
}

/** One dimension of each theme: which theme weighs a term how much. */
type Posting = readonly { readonly theme: number; readonly weight: number }[];

/** Themes' vectors turned round: by term, so that a short text touches only its own terms. */
export class TermIndex {
  readonly #postings = new Map<string, { theme: number; weight: number }[]>();
  readonly #idf: ReadonlyMap<string, number>;
  readonly #themes: number;

  constructor(documents: readonly Terms[]) {
    this.#idf = inverseFrequencies(documents);
    this.#themes = documents.length;
    for (const [theme, terms] of documents.entries()) {
      const weighted = [...terms].map(([term, tf]) => ({
        term,
        weight: Math.log1p(tf) * (this.#idf.get(term) ?? 0),
      }));
      const norm = Math.sqrt(weighted.reduce((sum, { weight }) => sum + weight * weight, 0)) || 1;
      for (const { term, weight } of weighted) {
        const posting = this.#postings.get(term) ?? [];
        posting.push({ theme, weight: weight / norm });
        this.#postings.set(term, posting);
      }
    }
  }

  /** The cosine of the text with each theme, over the terms that any theme has; and the share of such terms. */
  cosines(terms: Terms): { readonly cosines: Float64Array; readonly known: number } {
    const cosines = new Float64Array(this.#themes);
    let squares = 0;
    let known = 0;
    let all = 0;
    for (const [term, tf] of terms) {
      all += tf;
      const idf = this.#idf.get(term);
      if (idf === undefined) continue;
      known += tf;
      const weight = Math.log1p(tf) * idf;
      squares += weight * weight;
      const posting: Posting = this.#postings.get(term) ?? [];
      for (const one of posting) cosines[one.theme] = (cosines[one.theme] ?? 0) + one.weight * weight;
    }
    if (squares > 0)
      for (let i = 0; i < cosines.length; i += 1) cosines[i] = (cosines[i] ?? 0) / Math.sqrt(squares);
    return { cosines, known: all === 0 ? 0 : known / all };
  }
}
