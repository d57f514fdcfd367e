// Takes from eld's database of sixty languages (https://github.com/nitotm/efficient-language-detector-js, Apache-2.0,
// © 2023 Nito T.M.) what it says of French and English: `node scripts/language-ngrams.ts` after an update of eld.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { languages } from '../src/core/language.ts';

const entry = import.meta.resolve('eld/extrasmall');
const load = async (file: string): Promise<unknown> => import(new URL(file, entry).href);

/** Taken off each score in the database, to make it smaller; added by the detector to each that is there. */
const base = 53;

const { ngramsData } = z
  .object({
    ngramsData: z.object({
      languages: z.record(z.string(), z.string()),
      ngrams: z.record(z.string(), z.record(z.string(), z.number())),
    }),
  })
  .parse(await load('../ngrams/extrasmall.js'));
const { dictionary } = z.object({ dictionary: z.array(z.string()) }).parse(await load('../dictionary.js'));
const { avgScore } = z
  .object({ avgScore: z.record(z.string(), z.number()) })
  .parse(await load('../avgScore.js'));

const numberOf = (language: string): string =>
  Object.keys(ngramsData.languages).find((number) => ngramsData.languages[number] === language) ?? '';

/** The database has a letter of its own for each byte of UTF-8; here it is the letter of that number. */
const bytes = (ngram: string): string =>
  [...ngram]
    .map((letter) => (letter === ' ' ? letter : String.fromCharCode(dictionary.indexOf(letter))))
    .join('');

const all = Object.entries(ngramsData.ngrams)
  .filter(([, scores]) => languages.some((language) => numberOf(language) in scores))
  .map(([ngram, scores]) => ({
    ngram: bytes(ngram),
    scores: languages.map((language) => {
      const score = scores[numberOf(language)];
      return score === undefined ? 0 : score + base;
    }),
  }));
await writeFile(
  join(import.meta.dirname, '..', 'src', 'core', 'language-ngrams.json'),
  `${JSON.stringify({
    usual: Object.fromEntries(languages.map((language) => [language, avgScore[language]])),
    ngrams: all.map(({ ngram }) => ngram),
    scores: Object.fromEntries(
      languages.map((language, i) => [language, all.map(({ scores }) => scores[i])]),
    ),
  })}\n`,
);
console.log(`${all.length} n-grams`);
