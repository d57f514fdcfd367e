import type { Language } from '../../language.ts';
import type { ClaimRole, Quote, WrittenContribution } from '../summary.ts';
import type { Weigh } from './support.ts';

/** What a claim must pass before anybody reads it, in the order in which it is looked at. */
export const gates = ['form', 'citations', 'quotes', 'support', 'stance', 'numbers', 'quantifiers'] as const;
/** One of them. */
export type Gate = (typeof gates)[number];

/** A gate that a claim does not pass, and why, in words for whoever wrote it: they repeat nothing of a contribution. */
export interface Problem {
  readonly gate: Gate;
  readonly reason: string;
}

/** A claim as somebody who cannot be trusted puts it: ids and words are whatever was answered. */
export interface ProposedClaim {
  readonly role: Exclude<ClaimRole, 'alone'>;
  readonly text: string;
  readonly cites: readonly string[];
  readonly quotes: readonly { readonly id: string; readonly text: string }[];
}

/** Who says something: the contributions by number, and how many people they are by. */
export interface Saying {
  readonly numbers: readonly number[];
  readonly people: number;
}

/** What a claim stands on: a sub-theme. */
export interface Ground {
  /** The language that claims are to be in. */
  readonly language: Language;
  /** The contributions that may be cited, by the ids that they were shown under. */
  readonly shown: ReadonlyMap<string, WrittenContribution>;
  /** How many people the whole sub-theme is by. */
  readonly people: number;
  /** How much words tell among what is shown. */
  readonly weigh: Weigh;
  /** These contributions, and all that say the same as one of them. */
  saying(cited: readonly WrittenContribution[]): Saying;
}

/** A claim that passed: with the contributions that carry it, the quoted ones first, and who says so. */
export interface HeldClaim extends Saying {
  readonly role: ClaimRole;
  readonly text: string;
  readonly cited: readonly WrittenContribution[];
  /** At least one; the original characters. */
  readonly quotes: readonly Quote[];
  /** It is in another language than all that it cites, so that words alone cannot tell whether they say so. */
  readonly isTranslated: boolean;
}
