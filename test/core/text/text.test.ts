import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage } from '../../../src/core/detect-language.ts';
import { fold } from '../../../src/core/text/fold.ts';
import { searchOf } from '../../../src/core/text/search.ts';
import { searchTerms } from '../../../src/core/text/search-terms.ts';
import { slugOf } from '../../../src/core/text/slug.ts';
import { tellingWords } from '../../../src/core/text/words.ts';
import { anyText } from '../../support/texts.ts';

test.each([
  ['École', 'ecole'],
  ['CŒUR', 'coeur'],
  ['l’été', "l'ete"],
  ['a\u200bb', 'ab'],
  ['  deux   mots ', 'deux mots'],
])('%s folds to %s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('words are found whatever their accents, number and elision', () => {
  expect(searchTerms("l'école")).toEqual(searchTerms('ecoles'));
  expect(searchTerms('Trees')).toEqual(searchTerms('tree'));
});

test.each([
  ['Mot de passe', ['mot', 'passe']],
  ['La parole de l’État', ['parole', 'etat']],
  ['il faut former les personnes', ['former', 'personnes']],
  ['the web site, a page of information', ['web', 'site', 'page', 'information']],
  ['young members work at home', ['young', 'members', 'work', 'home']],
  ['on était là, mais il est passé sous la pluie', ['passe', 'pluie']],
  ['du maïs, mais pas de thé', ['mais', 'the']],
  ['the state of the tea', ['state', 'tea']],
  ['Rules for AI in the EU', ['rules', 'ai', 'eu']],
  ['J’AI EU UN BUS', ['bus']],
  ['We must have fewer car parks', ['car', 'parks']],
  ['des bus, car la route est longue', ['bus', 'route', 'longue']],
  ['what should we do about this', []],
])('what carries a subject in “%s”', (text, telling) => {
  expect(tellingWords(text)).toEqual(telling);
});

test.each([
  ['le maïs', ['le']],
  ['the EU', ['the']],
  ['car parks', []],
  ['mais de la', ['mais', 'de', 'la']],
])('of the question “%s” %j is not looked for', (typed, leftOut) => {
  const search = searchOf(typed);
  expect(search.leftOut).toEqual(leftOut);
  expect(search.terms).toEqual(leftOut.length === 3 ? [] : searchTerms(typed));
});

test('terms are few, short and free of what a database refuses, for any text', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const terms = searchTerms(text);
      expect(terms.length).toBeLessThanOrEqual(400);
      for (const term of terms) {
        expect(term.length).toBeLessThanOrEqual(64);
        expect(term).not.toContain('\0');
        expect(term.isWellFormed()).toBe(true);
      }
    }),
  );
});

test('a slug can be typed', () => {
  expect(slugOf('Vie privée & données')).toBe('vie-privee-donnees');
  expect(slugOf('…')).toBe('');
});

test.each([
  ['pas de voitures en ville', 'fr'],
  ['more bike lanes pls', 'en'],
  ['il faut', 'fr'],
  ['we need a pool', 'en'],
  ['', undefined],
  ['👍', undefined],
])('%s is %s', (text, language) => {
  expect(detectLanguage(text)).toBe(language);
});
