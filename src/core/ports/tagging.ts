export type TaggingOrigin = 'embedded' | 'llm' | 'author' | 'organiser';

/** A tagging in force. A null theme is a person's word that the contribution belongs to none. */
export interface Tagging {
  readonly themeId: string | null;
  /** 0 to 1; 1 where a person said so. */
  readonly probability: number;
  readonly origin: TaggingOrigin;
}
