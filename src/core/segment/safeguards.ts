import { fold } from '../text/fold.ts';
import { closing, connective, courtesyWords, greeting } from './cues.ts';
import { proposes } from './roles.ts';
import type { Part, Span } from './segmentation.ts';
import { sentences, trimmed } from './sentences.ts';
import { units } from './units.ts';

const aside = new Set(
  'et and puis pis plus then mais but donc so alors aussi also sinon otherwise enfin finally voila voili ensuite next bref bon ben bah hein quoi svp stp pls please moi perso franchement honnetement honestly surtout sinon hello bisous biz bises ta cheers lol mdr haha ptdr d abord premierement deuxiemement troisiemement first second third firstly secondly thirdly contre ailleurs revanche autre chose point idee another thing idea by the way au passage et la en outre egalement likewise separately'.split(
    ' ',
  ),
);

/** Whether words next to an idea only lead to it or close it. */
function isAside(text: string): boolean {
  const plain = fold(text);
  const words = plain.match(/[\p{L}\p{N}]+/gu) ?? [];
  return (
    words.every((word) => aside.has(word) || courtesyWords.has(word)) ||
    greeting.test(`${plain} x`) ||
    closing.test(plain) ||
    (connective.exec(`${text.trim()} `)?.[0].trim().length ?? 0) >= text.trim().length
  );
}

/** Marks that part what somebody says from what leads to it. */
const parting = /[,;:!?…—–\n\r\u2028\u2029\v\f>•*\p{Extended_Pictographic}]/u;

/** The sentence around a place. */
function sentenceAt(all: readonly Span[], at: number): Span | undefined {
  return all.find(({ start, end }) => at >= start && at < end);
}

/** An idea with the words of its own clause: a model may not cut somebody's sentence in the middle. */
function whole(text: string, idea: Span, before: number, after: number, all: readonly Span[]): Span {
  const first = sentenceAt(all, idea.start);
  const last = sentenceAt(all, idea.end - 1);
  const from = Math.max(before, first?.start ?? idea.start);
  const to = Math.min(after, last?.end ?? idea.end);
  const lead = text.slice(from, idea.start);
  const rest = text.slice(idea.end, to);
  const clauseStart = from + (lead.length - (lead.split(parting).at(-1)?.length ?? 0));
  const tail = rest.split(parting)[0] ?? '';
  const leading = text.slice(clauseStart, idea.start);
  return {
    start: leading.trim() === '' || isAside(leading) ? idea.start : clauseStart,
    end: tail.trim() === '' || isAside(tail) ? idea.end : idea.end + tail.length,
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

/** What somebody set apart as items of a list is never one idea. */
function cutAtItems(idea: Span, items: readonly Span[]): Span[] {
  const cuts = items.filter(({ start }) => start > idea.start && start < idea.end);
  const starts = [idea.start, ...cuts.map(({ start }) => start)];
  return starts.map((start, i) => {
    const next = starts[i + 1];
    if (next === undefined) return { start, end: idea.end };
    // What is between two items is a mark of the list, and no part of the first.
    const own = items.find((item) => item.start <= start && item.end > start);
    return { start, end: own ? Math.min(own.end, next) : next };
  });
}

/**
 * Keeps a model from what it may never do to people's words, whatever it was fitted on: leave out a part that proposes
 * or an item of a list, make one of two items, or cut a clause in the middle.
 * @param ruled the contributions that the rules find.
 */
export function safeguarded(text: string, ideas: readonly Span[], ruled: readonly Part[]): Span[] {
  const items = units(text).filter(({ kind }) => kind === 'item');
  const isItem = (part: Span): boolean => items.some(({ start }) => start === part.start);
  const missed = ruled.flatMap((part) =>
    (isItem(part) ? [part] : sentences(text, part)).filter(
      (one) =>
        (isItem(one) || proposes(text.slice(one.start, one.end))) &&
        !ideas.some(({ start, end }) => start < one.end && end > one.start),
    ),
  );
  const complete = [...ideas, ...missed.map(({ start, end }) => ({ start, end }))]
    .flatMap((idea) => cutAtItems(idea, items))
    .sort((a, b) => a.start - b.start);
  const all = units(text).flatMap((unit) => sentences(text, unit));
  const full = complete.map((idea, i) =>
    trimmed(text, whole(text, idea, complete[i - 1]?.end ?? 0, complete[i + 1]?.start ?? text.length, all)),
  );
  return joined(text, full);
}
