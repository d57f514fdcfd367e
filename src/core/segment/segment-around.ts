import { detectLanguage } from '../detect-language.ts';
import { stopWords, words } from '../text/words.ts';
import { segment } from './segment.ts';
import type { Segment, Segmentation, Span } from './segmentation.ts';

/** What is left between two contributions is one only if it tells something: "et" does not. */
function asGap(text: string, one: Segment): Segment {
  const tells = words(text.slice(one.start, one.end)).some((word) => !stopWords.has(word));
  return one.role === 'contribution' && !tells ? { ...one, role: 'noise' } : one;
}

/** Segments a text of which some spans, in order, are contributions already: what lies between them is segmented by itself. */
export function segmentAround(text: string, kept: readonly Span[]): Segmentation {
  if (kept.length === 0) return segment(text);
  const language = detectLanguage(text);
  const segments: Segment[] = [];
  let from = 0;
  const gap = (end: number): void => {
    const shifted = segment(text.slice(from, end)).segments.map((one) => ({
      ...one,
      start: one.start + from,
      end: one.end + from,
    }));
    segments.push(...shifted.map((one) => asGap(text, one)));
  };
  for (const { start, end } of kept) {
    gap(start);
    const own = detectLanguage(text.slice(start, end)) ?? language;
    segments.push({ role: 'contribution', start, end, ...(own ? { language: own } : {}) });
    from = end;
  }
  gap(text.length);
  return language ? { segments, language } : { segments };
}
