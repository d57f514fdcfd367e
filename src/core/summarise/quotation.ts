import { endsOpen, lackOf } from './statement.ts';

const longest = 280;

/** The share of what may be quoted that its first clauses must have, where no sentence ends. By `contribuez eval summary`. */
const leastClauses = 0.85;

/** Shorter sentences seldom stand by themselves. */
const shortest = 30;
/** Characters of a long text among whose sentences one is chosen. */
const searched = 4_000;
/** A line of its own above a text is often its title. */
const titled = 1.8;

/** Where a list has its points, be they in one line or several. */
const points = /\n+|\s[-–•*]\s+(?=[\p{Lu}\d"«])/u;
/** What stands before a point's words. */
const mark = /^(?:(?:[-–•*>]|\(?(?:\p{L}\)|\d{1,2}[).°]))\s+)+/u;
/** A full stop after this ends no sentence. */
const abbreviated = /(?:^|[\s.])(?:\p{Lu}|art|cf|ex|mr?|mrs|dr|st|no|vs)\.$/iu;

/** The sentences of a text, and lines that stand by themselves. */
function* sentencesOf(text: string): Generator<{ readonly sentence: string; readonly isTitle: boolean }> {
  let isFirst = true;
  const lines = text.split(points);
  for (const line of lines) {
    const whole = line.trim();
    // Without a full stop, the last line of what is searched may be cut off.
    if (lines.length > 1 && line !== lines.at(-1) && !/[.:,;!?…»"”]$/.test(whole)) {
      yield { sentence: whole.replace(mark, ''), isTitle: isFirst };
    }
    for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(whole)) {
      const sentence = segment.trim().replace(mark, '');
      if (/[.!?…»"”]$/.test(sentence) && !abbreviated.test(sentence)) {
        yield { sentence, isTitle: isFirst && sentence === whole };
      }
    }
    isFirst = false;
  }
}

/**
 * The sentence of a long contribution that is worth most and can be read alone, whole; a contribution of up to 280 UTF-16
 * code units whole, and one without such a sentence by its first words. Always an exact part of the text.
 */
export function telling(text: string, worth: (sentence: string) => number): string {
  const whole = text.trim();
  if (whole.length <= longest) return whole;
  let best: string | undefined;
  let most = 0;
  for (const { sentence, isTitle } of sentencesOf(whole.slice(0, searched))) {
    if (sentence.length < shortest || sentence.length > longest) continue;
    const one = worth(sentence) * Math.exp(-lackOf(sentence)) * (isTitle ? titled : 1);
    if (one > most) [best, most] = [sentence, one];
  }
  return best ?? beginningOf(whole);
}

/** The first sentences of a long text up to 280 UTF-16 code units, else its first clauses, else its first words. */
function beginningOf(whole: string): string {
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(
    whole.slice(0, longest * 2),
  )) {
    const after = index + segment.trimEnd().length;
    if (after > longest) break;
    end = after;
  }
  if (end > 0) return whole.slice(0, end);
  const clause = /^[\s\S]*[^\s,;:](?=[,;:](?:\s|$))/u.exec(whole.slice(0, longest))?.[0] ?? '';
  if (clause.length >= longest * leastClauses) return clause;
  for (const { index, segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    whole.slice(0, longest),
  )) {
    const after = index + segment.length;
    // With “and the” at its end it would be cut in the middle of a thought.
    if (isWordLike && after < longest && !endsOpen(whole.slice(0, after))) end = after;
  }
  return end > 0 ? whole.slice(0, end) : whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
