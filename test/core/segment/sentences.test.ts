import { expect, test } from 'vitest';
import { sentences } from '../../../src/core/segment/sentences.ts';

test.each([
  ["5 St. John's Rd. says no. Plant trees.", ["5 St. John's Rd. says no.", 'Plant trees.']],
  [
    'Fix Elm Rd. Plant trees on Oak Ave. and Main Blvd. too.',
    ['Fix Elm Rd.', 'Plant trees on Oak Ave. and Main Blvd. too.'],
  ],
  ['Voir Me Petit au no. 5. Il le dit.', ['Voir Me Petit au no. 5.', 'Il le dit.']],
  ['Nobody helps me. Open a desk.', ['Nobody helps me.', 'Open a desk.']],
])('%s', (text, expected) => {
  expect(
    sentences(text, { start: 0, end: text.length }).map(({ start, end }) => text.slice(start, end)),
  ).toEqual(expected);
});
