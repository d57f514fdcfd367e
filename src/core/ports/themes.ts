import type { Theme } from '../consultation.ts';
import type { Localised } from '../language.ts';
import type { ConfirmedExample } from '../tag/tagger.ts';

export interface NewTheme {
  /** Where it is fixed beforehand. */
  readonly id?: string;
  readonly slug: string;
  readonly parentId?: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly keywords: Theme['keywords'];
  readonly opensAt?: Date;
  readonly closesAt?: Date;
}

/** A confirmed example, and whether it answers to something or stands in a thread. */
export interface ToldExample extends ConfirmedExample {
  readonly answers: boolean;
}

export interface Themes {
  add(consultationId: string, theme: NewTheme): Promise<void>;
  update(id: string, change: Partial<Pick<NewTheme, 'title' | 'description' | 'keywords'>>): Promise<void>;
  close(id: string, at: Date): Promise<void>;
  /** Closes a theme that becomes part of another, which takes its sub-themes over. */
  merge(id: string, intoId: string, at: Date): Promise<void>;
  /** Every text whose theme a person confirmed and which is still published. */
  examples(consultationId: string): Promise<readonly ToldExample[]>;
}
