import type { Consultation } from '../../core/consultation.ts';
import type { Summariser, Synthesis } from '../../core/summarise/consultation-summary.ts';

/** Milliseconds for which what was looked at is not looked at again: many readers ask the database no more than one does. */
const fresh = 2_000;

interface Looked {
  readonly revision: number;
  readonly summary: Promise<Synthesis>;
  /** When it was made; undefined while it is being made: whoever asks meanwhile waits for the same. */
  at?: number;
}

/**
 * The summaries that the pages are written from, in people's own words: the engine's, which makes anew only what changed, and
 * is asked whether something did every two seconds at most.
 */
export class PageSummaries {
  readonly #summariser: Summariser;
  readonly #looked = new Map<string, Looked>();

  constructor(summariser: Summariser) {
    this.#summariser = summariser;
  }

  /** The whole summary of a consultation, as it was two seconds ago at the earliest. */
  of(consultation: Consultation): Promise<Synthesis> {
    const { id, themesRevision: revision } = consultation;
    const known = this.#looked.get(id);
    const isFresh = known && (known.at === undefined || performance.now() - known.at < fresh);
    if (isFresh && known.revision === revision) return known.summary;
    const looked: Looked = { revision, summary: this.#summariser.look(consultation) };
    this.#looked.set(id, looked);
    looked.summary.then(
      () => {
        looked.at = performance.now();
      },
      () => this.#looked.delete(id),
    );
    return looked.summary;
  }
}
