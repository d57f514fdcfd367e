import type { Language, Localised } from '../language.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Tagging } from '../ports/tagging.ts';

/** A theme that is to be made. Its id is fixed beforehand: what is learned for the preview is right afterwards too. */
export interface PlannedTheme {
  readonly id: string;
  readonly slug: string;
  readonly title: Localised;
  readonly description: Localised;
}

/** What of a theme can be edited, and its new words in one language. */
export type Edit =
  | { readonly field: 'title' | 'description'; readonly text: string }
  | { readonly field: 'keywords'; readonly words: readonly string[] };

/** A change of a consultation's themes, as an organiser asks for it. */
export type Plan =
  | { readonly kind: 'add'; readonly theme: PlannedTheme }
  | { readonly kind: 'edit'; readonly themeId: string; readonly language: Language; readonly edit: Edit }
  | { readonly kind: 'close'; readonly themeId: string }
  | { readonly kind: 'merge'; readonly themeId: string; readonly intoId: string }
  | { readonly kind: 'split'; readonly themeId: string; readonly parts: readonly PlannedTheme[] };

/** A plan that an organiser was shown, and how far it has come. */
export interface ThemeChange {
  readonly id: string;
  readonly consultationId: string;
  readonly plan: Plan;
  readonly confirmedAt?: Date;
  readonly cancelledAt?: Date;
  readonly doneAt?: Date;
  /** The number of the contribution that was looked at last. */
  readonly reached: number;
  /** Contributions that have moved, those that have no theme now among them. */
  readonly moved: number;
  readonly untagged: number;
}

/** Changes of themes: asked for, confirmed or cancelled, carried out in the background. */
export interface ThemeChanges {
  /** Keeps a plan until somebody confirms it; its id. */
  propose(consultationId: string, askedById: string, plan: Plan, at: Date): Promise<string>;
  byId(id: string): Promise<ThemeChange | undefined>;
  /** The same; whoever else claims it waits until this transaction has ended. */
  claim(id: string): Promise<ThemeChange | undefined>;
  confirm(id: string, at: Date): Promise<void>;
  cancel(id: string, at: Date): Promise<void>;
  /** The confirmed ones that are not done, in the order in which they were confirmed and are carried out. */
  underWay(consultationId: string): Promise<readonly ThemeChange[]>;
  /** Those that were done last since a time, in that order. */
  doneSince(consultationId: string, since: Date, most: number): Promise<readonly ThemeChange[]>;
  /** The consultations that have something to be carried on with. */
  waiting(): Promise<readonly string[]>;
  /** Notes how far it has come. */
  advance(id: string, by: Pick<ThemeChange, 'reached' | 'moved' | 'untagged'>): Promise<void>;
  /** Notes that all is done: what was learned from examples is stale. */
  finish(id: string, at: Date): Promise<void>;
}

/** Taggings of many at a time. */
export interface Retagging {
  /** Contributions of any status with numbers above one, in their order; where a theme is named, what belongs to it. */
  after(
    consultationId: string,
    number: number,
    most: number,
    themeId?: string,
  ): Promise<readonly Contribution[]>;
  /** These, in the order of their numbers; whoever else would change their themes waits until this transaction has ended. */
  claim(ids: readonly string[]): Promise<readonly Contribution[]>;
  /** Replaces the taggings in force that no person made, by contribution; the replaced ones are kept as history. */
  retag(taggings: ReadonlyMap<string, readonly Tagging[]>, at: Date): Promise<void>;
  /** Moves what is tagged to a theme to another, and what people said of it, whoever said so; history is kept. */
  move(ids: readonly string[], themeId: string, intoId: string, at: Date): Promise<void>;
}

/** Where contributions may be that a plan touches: in one theme, or anywhere. */
export function scopeOf(plan: Plan): string | undefined {
  return plan.kind === 'add' || plan.kind === 'edit' ? undefined : plan.themeId;
}
