import { unhurried } from '../unhurried.ts';
import { createCollector } from './material.ts';
import type { SummarySource } from './source.ts';
import { type Observer, summariseTheme, type ThemeTexts } from './theme-summary.ts';
import { type WordedTheme, type Wording, wordTheme } from './word-theme.ts';

/** Summarises a theme in people’s own words and, where there is a model, has it word what was found. */
export async function summariseAndWord(
  texts: ThemeTexts,
  source: Pick<SummarySource, 'sides'>,
  wording: Wording | undefined,
  observe?: Observer,
): Promise<WordedTheme> {
  if (!wording) return { summary: await summariseTheme(texts, source, observe), isWhole: true };
  const collector = createCollector(texts.count);
  const summary = await summariseTheme(texts, source, (contribution, place, says) => {
    collector.observe(contribution, place, says);
    observe?.(contribution, place, says);
  });
  return wordTheme(summary, await unhurried(collector.materials(summary)), wording);
}
