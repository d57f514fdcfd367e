import { fold } from '../text/fold.ts';
import { stemsOf } from '../text/stems.ts';
import { bucket, lineSpans, openingOf, sortOf } from './clues.ts';
import { bearing, demanding, infinitive, process, proposing, selfIntroduction } from './cues.ts';
import { sentences } from './sentences.ts';
import { tokens } from './tokens.ts';

/** What stands at the beginning of an idea tells its kind; the middle of a very long one does not. */
const longest = 1_500;

/** Cues of cues.ts and some of their own kind, folded. */
const cues: readonly (readonly [name: string, cue: RegExp])[] = [
  ['proposing', proposing],
  ['demanding', demanding],
  ['process', process],
  ['self', selfIntroduction],
  [
    'past',
    /\b(?:j'ai|j'avais|j'etais|on a|on avait|nous avons|m'a|m'ont|mon|ma|mes|my|i was|i had|i've|we had|hier|yesterday|last (?:week|month|year|night)|l'an dernier|la semaine derniere|l'autre jour|le mois dernier)\b/,
  ],
  [
    'lack',
    /\b(?:manque|manquent|pas assez|trop|plus (?:de|d'|aucun)|aucune?|personne|rien|jamais|impossible|too|not enough|no|never|nobody|nothing|lack|lacks|without|sans|can't|cannot|isn't|aren't|doesn't|don't)\b/,
  ],
  [
    'reason',
    /\b(?:car|parce|puisque|because|since|donc|so|therefore|alors que|while|whereas|si on|si l'on|if we)\b/,
  ],
  ['asks', /\b(?:pourquoi|comment|combien|quand|est-ce|qui|quel(?:le)?s?|why|how|when|who|what|which)\b/],
];

/** What tells of an idea which kind it is: strings that a model weighs. Takes any string. */
export function kindCluesOf(text: string): ReadonlySet<string> {
  const own = text.slice(0, longest);
  const all = tokens(own).filter(({ kind }) => kind !== 'line');
  const spans = lineSpans(own)
    .flatMap((line) => sentences(own, line))
    .map(({ start, end }) => own.slice(start, end));
  const form = (i: number): string => all.at(i)?.form ?? '^';
  const sort = (i: number): string => {
    const token = all.at(i);
    return token ? sortOf(token) : '^';
  };
  const clues = ['1'];
  for (const [i, token] of all.entries()) {
    const next = all[i + 1];
    const after = all[i + 2];
    const s = sortOf(token);
    const n = next ? sortOf(next) : '$';
    clues.push(`w=${token.form}`, `w2=${token.form} ${next?.form ?? '$'}`, `s2=${s} ${n}`);
    clues.push(`s3=${s} ${n} ${after ? sortOf(after) : '$'}`);
    if (token.kind !== 'word') continue;
    for (const stem of stemsOf(token.form.replace("'", ''))) clues.push(`t=${stem}`);
    if (token.form.length > 4) clues.push(`x=${token.form.slice(-3)}`);
  }
  const [first = ''] = spans;
  const last = spans.at(-1) ?? '';
  const ends = /[.!?…:;]+\s*$/.exec(own)?.[0].trim().slice(0, 1) ?? '';
  const words = bucket(all.filter(({ kind }) => kind === 'word').length);
  const sentenceCount = Math.min(spans.length, 4);
  const opening = openingOf(own);
  clues.push(
    `o=${opening}`,
    `o1=${form(0)}`,
    `o2=${form(0)} ${form(1)}`,
    `o3=${form(0)} ${form(1)} ${form(2)}`,
    `os=${sort(0)} ${sort(1)}`,
    `os3=${sort(0)} ${sort(1)} ${sort(2)}`,
    `e1=${form(-1)}`,
    `e2=${form(-2)} ${form(-1)}`,
    `ends=${ends}`,
    `ends,o=${ends} ${opening}`,
    `words=${words}`,
    `words,o=${words} ${opening}`,
    `sentences=${sentenceCount}`,
  );
  const plain = fold(own);
  const plainFirst = fold(first);
  const plainLast = fold(last);
  for (const [name, cue] of cues) {
    const where = [plain, plainFirst, plainLast].map((one) => (cue.test(one) ? '1' : '0')).join('');
    clues.push(`cue=${name} ${where}`, `cue=${name} ${where[0]} ${opening}`);
  }
  if (spans.length > 1) {
    clues.push(`last=${openingOf(last)}`, `first,last=${opening} ${openingOf(last)}`);
    for (const token of tokens(last)) if (token.kind !== 'line') clues.push(`l=${token.form}`);
    for (const token of tokens(first)) if (token.kind !== 'line') clues.push(`f=${token.form}`);
    if (bearing.test(plainLast)) clues.push('bears');
  }
  if (spans.some((one) => infinitive.test(fold(one)))) clues.push('infinitive');
  if (/\?/.test(own)) clues.push(`asks ${/\?\s*$/.test(own)} ${sentenceCount}`);
  return new Set(clues);
}
