import type { Type } from './look.ts';

/** The most that signs of the bold font take, in hundredths of the type's size. */
const widths = new Map(
  Object.entries({
    32: "ijl'’‘.,:;!|·/ \u00a0\u202f",
    38: 'frt()[]-"',
    53: 'csvxyz1I–',
    60: 'abdeghknopquLFEJ27?3',
    66: '045689SPBCRTKU#«»',
    79: 'AGDHNOQVXYZw',
    98: 'mMW%—…@&œ',
  }).flatMap(([width, signs]) => [...signs].map((sign) => [sign, Number(width)] as const)),
);
/** The same of a sign that is none of them. */
const otherwise = 105;
/** How much less the regular font takes. */
const lighter = 0.96;

function widthOf(sign: string): number {
  const [base = ''] = sign.normalize('NFD');
  return widths.get(base) ?? otherwise;
}

/** About how wide a line is: never less than it is, and little more. */
export function lengthOf(text: string, { size, bold }: Pick<Type, 'size' | 'bold'>): number {
  const graphemes = [...new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(text)];
  const hundredths = graphemes.reduce((sum, { segment }) => sum + widthOf(segment), 0);
  return (hundredths * size * (bold ? 1 : lighter)) / 100;
}

/** A text as it is drawn: without what no font of ours shows, and with a number kept beside its noun. */
function drawable(text: string): string {
  return text
    .replace(/[\p{Extended_Pictographic}\p{Cc}\p{Cf}\u{1f1e6}-\u{1f1ff}]/gu, (sign) =>
      /[0-9#*]/.test(sign) ? sign : '',
    )
    .replace(/[\u00a0\u202f]/g, '\u00a0')
    .replace(/[^\S\u00a0]+/g, ' ')
    .replace(/(?<=\d) (?=\p{L})/gu, '\u00a0')
    .trim();
}

/** A word that is too long for a line, in parts that are not. */
function broken(word: string, width: number, type: Type): string[] {
  const parts = [''];
  for (const { segment } of new Intl.Segmenter('fr', { granularity: 'grapheme' }).segment(word)) {
    const part = parts.at(-1) ?? '';
    if (part !== '' && lengthOf(part + segment, type) > width) parts.push(segment);
    else parts[parts.length - 1] = part + segment;
  }
  return parts;
}

/** Whole words in lines of a width; what is past the last line gives way to "…". */
export function wrapped(text: string, width: number, type: Type, mostLines: number): string[] {
  const lines: string[] = [];
  for (const word of drawable(text).split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && lengthOf(`${last} ${word}`, type) <= width) {
      lines[lines.length - 1] = `${last} ${word}`;
    } else {
      lines.push(...(lengthOf(word, type) > width ? broken(word, width, type) : [word]));
    }
  }
  if (lines.length <= mostLines) return lines;
  const kept = lines.slice(0, mostLines);
  const cut = [...(kept.pop() ?? '').split(' ')];
  while (cut.length > 1 && lengthOf(`${cut.join(' ')}…`, type) > width) cut.pop();
  return [...kept, `${cut.join(' ').replace(/[\s,;:.–-]+$/, '')}…`];
}
