import type { IdeaKind } from '../segment/segmentation.ts';
import type { Gate } from './gates/gate.ts';
import type { Making } from './making.ts';
import { stopShort } from './quoted.ts';

/** A contribution as a summariser sees it. */
export interface SummarisableContribution {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly participantId: string;
  /** Its file named no authors: it counts as one participant, and is many people's. */
  readonly isAuthorUnknown?: true;
}

/** How many people voted for and against a contribution. */
export interface Votes {
  readonly agree: number;
  readonly disagree: number;
}

/** A contribution with what else a synthesis weighs. */
export interface WrittenContribution extends SummarisableContribution {
  /** Absent where it is not sure. */
  readonly kind?: IdeaKind;
  readonly votes: Votes;
}

/** A part of somebody's contribution, to the character. */
export interface Quote {
  readonly number: number;
  readonly text: string;
  /** It stops before its sentence does. */
  readonly isCut?: true;
}

/** A part of a contribution as a quote, which knows whether its sentence goes on. */
export function quoteOf({ number, text }: Pick<Quote, 'number' | 'text'>, words: string): Quote {
  return { number, text: words, ...(stopShort(text, words) ? { isCut: true } : {}) };
}

/**
 * What a claim is to its sub-theme, in the order in which they are told: where people agree, what they reject and where they
 * split, by their votes; what is proposed, needed, asked; what else is said; what stands alone, and is new.
 */
export const claimRoles = [
  'agreed',
  'rejected',
  'split',
  'proposed',
  'needed',
  'asked',
  'said',
  'alone',
] as const;
/** One of them. */
export type ClaimRole = (typeof claimRoles)[number];

/** Reasons that people gave for and against what is claimed, in their own words. */
export interface Sides {
  readonly for: readonly string[];
  readonly against: readonly string[];
}

/** One statement of a summary. Counts are counted, never estimated. */
export interface Claim {
  readonly role: ClaimRole;
  /** Somebody's own words, which are the first of the quotes; or a model's, which `isInOwnWords` tells from them. */
  readonly text: string;
  /** The numbers of the contributions that say so; the quoted one first. In people's own words none is in two claims. */
  readonly citations: readonly number[];
  /** How many people these are by. */
  readonly people: number;
  readonly quotes: readonly Quote[];
  /** Of the quoted contribution, where anybody voted. */
  readonly votes?: Votes;
  /** Where people split, as far as they gave reasons. */
  readonly sides?: Sides;
}

/** Whether a claim is in somebody's own words. */
export function isInOwnWords({ text, quotes }: Pick<Claim, 'text' | 'quotes'>): boolean {
  return quotes[0]?.text === text;
}

/** Words as they are told, in one line. */
const inOneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A claim's words as they are told: as they were written they are its first quote. Marked where they stop short. */
export function claimLine(claim: { readonly text: string; readonly quotes: readonly Quote[] }): string {
  const isCut = isInOwnWords(claim) && claim.quotes[0]?.isCut;
  return isCut ? `${inOneLine(claim.text)} […]` : inOneLine(claim.text);
}

/** Why claims of a model were left out: the gate that they did not pass, or that another one says the same. */
export type LeftOut = Readonly<Partial<Record<Gate | 'repeated', number>>>;

/** What belongs together within a theme. */
export interface Subtheme {
  /** Its own words as people wrote them; undefined for what belongs to none of the others. */
  readonly label: string | undefined;
  readonly contributions: number;
  readonly people: number;
  readonly claims: readonly Claim[];
}

/**
 * How many contributions of a sub-theme none of its claims cites: people say something else, or the same in words of which
 * code is not sure.
 * @param claims those of its claims that are told, where some are not.
 */
export function unclaimedOf(
  {
    contributions,
    claims: all,
  }: Pick<Subtheme, 'contributions'> & {
    readonly claims: readonly Pick<Claim, 'citations'>[];
  },
  claims = all,
): number {
  return Math.max(0, contributions - new Set(claims.flatMap(({ citations }) => citations)).size);
}

/** What is said of one theme. Each of its contributions is in one sub-theme. */
export interface ThemeSummary {
  readonly themeId: string;
  readonly making: Making;
  /** Claims of a model that nobody reads, by what was wrong with them. */
  readonly leftOut?: LeftOut;
  readonly contributions: number;
  readonly people: number;
  /** The one that most people speak of first, what belongs to none last. */
  readonly subthemes: readonly Subtheme[];
}
