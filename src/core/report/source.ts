import type { ExportedContribution } from '../ports/exported.ts';
import type { IdeaKind } from '../segment/segmentation.ts';
import type { ReportState } from './links.ts';

/** Which published contributions a reader looks for; what is absent does not count. */
export interface ReportFilter {
  /** Of one of these themes; null: of none. */
  readonly themeIds?: readonly string[] | null;
  readonly language?: string;
  readonly kind?: IdeaKind;
  /** Made since then. */
  readonly since?: Date;
  /** Made before then. */
  readonly before?: Date;
  /** Words that it holds, as `searchTerms` gives them. */
  readonly terms?: readonly string[];
  /** One of these. */
  readonly numbers?: readonly number[];
}

/** A page of what was found. */
export interface Found {
  /** All that was found. */
  readonly count: number;
  /** The newest first. */
  readonly page: readonly ExportedContribution[];
}

/** How many people there are beside those whose contributions are published. */
export interface Reach {
  /** Who registered. */
  readonly registered: number;
  /** Who sent a message, whatever became of it. */
  readonly spoke: number;
  readonly messages: number;
}

/** What a report is made of, beside the summary. Words that nobody is to read do not leave it. */
export interface ReportSource {
  state(consultationId: string): Promise<ReportState | undefined>;
  /** The state; made with this seed where there is none. */
  open(consultationId: string, seed: string): Promise<ReportState>;
  /** Another private link. */
  renew(consultationId: string, seed: string): Promise<void>;
  /** Since when anybody may read it; undefined: nobody may without the private link. */
  setPublished(consultationId: string, at: Date | undefined): Promise<void>;
  find(consultationId: string, filter: ReportFilter, from: number, most: number): Promise<Found>;
  /** One contribution, whatever became of it. */
  one(consultationId: string, number: number): Promise<ExportedContribution | undefined>;
  reach(consultationId: string): Promise<Reach>;
  /** How many that are published were contributed since then. */
  since(consultationId: string, at: Date): Promise<number>;
}
