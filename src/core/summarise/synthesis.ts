import type { Language } from '../language.ts';
import type { ProposedClaim } from './gates/gate.ts';
import type { Fallback } from './making.ts';
import type { RoleByVotes } from './roles.ts';

/** What a sub-theme is to be worded from. Nobody's name is in it. */
export interface WordingTask {
  /** What the theme is called, and the sub-theme, by its own words. */
  readonly theme: string;
  readonly label: string | undefined;
  /** The closed list of what may be cited, by short ids; and what votes say of each, where they say something. */
  readonly contributions: readonly {
    readonly id: string;
    readonly text: string;
    readonly votes?: RoleByVotes;
  }[];
  /** Claims that did not pass, with the reasons: only these are asked for again. */
  readonly again?: readonly { readonly claim: string; readonly reasons: readonly string[] }[];
}

/** What came of a task. Nothing in it can be trusted. */
export type Worded =
  /** @param spoilt claims that could not be read. */
  | { readonly kind: 'worded'; readonly claims: readonly ProposedClaim[]; readonly spoilt: number }
  | { readonly kind: 'failed'; readonly why: Fallback };

/** A claim and the texts that it cites. */
export interface Question {
  readonly claim: string;
  readonly texts: readonly string[];
}

/** Words the claims of sub-themes: a language model. It decides nothing: gates do. */
export interface Synthesiser {
  readonly model: string;
  /** The version of what it is told. */
  readonly prompt: string;
  /** Words sub-themes; one result each, in their order. What is unchanged costs nothing. */
  word(
    tasks: readonly WordingTask[],
    language: Language,
    signal: AbortSignal | undefined,
  ): Promise<readonly Worded[]>;
  /** Says for each claim whether its texts say so; undefined where it does not say. */
  confirm(
    questions: readonly Question[],
    signal: AbortSignal | undefined,
  ): Promise<readonly (boolean | undefined)[]>;
  /** The share of what may be spent today that is spent, 0 to 1; undefined where that is not known. */
  spent(): Promise<number | undefined>;
}
