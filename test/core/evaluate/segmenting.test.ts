import { expect, test } from 'vitest';
import { evaluateSegmentation } from '../../../src/core/evaluate/segmenting.ts';

/** A message with its ideas between brackets. */
function marked(id: string, source: string) {
  const ideas: { start: number; end: number }[] = [];
  let text = '';
  for (const sign of source) {
    if (sign === '[') ideas.push({ start: text.length, end: text.length });
    else if (sign === ']') ideas.push({ start: ideas.pop()?.start ?? 0, end: text.length });
    else text += sign;
  }
  return { id, text, ideas };
}

test('what is split as people do is all right, punctuation at the ends aside', () => {
  const figures = evaluateSegmentation([
    marked('a', 'Bonjour, [il faut des bancs]. Merci'),
    marked('b', '- [des bancs publics]\n- [des bus la nuit]'),
    marked('c', 'Bonjour'),
  ]);
  expect(figures).toMatchObject({
    messages: 3,
    ideas: 3,
    countAccuracy: 1,
    boundaryF1: 1,
    ideaF1: 1,
    errors: [],
  });
});

test('an idea too few and a wrong end are counted', () => {
  const figures = evaluateSegmentation([marked('a', '[Il faut des bancs] [dans les parcs du quartier].')]);
  expect(figures.countAccuracy).toBe(0);
  // One begins and one ends where people say: two places of the two found, of four.
  expect([figures.boundaryPrecision, figures.boundaryRecall]).toEqual([1, 0.5]);
  expect(figures.errors).toEqual([{ id: 'a', gold: 2, found: 1 }]);
});
