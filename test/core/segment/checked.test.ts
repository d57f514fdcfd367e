import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkedSegmentation, type NamedPart } from '../../../src/core/segment/checked.ts';
import { segmentRoles } from '../../../src/core/segment/segmentation.ts';
import { anyText } from '../../support/texts.ts';

const part = (role: NamedPart['role'], words: string, last = ''): NamedPart => ({ role, words, last });
const idea = (words: string, last = ''): NamedPart => part('contribution', words, last);

/** What becomes of a message and its named parts: each segment's role and words, or why they are not taken. */
function checked(text: string, ...parts: readonly NamedPart[]) {
  const result = checkedSegmentation(text, parts);
  return typeof result === 'string'
    ? result
    : result.segments.map(({ role, start, end }) => [role, text.slice(start, end)]);
}

describe('parts that are taken', () => {
  test('each in its place, with the marks that end an idea, without those of a list', () => {
    const text = 'Salut ! - un banc place des Ormes, et puis des bus le soir !! merci';
    expect(
      checked(
        text,
        part('courtesy', 'Salut !'),
        idea('- un banc place des Ormes,'),
        part('aside', 'et puis'),
        idea('des bus le soir'),
        part('courtesy', 'merci'),
      ),
    ).toEqual([
      ['courtesy', 'Salut !'],
      ['contribution', 'un banc place des Ormes'],
      ['introduction', ', et puis'],
      ['contribution', 'des bus le soir !!'],
      ['courtesy', 'merci'],
    ]);
  });

  test('items of a list inside a line without their marks; one that is cut off its reason is not taken', () => {
    const text = 'Il faut 1) des tramways 2) un guichet';
    expect(checked(text, part('aside', 'Il faut'), idea('1) des tramways'), idea('2) un guichet'))).toEqual([
      ['introduction', 'Il faut 1)'],
      ['contribution', 'des tramways'],
      ['contribution', 'un guichet'],
    ]);
    expect(
      checked(
        'Baissez la taxe. Sinon tout le monde part.',
        idea('Baissez la taxe.'),
        idea('Sinon tout le monde part.'),
      ),
    ).toBe('lost');
  });

  test('long ones by their first and last words; the same words twice in the order of the parts', () => {
    const text = 'il faut des bus, il faut des bus encore plus tard que minuit';
    expect(checked(text, idea('il faut des bus'), idea('il faut', 'que minuit'))).toEqual([
      ['contribution', 'il faut des bus'],
      ['contribution', 'il faut des bus encore plus tard que minuit'],
    ]);
  });

  test('other quotation marks, dashes, spaces and encodings only help to find them: the message’s own are kept', () => {
    const text = 'L’\u00a0e\u0301cole « du  lac » — fermée…\nRouvrez-la\u202f!';
    expect(checked(text, idea('L\'école "du lac" - fermée... Rouvrez-la !'))).toEqual([
      ['contribution', text],
    ]);
  });

  test('an aside that is more than joining words is not cut off its clause; a greeting is', () => {
    expect(
      checked('il faut plus de bus dans le nord', idea('il faut plus de'), part('aside', 'bus dans le nord')),
    ).toEqual([['contribution', 'il faut plus de bus dans le nord']]);
    expect(
      checked('slt un terrain de boules', part('courtesy', 'slt'), idea('un terrain de boules')),
    ).toEqual([
      ['courtesy', 'slt'],
      ['contribution', 'un terrain de boules'],
    ]);
  });
});

describe('parts that are not taken', () => {
  const text = 'Il faut des bancs place Verte. Et des arbres aussi.';

  test.each([
    ['corrected words', [idea('Il faudrait des bancs place Verte.'), idea('Et des arbres aussi.')]],
    ['other capitals', [idea('il faut des bancs place verte.'), idea('Et des arbres aussi.')]],
    [
      'invented words',
      [idea('Il faut des bancs place Verte.'), idea('Et des arbres aussi.'), idea('Et des bus.')],
    ],
    ['half a word', [idea('Il faut des ban'), idea('cs place Verte. Et des arbres aussi.')]],
    ['overlap', [idea('Il faut des bancs place Verte. Et des'), idea('Et des arbres aussi.')]],
    ['another order', [idea('Et des arbres aussi.'), idea('Il faut des bancs place Verte.')]],
    ['the same part twice', [idea('Il faut des bancs place Verte.'), idea('Il faut des bancs place Verte.')]],
    ['last words that are not there', [idea('Il faut des bancs', 'et des arbres')]],
    [
      'an idea without words',
      [idea('Il faut des bancs place Verte'), idea('.'), idea('Et des arbres aussi.')],
    ],
    ['an empty part', [idea(''), idea(text)]],
  ])('%s', (_, parts) => {
    expect(checked(text, ...parts)).toBe('altered');
  });

  test.each([
    ['nothing at all', []],
    ['a sentence left out', [idea('Il faut des bancs place Verte.')]],
    [
      'what proposes called an aside',
      [part('aside', 'Il faut des bancs place Verte.'), idea('Et des arbres aussi.')],
    ],
  ])('%s', (_, parts) => {
    expect(checked(text, ...parts)).toBe('lost');
  });

  test('two items of a list as one', () => {
    expect(checked('- des bancs\n- des arbres', idea('- des bancs\n- des arbres'))).toBe('lost');
  });
});

const roles = fc.constantFrom(...segmentRoles, 'aside' as const);

/** Parts as a careless or hostile model might name them: pieces of the text in any order, changed, or not of it. */
const textAndParts = anyText.chain((text) => {
  const place = fc.nat({ max: text.length });
  const piece = fc.tuple(place, place).map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b)));
  const words = fc.oneof(
    { weight: 6, arbitrary: piece },
    { weight: 1, arbitrary: piece.map((one) => one.toUpperCase()) },
    { weight: 1, arbitrary: anyText },
  );
  const named = fc.record({ words, last: fc.oneof(fc.constant(''), words), role: roles });
  const cuts = fc
    .uniqueArray(place, { maxLength: 6 })
    .map((all) => [0, ...all.sort((a, b) => a - b), text.length]);
  const whole = fc
    .tuple(cuts, fc.array(roles, { minLength: 8, maxLength: 8 }))
    .map(([at, told]) =>
      at
        .slice(1)
        .map((end, i): NamedPart => ({ words: text.slice(at[i], end), last: '', role: told[i] ?? 'aside' })),
    );
  return fc.record({ text: fc.constant(text), parts: fc.oneof(whole, fc.array(named, { maxLength: 6 })) });
});

test('whatever parts are named, segments are the text’s own, in order, apart and never inside a character', () => {
  let taken = 0;
  fc.assert(
    fc.property(textAndParts, ({ text, parts }) => {
      const result = checkedSegmentation(text, parts);
      if (typeof result === 'string') return;
      taken += 1;
      let at = 0;
      for (const { start, end } of result.segments) {
        expect(start).toBeGreaterThanOrEqual(at);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(text.length);
        for (const cut of [start, end]) {
          expect(text.slice(cut - 1, cut + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
        }
        at = end;
      }
    }),
    { numRuns: 2_000 },
  );
  expect(taken).toBeGreaterThan(100);
});
