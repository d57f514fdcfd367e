import { expect, test } from 'vitest';
import en from '../../locales/en.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };
import { type MessageKey, type MessageValues, translator } from '../../src/core/translate.ts';

const isKey = (key: string): key is MessageKey => key in en;
const keys = Object.keys(en).filter(isKey);

/** Every place of a sentence filled with the same number. */
function filled(sentence: string, value: number): MessageValues {
  return Object.fromEntries([...sentence.matchAll(/\{(\w+)/g)].map(([, name = '']) => [name, value]));
}

test('no line of a French sentence ends before what closes it, nor within « », however it is filled', () => {
  const t = translator('fr');
  for (const key of keys) {
    for (const value of [0, 1, 2]) {
      const parts = t.rich(key, filled(fr[key], value));
      // What is to be typed has the spaces that keyboards have.
      const prose = parts.map((part) =>
        typeof part === 'string' ? part : part.kind === 'code' ? '…' : part.text,
      );
      expect(prose.join(''), key).not.toMatch(/ [?!:;»%]|« |\bn° /);
    }
  }
});

test('English sentences, and what is to be typed in French ones, have plain spaces alone', () => {
  for (const key of keys) {
    expect(en[key] + fr[key], key).not.toMatch(/[\u00a0\u202f]/);
    for (const part of translator('fr').rich(key, filled(fr[key], 1))) {
      if (typeof part !== 'string' && part.kind === 'code') expect(part.text, key).not.toContain('\u00a0');
    }
  }
});

test('votes of nobody, of one and of many are said as people say them', () => {
  const said = (language: 'en' | 'fr', agree: number, disagree: number): string =>
    translator(language).text('summary.votes', { ...filled(en['summary.votes'], 7), agree, disagree });
  expect(said('en', 0, 22)).toContain('nobody agrees, 22 disagree.');
  expect(said('en', 1, 1)).toContain('1 person agrees, 1 disagrees.');
  expect(said('en', 9, 0)).toContain('9 people agree, nobody disagrees.');
  expect(said('fr', 0, 22)).toContain('personne n’est d’accord, 22 sont contre.');
  expect(said('fr', 1, 1)).toContain('1 personne est d’accord, 1 est contre.');
  expect(said('fr', 9, 0)).toContain('9 personnes sont d’accord, personne n’est contre.');
});
