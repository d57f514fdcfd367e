import type { Consultation, Phase } from '../consultation.ts';
import type { Language, Localised } from '../language.ts';
import type { NewTheme } from './themes.ts';

export interface NewConsultation {
  readonly slug: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly defaultLanguage: Language;
  readonly contact?: string;
  /** Europe/Paris where it is not said. */
  readonly timeZone?: string;
  readonly phases: readonly Phase[];
  readonly themes: readonly (Omit<NewTheme, 'parentId'> & { readonly parentSlug?: string })[];
}

export interface Consultations {
  byId(id: string): Promise<Consultation | undefined>;
  bySlug(slug: string): Promise<Consultation | undefined>;
  /** The one that people are on where nothing else says; undefined when there is none at all. */
  standard(): Promise<Consultation | undefined>;
  setStandard(id: string): Promise<void>;
  create(consultation: NewConsultation): Promise<string>;
  /** Brings texts, phases and themes in line with the file; a theme it no longer has is closed, never deleted. */
  update(id: string, consultation: NewConsultation, now: Date): Promise<void>;
  list(): Promise<readonly Consultation[]>;
  /** As `byId`; whoever else would change its themes waits until this transaction has ended. */
  claim(id: string): Promise<Consultation | undefined>;
  hasOrganiser(): Promise<boolean>;
}
