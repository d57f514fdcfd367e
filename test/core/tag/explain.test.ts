import { expect, test } from 'vitest';
import { decidingWords } from '../../../src/core/tag/explain.ts';

const themes = [
  ['parks', 'Parcs', 'arbres, jardins, bancs publics'],
  ['transport', 'Transports', 'bus, tramway, vélo, stationnement'],
].map(([id = '', title = '', description = '']) => ({
  id,
  title: { fr: title },
  description: { fr: description },
  keywords: {},
}));

test('the words that a theme has and the others have not, as they are written, the strongest first', () => {
  const text = 'Plus de JARDINS et des bancs près du bus';
  expect(decidingWords(text, 'parks', { themes, examples: [] })).toEqual(['JARDINS', 'bancs']);
  expect(decidingWords(text, 'transport', { themes, examples: [] })).toEqual(['bus']);
});

test('a confirmed example gives its words; what no theme knows decides nothing', () => {
  const examples = [{ text: 'La passerelle est trop étroite', themeId: 'transport' }];
  expect(decidingWords('Élargir la passerelle', 'transport', { themes, examples })).toContain('passerelle');
  expect(decidingWords('Élargir la passerelle', 'transport', { themes, examples: [] })).toEqual([]);
});
