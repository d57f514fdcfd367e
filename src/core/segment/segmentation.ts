import type { Language } from '../language.ts';

/** More ideas than this are not taken from one message, or made of one contribution, at a time. */
export const mostIdeas = 100;

/** A part of a text: UTF-16 code units from `start` to before `end`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The roles of segments. */
export const segmentRoles = [
  'contribution',
  'courtesy',
  'introduction',
  'signature',
  'process',
  'quotation',
  'furniture',
  'noise',
] as const;

/**
 * What a segment of a message is. Only contributions are stored as such; the rest stays in the stored message:
 * greeting, thanks and farewell ("courtesy"), who is speaking and why ("introduction"), a signature, a question
 * about how the consultation works ("process"), the words of somebody else ("quotation"), what a page puts around
 * a text when it is copied ("furniture"), nothing that can be read as words ("noise").
 */
export type SegmentRole = (typeof segmentRoles)[number];

/** One segment of a message. Segments do not overlap; what lies between two of them is white space or bullets. */
export interface Segment extends Span {
  readonly role: SegmentRole;
  /** The language of this segment, where it can be told. */
  readonly language?: Language;
}

/** The kinds of ideas: what somebody does who has one. */
export const ideaKinds = ['proposal', 'need', 'solution', 'question', 'experience', 'argument'] as const;

/**
 * What an idea is: something asked for ("proposal"), something missing or wrong ("need"), how something could be done
 * ("solution"), a question, what somebody lived through ("experience"), a reason for or against ("argument").
 */
export type IdeaKind = (typeof ideaKinds)[number];

/** A segment before its language is told. */
export type Part = Omit<Segment, 'language'>;

/** A message in segments, in order. Text outside every segment is a gap; segments and gaps make up the text exactly. */
export interface Segmentation {
  readonly segments: readonly Segment[];
  /** The language of most of the message, where it can be told. */
  readonly language?: Language;
}
