import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isFragment, lackOf } from '../../../src/core/summarise/statement.ts';
import { anyText } from '../../support/texts.ts';

test.each([
  ['À faire', true],
  ['Les transports', true],
  ['Fontaine municipale', true],
  ['Nucléaire', true],
  ['Public benches', true],
  ['Rouvrir la fontaine', false],
  ['Gratuité des bus pour les apprentis', false],
  ['Plus de bancs publics', false],
  ['La fontaine est cassée', false],
  ['The fountain should run all summer', false],
  ['More benches near the lake', false],
  ['Une fontaine, trois bancs et deux tilleuls place Neuve', false],
])('“%s” names a subject and no more: %s', (text, expected) => {
  expect(isFragment(text)).toBe(expected);
});

test.each([
  ['Il faut rouvrir la fontaine de la place Neuve.', 'Cela rouvrirait la fontaine de la place Neuve.'],
  ['Rouvrir la fontaine de la place Neuve', 'La fontaine de la place Neuve'],
  ['Planter des tilleuls le long du canal', 'Donc planter des tilleuls le long du canal'],
  ['Planter des tilleuls le long du canal', 'Planter des tilleuls le long du'],
  ['The lake needs a lifeguard in July', 'These reasons show the lake needs a lifeguard in July'],
  ['The lake needs a lifeguard in July', 'Does the lake need a lifeguard in July?'],
  ['Limit the noise of the quarry at night', 'Limit the noise mentioned above at night'],
])('“%s” can be read alone better than “%s”', (better, worse) => {
  expect(lackOf(better)).toBeLessThan(lackOf(worse));
});

test('whatever the text, what it lacks is a number that is not negative', () => {
  fc.assert(fc.property(anyText, (text) => lackOf(text) >= 0 && Number.isFinite(lackOf(text))));
});
