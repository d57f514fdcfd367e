import type { TaggableText, Tagger, ThemeSet } from '../tag/tagger.ts';

/** Texts that are tagged before time is taken, so that what is made once is made. */
const warming = 100;
const mostTexts = 2_000;

/** How many texts are tagged a second, one by one, by a tagger that has tagged a first hundred. */
export async function taggedPerSecond(
  tagger: Tagger,
  texts: readonly TaggableText[],
  set: ThemeSet,
): Promise<number> {
  const some = texts.slice(0, mostTexts);
  for (const text of some.slice(0, warming)) await tagger.tag([text], set);
  const began = performance.now();
  for (const text of some) await tagger.tag([text], set);
  return some.length / ((performance.now() - began) / 1000);
}
