import fc from 'fast-check';
import { expect, test } from 'vitest';
import { kindOf } from '../../../src/core/segment/kind.ts';
import { ideaKinds } from '../../../src/core/segment/segmentation.ts';
import { anyText } from '../../support/texts.ts';

test.each([
  ['Il faudrait des bancs sur la place.', 'proposal'],
  ['On devrait interdire les camions en centre-ville.', 'proposal'],
  ['We should plant trees along the main road.', 'proposal'],
  ['Please open the library on Sundays.', 'proposal'],
  ['Les trottoirs de la rue du Port sont défoncés et personne ne vient les réparer', 'need'],
  ['The lift at the station has been broken for months.', 'need'],
  ['Pourquoi la piscine est-elle fermée le dimanche ?', 'question'],
  ['Why does the last bus leave at seven?', 'question'],
])('%s is a %s', (text, kind) => {
  expect(kindOf(text)).toBe(kind);
});

test.each(['', '…', '👍🏽', '\0\ud800'])('what says nothing has no kind: %j', (text) => {
  expect(kindOf(text)).toBeUndefined();
});

test('any string has one kind or none, the same each time', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const kind = kindOf(text);
      expect([undefined, ...ideaKinds]).toContain(kind);
      expect(kindOf(text)).toBe(kind);
    }),
  );
});

test('the longest message is read at once', () => {
  const started = performance.now();
  kindOf('Il faut des bancs et des arbres. '.repeat(3_000));
  kindOf('a'.repeat(100_000));
  expect(performance.now() - started).toBeLessThan(1_000);
});
