import { expect, test } from 'vitest';
import { namedThemes } from '../../../src/core/commands/named-themes.ts';

test.each([
  ['Eau, Air', [{ title: 'Eau' }, { title: 'Air' }]],
  [
    'Eau = rivières, lacs, Air = vent',
    [
      { title: 'Eau', description: 'rivières, lacs' },
      { title: 'Air', description: 'vent' },
    ],
  ],
  ['Eau = rivières, lacs; Air', [{ title: 'Eau', description: 'rivières, lacs' }, { title: 'Air' }]],
  ['Eau\nAir, vent', [{ title: 'Eau' }, { title: 'Air, vent' }]],
  ['Terre, Eau = rivières', [{ title: 'Terre' }, { title: 'Eau', description: 'rivières' }]],
  [' ; Eau = ;', [{ title: 'Eau' }]],
])('themes in a row: %s', (text, expected) => {
  expect(namedThemes(text)).toEqual(expected);
});
