import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedSpans } from '../../../src/core/segment/moved-spans.ts';
import { pieces } from '../../../src/core/segment/pieces.ts';
import { segmentAround } from '../../../src/core/segment/segment-around.ts';
import { embeddedSplitter } from '../../../src/core/segment/splitter.ts';

const cut = (text: string): string[] =>
  pieces(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end));

describe('the pieces of a part', () => {
  test.each([
    ['Plus de bus le soir. Moins de pubs !! 🙂', ['Plus de bus le soir.', 'Moins de pubs !! 🙂']],
    ['les bus passent tard et les trains coûtent cher', ['les bus passent tard', 'les trains coûtent cher']],
    ['more buses at night; fewer ads in town', ['more buses at night', 'fewer ads in town']],
    ['plus de bus et trains', ['plus de bus et trains']],
    ['un budget de 2,5 millions pour les écoles', ['un budget de 2,5 millions pour les écoles']],
    ['1) bus gratuits 2) wifi, partout 3) des arbres', ['bus gratuits', 'wifi, partout', 'des arbres']],
    [
      'Il faut des bus\net des tablettes\nmais pas de pubs',
      ['Il faut des bus', 'des tablettes', 'pas de pubs'],
    ],
    [
      'baissez la taxe, sinon les gens partent ailleurs, et ouvrez des gares',
      ['baissez la taxe, sinon les gens partent ailleurs', 'ouvrez des gares'],
    ],
  ])('%s', (text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  test('are no more than can be taken, and hold all that was said', () => {
    const text = 'Encore une idée. '.repeat(250).trim();
    const found = cut(text);
    expect(found).toHaveLength(84);
    expect(found.join(' ')).toBe(text);
  });

  test('of any text follow each other inside it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let from = 0;
        for (const { start, end } of pieces(text, { start: 0, end: text.length })) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThanOrEqual(start);
          from = end;
        }
        expect(from).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('a span after an edit', () => {
  const moved = (before: string, after: string, ...parts: string[]) =>
    movedSpans(
      parts.map((part) => ({ start: before.indexOf(part), end: before.indexOf(part) + part.length })),
      before,
      after,
    ).map((span) => span && after.slice(span.start, span.end));

  test.each([
    ['a word inside', 'One. Two.', 'One. Or two.', ['One. Two.'], ['One. Or two.']],
    ['a sentence between two', 'One. Two.', 'One. And. Two.', ['One.', 'Two.'], ['One.', 'Two.']],
    ['a sentence after it', 'One.', 'One. Two.', ['One.'], ['One.']],
    ['words that go on with it', 'One', 'One or two', ['One'], ['One or two']],
    ['a sentence that is put behind words without an end', 'One', 'One. Two.', ['One'], ['One.']],
    [
      'a demand set apart',
      'Il faut des bus',
      'Il faut des bus, et des arbres',
      ['Il faut des bus'],
      ['Il faut des bus'],
    ],
    ['a word before it', 'One.', 'Only One.', ['One.'], ['Only One.']],
    ['a line before it', 'One', 'Hello\nOne', ['One'], ['One']],
    ['it taken out', 'One. Two.', 'One. ', ['One.', 'Two.'], ['One.', undefined]],
    ['its end replaced', 'ab cd ef', 'xb zz ef', ['ab', 'ef'], [undefined, 'ef']],
  ])('%s', (_, before, after, parts, expected) => {
    expect(moved(before, after, ...parts)).toEqual(expected);
  });

  test('never overlaps another, whatever the edit', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', '.', ' ', '\n'), maxLength: 12 });
    fc.assert(
      fc.property(
        text,
        text,
        fc.array(fc.nat(12), { minLength: 4, maxLength: 4 }),
        (before, after, places) => {
          const [a = 0, b = 0, c = 0, d = 0] = places
            .map((at) => Math.min(at, before.length))
            .sort((x, y) => x - y);
          const spans = movedSpans(
            [
              { start: a, end: b },
              { start: c, end: d },
            ],
            before,
            after,
          );
          let from = 0;
          for (const span of spans) {
            if (!span) continue;
            expect(span.start).toBeGreaterThanOrEqual(from);
            expect(span.end).toBeGreaterThan(span.start);
            from = span.end;
          }
          expect(from).toBeLessThanOrEqual(after.length);
        },
      ),
    );
  });
});

test('a text is segmented around what is one contribution already; a joining word between two is none', async () => {
  const text = 'Bonjour, les bus passent tard et les trains coûtent cher. Par ailleurs, il faut des arbres.';
  const kept = ['les bus passent tard', 'les trains coûtent cher.'].map((part) => ({
    start: text.indexOf(part),
    end: text.indexOf(part) + part.length,
  }));
  const around = { kept, seams: [] };
  const { segments } = await segmentAround({ id: '1', text }, around, embeddedSplitter);
  expect(
    segments.filter(({ role }) => role === 'contribution').map(({ start, end }) => text.slice(start, end)),
  ).toEqual(['les bus passent tard', 'les trains coûtent cher.', 'il faut des arbres.']);
});
