import { fold } from '../text/fold.ts';
import { connective, courtesyWords, greeting } from './cues.ts';
import { beginsOtherwise, joinedOtherwise } from './otherwise.ts';
import { isFarewell, proposes } from './roles.ts';
import type { Part, Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';
import { type Unit, units } from './units.ts';

const aside = new Set(
  'et and puis pis plus then mais but donc so alors aussi also sinon otherwise enfin finally voila voili ensuite next bref bon ben bah hein quoi svp stp pls please moi perso franchement honnetement honestly surtout sinon hello bisous biz bises ta cheers lol mdr haha ptdr d abord premierement deuxiemement troisiemement first second third firstly secondly thirdly contre ailleurs revanche autre chose point idee another thing idea by the way au passage et la en outre egalement likewise separately'.split(
    ' ',
  ),
);

/** Whether words next to an idea only lead to it or close it. */
export function isAside(text: string): boolean {
  const said = text.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  const plain = fold(said);
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    words.every((word) => aside.has(word) || courtesyWords.has(word)) ||
    (greeting.exec(`${plain} x`)?.[0].length ?? 0) > plain.length ||
    isFarewell(said) ||
    (connective.exec(`${said} `)?.[0].trim().length ?? 0) >= said.length
  );
}

/** A line that gives the reason of the one above. */
const reasonBelow =
  /^[^\S\n\r]*(?:\r\n|[\n\r])[^\S\n\r]*(?:parce|car|puisque?|because|since|afin)\b[^\n\r]*/iu;

/** The sentence around a place. */
function sentenceAt(all: readonly Span[], at: number): Span | undefined {
  return all.find(({ start, end }) => at >= start && at < end);
}

/**
 * An idea with the rest of its sentences: a model may not cut somebody's sentence in the middle. What only leads to an
 * idea ("three things:") or closes it stays outside.
 */
function whole(text: string, idea: Span, before: number, after: number, all: readonly Span[]): Span {
  const first = sentenceAt(all, idea.start);
  const last = sentenceAt(all, idea.end - 1);
  const from = Math.max(before, first?.start ?? idea.start);
  const to = Math.min(after, last?.end ?? idea.end);
  const lead = text.slice(from, idea.start);
  const tail = text.slice(idea.end, to);
  const end = isAside(tail) ? idea.end : to;
  return {
    start: isAside(lead) || /[:\n]\s*$/.test(lead) ? idea.start : from,
    end: end + (reasonBelow.exec(text.slice(end, after))?.[0].trimEnd().length ?? 0),
  };
}

/** Lines that go on are of one idea. */
function joined(text: string, ideas: readonly Span[]): Span[] {
  const all = units(text);
  const unitOf = (at: number): Span | undefined => all.find(({ start, end }) => at >= start && at < end);
  const found: Span[] = [];
  for (const idea of ideas) {
    const last = found.at(-1);
    const between = last ? text.slice(last.end, idea.start) : '';
    if (last && /^\s*[\n\r]\s*$/.test(between) && unitOf(last.end - 1) === unitOf(idea.start)) {
      found[found.length - 1] = { start: last.start, end: idea.end };
    } else found.push(idea);
  }
  return found;
}

/** An idea without what leads over to it ("Par ailleurs, …"): that says nothing of its own. */
function unled(text: string, { start, end }: Span): Span {
  if (beginsOtherwise(text.slice(start, end))) return { start, end };
  const lead = connective.exec(text.slice(start, end))?.[0].length ?? 0;
  const rest = trimmed(text, { start: start + lead, end });
  return /\p{L}/u.test(text.slice(rest.start, rest.end)) ? rest : { start, end };
}

const trailing =
  /(?:[\s,;]+(?:et|and|puis|pis|then|mais|but|sinon|or else|par contre|en revanche|par ailleurs|en outre)|(?<=[.,;!?…])\s+(?:autrement|otherwise|de plus|autre chose|aussi|also|besides))?[\s,;]*$/iu;

/** An idea without a word at its end that leads to the next. */
function untailed(text: string, { start, end }: Span): Span {
  const tail = trailing.exec(text.slice(Math.max(start, end - 40), end))?.[0].length ?? 0;
  return { start, end: end - tail };
}

/** An idea without the words around it that lead to it or to the next. */
export function bared(text: string, idea: Span): Span {
  const bare = untailed(text, unled(text, idea));
  return /[\p{L}\p{N}]/u.test(text.slice(bare.start, bare.end)) ? bare : idea;
}

/**
 * What somebody set apart as items of a list is never one idea; marks between them, and words that only lead to a list,
 * are of none.
 */
export function cutAtItems(idea: Span, all: readonly Unit[]): Span[] {
  const cuts = all.filter(({ kind, start }) => kind === 'item' && start > idea.start && start < idea.end);
  const telling = all.filter(({ kind }) => kind !== 'lead');
  return [idea, ...cuts].flatMap(({ start }, i) => {
    const end = cuts[i]?.start ?? idea.end;
    const own = telling.filter((unit) => unit.start < end && unit.end > start);
    const [first] = own;
    const last = own.at(-1);
    return first && last ? [{ start: Math.max(start, first.start), end: Math.min(end, last.end) }] : [];
  });
}

/**
 * Keeps a model from what it may never do to people's words, whatever it was fitted on: leave out a part that proposes
 * or an item of a list, make one of two items, or cut a clause in the middle.
 * @param ruled the contributions that the rules find.
 */
export function safeguarded(text: string, ideas: readonly Span[], ruled: readonly Part[]): Span[] {
  const parts = units(text);
  const items = parts.filter(({ kind }) => kind === 'item');
  const isItem = (part: Span): boolean => items.some(({ start }) => start === part.start);
  const missed = ruled.flatMap((part) =>
    (isItem(part) ? [part] : sentences(text, part)).filter(
      (one) =>
        (isItem(one) || proposes(text.slice(one.start, one.end))) &&
        !ideas.some(({ start, end }) => start < one.end && end > one.start),
    ),
  );
  // What only leads to an idea is none.
  const telling = ideas.filter(({ start, end }) => !isAside(text.slice(start, end)));
  const complete = [...telling, ...missed.map(({ start, end }) => ({ start, end }))]
    .flatMap((idea) => cutAtItems(idea, parts))
    .sort((a, b) => a.start - b.start);
  const all = parts.flatMap((unit) => sentences(text, unit));
  const full: Span[] = [];
  for (const [i, idea] of complete.entries()) {
    const before = full.at(-1)?.end ?? 0;
    const after = complete[i + 1]?.start ?? text.length;
    full.push(trimmed(text, whole(text, idea, before, after, all)));
  }
  return joinedOtherwise(text, joined(text, full), parts).map((idea) => bared(text, idea));
}
