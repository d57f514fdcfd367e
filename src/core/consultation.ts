import type { Language, Localised } from './language.ts';
import type { TaggableTheme } from './tag/tagger.ts';

/** What a contribution is tagged to; themes form a tree by `parentId`. */
export interface Theme extends TaggableTheme {
  /** Stable name, unique in its consultation, that people can type. */
  readonly slug: string;
  readonly opensAt?: Date;
  readonly closesAt?: Date;
  /** What a closed theme became part of. */
  readonly mergedIntoId?: string;
}

/** The stages of a consultation. */
export const phaseKinds = ['registration', 'early_access', 'open', 'synthesis', 'closed'] as const;

/** What a consultation allows at a time. */
export type PhaseKind = (typeof phaseKinds)[number];

/** A phase lasts until the next one starts. */
export interface Phase {
  readonly kind: PhaseKind;
  readonly startsAt: Date;
}

/** One question put to a public, as the engine sees it at one moment. */
export interface Consultation {
  readonly id: string;
  readonly slug: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly defaultLanguage: Language;
  readonly contact?: string;
  /** In which times of day are meant, by its IANA name: "Europe/Paris". */
  readonly timeZone: string;
  readonly phases: readonly Phase[];
  /** All themes, in the organisers' order, parents before their children. */
  readonly themes: readonly Theme[];
  /** Grows with every change of themes and of confirmed examples. */
  readonly themesRevision: number;
}

/** The phase in force: the one that began last. A consultation without phases is open. */
export function phaseAt(consultation: Consultation, now: Date): PhaseKind {
  const begun = consultation.phases.filter((phase) => phase.startsAt <= now);
  if (begun.length > 0) {
    return begun.reduce((last, phase) => (phase.startsAt >= last.startsAt ? phase : last)).kind;
  }
  return consultation.phases.length === 0 ? 'open' : 'registration';
}

/** When contributions can be made next, if that is planned. */
export function nextOpening(consultation: Consultation, now: Date): Date | undefined {
  return consultation.phases
    .filter((phase) => phase.startsAt > now && phase.kind === 'open')
    .map((phase) => phase.startsAt)
    .sort((a, b) => a.getTime() - b.getTime())[0];
}

/** Whether contributions can be tagged to a theme now. */
export function isOpen(theme: Theme, now: Date): boolean {
  return (!theme.opensAt || theme.opensAt <= now) && (!theme.closesAt || theme.closesAt > now);
}

/** The themes that contributions can be tagged to now. */
export function openThemes(consultation: Consultation, now: Date): Theme[] {
  return consultation.themes.filter((theme) => isOpen(theme, now));
}
