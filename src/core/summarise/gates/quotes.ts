import type { Quote, WrittenContribution } from '../summary.ts';
import { reachingTo } from './clauses.ts';
import type { Problem, ProposedClaim } from './gate.ts';

/** Letters and digits that a quote has at least, if its contribution has more: fewer say nothing. */
const shortest = 8;
/** Words before a quote among which one that turns its sense must not be left out. */
const wordsBefore = 3;

const alike: Readonly<Record<string, string>> = {
  '’': "'",
  '‘': "'",
  ʼ: "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '−': '-',
  '‑': '-',
  '…': '...',
};

/** A text with what keyboards do differently made one, and for each of its UTF-16 units the place that it came from. */
interface Typed {
  readonly text: string;
  readonly from: readonly number[];
}

function typed(original: string): Typed {
  let text = '';
  const from: number[] = [];
  const add = (units: string, place: number): void => {
    text += units;
    for (let i = 0; i < units.length; i += 1) from.push(place);
  };
  let place = 0;
  for (const one of original) {
    // Space within quotation marks and before high signs is a habit of one country.
    if (/\s/u.test(one)) {
      if (!/[ "]$/.test(text) && text !== '') add(' ', place);
    } else if (!/\p{Cf}/u.test(one)) {
      const unit = alike[one] ?? one;
      if (/^[;:!?%"]$/.test(unit) && text.endsWith(' ')) {
        text = text.slice(0, -1);
        from.pop();
      }
      add(unit, place);
    }
    place += one.length;
  }
  return { text, from };
}

const inWord = (character: string | undefined): boolean => /[\p{L}\p{N}\p{M}]/u.test(character ?? '');

/**
 * The words of a text that a quote stands for, in the text’s own characters: the quote may differ from them by its
 * apostrophes, quotation marks, dashes and white space alone, and begins and ends with whole words. Undefined where there
 * are none.
 */
export function locate(quote: string, text: string): { start: number; end: number } | undefined {
  const wanted = typed(quote).text.trim();
  if (wanted === '') return undefined;
  const { text: said, from } = typed(text);
  for (let at = said.indexOf(wanted); at >= 0; at = said.indexOf(wanted, at + 1)) {
    const after = at + wanted.length;
    const cutBefore = inWord(said[at - 1]) && inWord(said[at]);
    const cutAfter = inWord(said[after - 1]) && inWord(said[after]);
    const start = from[at];
    const last = from[after - 1];
    // A sign of several units ends where its last unit does.
    if (cutBefore || cutAfter || start === undefined || last === undefined || from[at - 1] === start)
      continue;
    if (from[after] === last) continue;
    const end = last + String.fromCodePoint(text.codePointAt(last) ?? 0).length;
    return { start, end };
  }
  return undefined;
}

/** Words that turn the sense of those behind them. */
const turns =
  /(?<!\p{L})(?:ne|n|pas|(?<!(?:les?|la|au|des?|en|bien|beaucoup|encore|fois|et|ou) )plus|jamais|contre|non|aucune?|sans|rien|guere|arretez|arreter|cessez|refuse\p{L}*|interdi\p{L}*|stop|not|never|no|against|without|cannot|ban|refuse|oppose|reject)(?!\p{L})|n't(?!\p{L})/gu;

/** Whether the words right before a quote, in its clause, turn its sense: “ne pas | fermer l’école”. */
function isCutFromItsNegation(text: string, start: number): boolean {
  const sentence =
    text
      .slice(Math.max(0, start - 160), start)
      .split(/[.!?;:\n()…•]/)
      .at(-1) ?? '';
  const before = reachingTo(sentence, text.slice(start, start + 20));
  return [...before.matchAll(turns)].some((match) => {
    const between = before.slice(match.index + match[0].length).split(' ');
    return between.filter(Boolean).length < wordsBefore;
  });
}

/** The quotes of a claim in their contributions’ own characters, or why they are none. */
export function checkQuotes(
  { quotes, cites }: ProposedClaim,
  shown: ReadonlyMap<string, WrittenContribution>,
): { readonly quotes: readonly Quote[]; readonly problems: readonly Problem[] } {
  const found = new Map<number, Quote>();
  const problems: Problem[] = [];
  const fails = (reason: string): void => {
    problems.push({ gate: 'quotes', reason });
  };
  if (quotes.length === 0) fails('it has no quote');
  for (const { id, text: quote } of quotes) {
    const one = shown.get(id);
    const place = one && locate(quote, one.text);
    if (!one || !cites.includes(id)) {
      fails('a quote is of a contribution that is not cited');
    } else if (!place) {
      fails(`the quote of ${id} is not in it word for word`);
    } else {
      const words = one.text.slice(place.start, place.end);
      const letters = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      if (letters(words) < Math.min(shortest, letters(one.text))) fails(`the quote of ${id} is too short`);
      else if (isCutFromItsNegation(one.text, place.start)) {
        fails(`the quote of ${id} leaves out a word before it that turns its sense`);
      } else if (!found.has(one.number)) found.set(one.number, { number: one.number, text: words });
    }
  }
  return { quotes: [...found.values()], problems };
}
