const longest = 280;

/**
 * The words of a contribution that are quoted: all of it up to 280 UTF-16 code units, else its first sentences up to
 * there, else its first words. Always an exact part of the text.
 */
export function quotationOf(text: string): string {
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
