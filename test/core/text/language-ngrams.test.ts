import { eld } from 'eld/extrasmall';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { languageByNgrams } from '../../../src/core/language-ngrams.ts';
import { anyText } from '../../support/texts.ts';

/** With the database of all languages in memory, as the detector itself does it. */
eld.setLanguageSubset(['fr', 'en']);

function byEld(text: string): ReturnType<typeof languageByNgrams> {
  const found = eld.detect(text);
  const language = found.language === 'fr' || found.language === 'en' ? found.language : undefined;
  return language && { language, sure: found.isReliable() };
}

const words = fc.constantFrom(
  ...'des arbres plus de bancs publics à l’ombre où l’été brûle the council should plant trees don’t cœur aujourd’hui'.split(
    ' ',
  ),
  ..."Éclairage SIGNALISATION anticonstitutionnellement internationalization 𝒜rbre 👍 l’ ' ` - 42 www.exemple.fr straße Ελλάδα".split(
    ' ',
  ),
);
const texts = fc.oneof(
  anyText,
  fc
    .array(words, { maxLength: 120 })
    .chain((all) => fc.constantFrom(' ', ', ', '\n', "'").map((by) => all.join(by))),
  fc.array(fc.constantFrom(..."aeéèlnrst ’'d"), { maxLength: 1_200 }).map((letters) => letters.join('')),
);

test('French and English are told apart exactly as with the n-grams of all languages', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(languageByNgrams(text)).toEqual(byEld(text));
    }),
    { numRuns: 2_000 },
  );
});
