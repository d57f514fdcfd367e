const longest = 280;

/** Shorter sentences seldom stand by themselves. */
const shortest = 30;
/** Characters of a long text among whose sentences one is chosen. */
const searched = 4_000;

/**
 * The sentence of a long contribution that is worth most, whole; a contribution of up to 280 UTF-16 code units whole, and
 * one without such a sentence by its first words. Always an exact part of the text.
 */
export function telling(text: string, worth: (sentence: string) => number): string {
  const whole = text.trim();
  if (whole.length <= longest) return whole;
  let best: string | undefined;
  let most = 0;
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(
    whole.slice(0, searched),
  )) {
    const sentence = segment.trim();
    // The last sentence of what is searched may be cut off.
    if (sentence.length < shortest || sentence.length > longest || !/[.!?…»"”]$/.test(sentence)) continue;
    const one = worth(sentence);
    if (one > most) [best, most] = [sentence, one];
  }
  return best ?? quotationOf(whole);
}

/**
 * The words of a contribution that are quoted: all of it up to 280 UTF-16 code units, else its first sentences up to
 * there, else its first words. Always an exact part of the text.
 */
function quotationOf(text: string): string {
  const whole = text.trim();
  if (whole.length <= longest) return whole;
  let end = 0;
  for (const { index, segment } of new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(
    whole.slice(0, longest * 2),
  )) {
    const after = index + segment.trimEnd().length;
    if (after > longest) break;
    end = after;
  }
  if (end > 0) return whole.slice(0, end);
  for (const { index, segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    whole.slice(0, longest),
  )) {
    if (isWordLike && index + segment.length < longest) end = index + segment.length;
  }
  return end > 0 ? whole.slice(0, end) : whole.slice(0, longest).replace(/[\ud800-\udbff]$/, '');
}
