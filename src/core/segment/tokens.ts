import { fold } from '../text/fold.ts';
import type { Span } from './segmentation.ts';

/** A word, a number, an address, a mark, an emoji or the end of a line. */
export interface Token extends Span {
  readonly kind: 'word' | 'number' | 'address' | 'mark' | 'emoji' | 'line';
  /** Words folded, everything else as it is written. */
  readonly form: string;
  readonly text: string;
}

const pattern =
  /(?<address>(?:https?:\/\/|www\.)\S+[\p{L}\p{N}/])|(?<number>\p{N}+(?:[.,:]\p{N}+)*)|(?<word>\p{L}[\p{L}\p{M}]*['’]?)|(?<line>\r\n|[\n\r\u2028\u2029\v\f])|(?<emoji>\p{Extended_Pictographic}\p{M}*(?:\u200d\p{Extended_Pictographic}\p{M}*)*)|(?<mark>[.]{2,}|[!?]+|[^\s\p{L}\p{N}])/gu;

const kinds = ['word', 'number', 'address', 'mark', 'emoji', 'line'] as const;

/** The tokens of a text, in order; white space between them is none. */
export function tokens(text: string): Token[] {
  return [...text.matchAll(pattern)].map((found) => {
    const kind = kinds.find((one) => found.groups?.[one] !== undefined) ?? 'mark';
    const [match] = found;
    return {
      kind,
      start: found.index,
      end: found.index + match.length,
      form: kind === 'word' ? fold(match).replace('’', "'") : kind === 'line' ? '\n' : match,
      text: match,
    };
  });
}
