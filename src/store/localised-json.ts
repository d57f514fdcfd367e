import { z } from 'zod';
import type { Localised } from '../core/language.ts';
import type { TaggableTheme } from '../core/tag/tagger.ts';

const text = z.object({ fr: z.string().optional(), en: z.string().optional() });
const words = z.object({ fr: z.array(z.string()).optional(), en: z.array(z.string()).optional() });

// exactOptionalPropertyTypes: a language without a text is absent, never present and undefined.
function present<T extends object>(value: T): { [K in keyof T]: NonNullable<T[K]> } {
  return JSON.parse(JSON.stringify(value));
}

/** A text by language, read from a JSON column. */
export function localisedOf(value: unknown): Localised {
  return present(text.parse(value));
}

/** Words by language, read from a JSON column. */
export function keywordsOf(value: unknown): TaggableTheme['keywords'] {
  return present(words.parse(value));
}
