import type { Span } from './segmentation.ts';
import { trimmed } from './sentences.ts';

const verdict =
  /[^:.,;!?\n]{2,60}?\s?:\s*(?:oui|non|yes|no|pour|contre|ok|stop|jamais|never|against|for)(?![\p{L}\p{N}'’-])(?:\s[^:.,;!?\n]{0,40})?/iu;
const verdicts = new RegExp(verdict, 'giu');
const onlyVerdicts = new RegExp(
  `^\\s*(?:${verdict.source}[.,;!]+\\s+)+${verdict.source}\\s*[.!]*\\s*$`,
  'iu',
);

/** Nothing but subjects with a word for or against each: "Le tram : oui. Le péage : non." */
function verdictsIn(text: string): Span[] {
  if (!onlyVerdicts.test(text)) return [];
  return [...text.matchAll(verdicts)].map(({ index, 0: one }) => {
    const stop = /^\s*[.!]+/.exec(text.slice(index + one.length))?.[0].length ?? 0;
    return { start: index, end: index + one.length + stop };
  });
}

/** What asks for more or less of something, without a verb. */
const asksFirst =
  /^(?:more|fewer|less|no more|cheaper|better|free|plus d[e'’]|moins d[e'’]|z[ée]ro|pas d[e'’])\s*\p{L}/iu;
const asksNext =
  /^(?:more|fewer|less|no|cheaper|better|safer|cleaner|free|new|an?|some|plus d[e'’]|moins d[e'’]|z[ée]ro|pas d[e'’]|des|une?|du|de la|de l['’])\s*\p{L}/iu;
const speaks =
  /(?<![\p{L}'’])(?:is|are|was|were|have|has|need|needs|want|would|will|can|could|should|must|do|does|est|sont|ont|faut|faudrait|doit|devrait|peut|veut|sera|serait|qui|que|who|that|which|because|car|parce|si|if)(?![\p{L}])/iu;
/** Words of a thing that is asked for: "a bike lane on High St." */
const ofOne = { least: 2, most: 9 } as const;

/** Three things or more asked for in a breath, each with its own "and": "more buses and cheaper tickets and a bike lane". */
function chainIn(text: string): Span[] {
  if (!asksFirst.test(text) || /[,;:?\n]|[.!…](?=\s+\p{Lu}\p{Ll}{3})/u.test(text) || speaks.test(text))
    return [];
  const found: Span[] = [];
  let from = 0;
  for (const { index, 0: joint } of text.matchAll(/\s+(?:and|et)\s+(?:aussi\s+|also\s+)?/giu)) {
    found.push({ start: from, end: index });
    from = index + joint.length;
  }
  found.push({ start: from, end: text.length });
  const isAsked = ({ start, end }: Span): boolean => {
    const own = text.slice(start, end);
    const words = own.match(/\p{L}[\p{L}'’-]*/gu)?.length ?? 0;
    return asksNext.test(own) && words >= ofOne.least && words <= ofOne.most;
  };
  return found.length >= 3 && found.every(isAsked) ? found : [];
}

/** The ideas of a line that is a row of them without any marks; nothing where it is none. */
export function rowIn(text: string): Span[] {
  if (text.length > 600) return [];
  const verdictRow = verdictsIn(text);
  return (verdictRow.length > 0 ? verdictRow : chainIn(text)).map((span) => trimmed(text, span));
}
