import { z } from 'zod';
import { promptItemId, saysNoTheme } from './prompt.ts';

/** A theme that the model named for a text: its short id, and how sure the model says it is, 0 to 1. */
export interface NamedTheme {
  readonly theme: string;
  readonly confidence: number;
}

/** What an answer says about the texts of a batch. */
export interface BatchAnswer {
  /** By the text's place in the batch; undefined where the answer left it out, doubled it or spoilt it. Empty: no theme. */
  readonly named: readonly (readonly NamedTheme[] | undefined)[];
  /** Themes named that do not exist. */
  readonly unknownThemes: number;
}

const namedThemes = z.array(z.object({ theme: z.string(), confidence: z.number().min(0).max(1) }));
const answerObject = z.object({ items: z.array(z.unknown()) });
const answerItem = z.object({ item: z.string(), themes: namedThemes });

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * Reads the JSON text of an answer about so many texts. Never throws: what cannot be read counts as left out, since a
 * server may cut an answer short or not know strict schemas.
 */
export function readAnswer(content: string, texts: number, themeIds: readonly string[]): BatchAnswer {
  const answer = answerObject.safeParse(parsed(content));
  const items = (answer.data?.items ?? []).flatMap((item) => answerItem.safeParse(item).data ?? []);
  const known = new Set(themeIds);
  let unknownThemes = 0;
  const named = Array.from({ length: texts }, (_, place) => {
    const [found, doubled] = items.filter(({ item }) => item === promptItemId(place));
    if (!found || doubled) return undefined;
    const themes = found.themes.filter(({ theme }) => known.has(theme));
    const unknown = found.themes.filter(({ theme }) => !known.has(theme) && !saysNoTheme(theme)).length;
    unknownThemes += unknown;
    // An answer of unknown themes alone does not say that no theme fits.
    return unknown > 0 && unknown === found.themes.length ? undefined : themes;
  });
  return { named, unknownThemes };
}

/** Reads what a cache kept of one text; undefined if it is not what was put there. */
export function readCached(value: string | undefined): readonly NamedTheme[] | undefined {
  return value === undefined ? undefined : namedThemes.safeParse(parsed(value)).data;
}
