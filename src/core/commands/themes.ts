import { answer, says } from '../answer.ts';
import { type Consultation, isOpen, type Theme } from '../consultation.ts';
import { only, type Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Counts } from '../ports/counts.ts';
import type { Block, Inline } from '../reply.ts';
import { changesBlocks } from '../themes/under-way.ts';
import type { Translator } from '../translate.ts';
import type { Command } from './command.ts';

/** A theme's contributions and people; none is zero. */
export function countOf(counts: Counts, themeId: string): { contributions: number; people: number } {
  return counts.themes.find((one) => one.themeId === themeId) ?? { contributions: 0, people: 0 };
}

/** Levels above a theme: 0 for a theme, 1 for a sub-theme. */
function depth(consultation: Consultation, theme: Theme): number {
  const parent = consultation.themes.find(({ id }) => id === theme.parentId);
  return parent ? depth(consultation, parent) + 1 : 0;
}

/** That a theme is closed, and what it is part of now. */
function closedText(
  t: Translator,
  { themes: all }: Pick<Consultation, 'themes'>,
  { mergedIntoId }: Theme,
): string {
  const into = all.find(({ id }) => id === mergedIntoId);
  if (!into) return t.text('themes.closed');
  return into.mergedIntoId === undefined
    ? t.text('themes.merged', { into: localised(into.title, t.language) })
    : closedText(t, { themes: all }, into);
}

type Reader = Pick<Turn, 't' | 'consultation' | 'now'>;

function line({ t, consultation, now }: Reader, theme: Theme, counts: Counts): Inline[] {
  const state = isOpen(theme, now)
    ? t.text('themes.count', countOf(counts, theme.id))
    : theme.opensAt && theme.opensAt > now
      ? t.text('themes.opens', { date: theme.opensAt })
      : closedText(t, consultation, theme);
  const description = localised(theme.description, t.language);
  return [
    '– '.repeat(depth(consultation, theme)),
    { kind: 'strong', text: localised(theme.title, t.language) },
    ` (${state})${description ? `. ${description}` : ''}`,
  ];
}

/** The themes with their state and description, as an answer. */
export function themesBlocks(reader: Reader, counts: Counts): Block[] {
  const { t, consultation } = reader;
  if (consultation.themes.length === 0) return [says(t, 'themes.empty')];
  return [
    says(t, 'themes.lead', { count: consultation.themes.length }),
    { kind: 'list', ordered: true, items: consultation.themes.map((theme) => line(reader, theme, counts)) },
    says(t, 'themes.tail'),
  ];
}

export const themes: Command = {
  name: 'themes',
  aliases: { fr: ['thèmes'], en: [] },
  role: 'everyone',
  args: [],
  help: 'themes.help',
  paged: true,
  async run(turn) {
    const counts = await turn.repositories.contributions.counts(turn.consultation.id);
    return only(answer([...themesBlocks(turn, counts), ...(await changesBlocks(turn))]));
  },
};
