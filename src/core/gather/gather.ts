import { createHash } from 'node:crypto';
import type { Consultation } from '../consultation.ts';
import { kindTold, type Understanding } from '../conversation/understanding.ts';
import type { GatheredContribution } from '../ports/contribution.ts';
import type { Participant } from '../ports/participants.ts';
import type { Store } from '../ports/store.ts';
import type { Tagging } from '../ports/tagging.ts';
import type { GatheredRow } from './row.ts';

/** How those are known whose file names no authors: one participant for the whole file. */
export const unnamed = 'unnamed:';

/** What became of a batch: every row is stored or was known. */
export interface GatheredCounts {
  readonly stored: number;
  readonly known: number;
}

/**
 * Takes contributions that were gathered elsewhere: each row is one contribution, as it stands, of one message. A row
 * whose id the source has sent before is known and changes nothing. Each batch is stored whole or not at all.
 */
export class Gatherer {
  readonly #store: Store;
  readonly #understanding: Understanding;
  readonly #consultation: Consultation;
  readonly #source: string;
  readonly #now: Date;
  readonly #people = new Map<string, Participant>();
  /** How often a text without an id has come, so that the third like it is the third at every run. */
  readonly #occurrences = new Map<string, number>();

  constructor(parts: {
    readonly store: Store;
    readonly understanding: Understanding;
    readonly consultation: Consultation;
    /** Where the rows come from; ids are unique inside it. */
    readonly source: string;
    readonly now: Date;
  }) {
    this.#store = parts.store;
    this.#understanding = parts.understanding;
    this.#consultation = parts.consultation;
    this.#source = parts.source;
    this.#now = parts.now;
  }

  /** Stores a batch. Rejects, with nothing of it stored, when the store or the tagger fails. */
  async gather(rows: readonly GatheredRow[]): Promise<GatheredCounts> {
    const gathered: GatheredContribution[] = [];
    const tagged = await this.#tag(rows);
    for (const [i, row] of rows.entries()) {
      gathered.push(await this.#gathered(row, tagged[i] ?? []));
    }
    const stored = await this.#store.transaction(({ contributions }) =>
      contributions.gather(this.#consultation.id, gathered),
    );
    return { stored: stored.size, known: rows.length - stored.size };
  }

  async #tag(rows: readonly GatheredRow[]): Promise<(readonly Tagging[])[]> {
    const unknown = rows.filter(({ themes }) => themes.length === 0);
    const results = await this.#understanding.tag(unknown, this.#consultation, this.#now);
    const byRow = new Map(unknown.map((row, i) => [row, results[i]?.taggings ?? []]));
    return rows.map(
      (row) =>
        byRow.get(row) ??
        row.themes.map((theme): Tagging => ({ themeId: theme.id, probability: 1, origin: 'organiser' })),
    );
  }

  async #gathered(row: GatheredRow, taggings: readonly Tagging[]): Promise<GatheredContribution> {
    const { text } = row;
    const participant = await this.#participant(row.author);
    const language = this.#understanding.languageOf(text, this.#consultation.defaultLanguage);
    const sentAt = row.date ?? this.#now;
    return {
      message: {
        consultationId: this.#consultation.id,
        participantId: participant.id,
        at: { platform: 'import', installation: this.#consultation.slug, channel: this.#source },
        message: row.id ?? this.#idOf(text),
        text,
        language,
        sentAt,
      },
      contribution: {
        text,
        language,
        ...kindTold(text),
        span: { start: 0, end: text.length },
        boundedByAuthor: false,
        taggings,
        createdAt: sentAt,
      },
    };
  }

  async #participant(author = ''): Promise<Participant> {
    const known = this.#people.get(author);
    if (known) return known;
    // Authors are only known by what the source calls them; the hash keeps their names out of the database.
    const hash = createHash('sha256')
      .update(JSON.stringify([this.#source, author]))
      .digest('hex');
    const participant = await this.#store.participants.findOrCreate(
      'import',
      author === '' ? `${unnamed}${hash}` : hash,
    );
    this.#people.set(author, participant);
    return participant;
  }

  #idOf(text: string): string {
    const hash = createHash('sha256').update(text).digest('hex');
    const count = (this.#occurrences.get(hash) ?? 0) + 1;
    this.#occurrences.set(hash, count);
    return `${hash}:${count}`;
  }
}
