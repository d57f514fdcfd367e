import type { Consultation } from '../consultation.ts';
import { isOpen } from '../consultation.ts';
import { localised } from '../language.ts';
import type { Counts } from '../ports/counts.ts';
import type { Translator } from '../translate.ts';
import type { BarsChart } from './chart.ts';
import { rowsOf, written } from './picture.ts';
import type { SeenTheme } from './seen.ts';

/** Something that people speak of. */
interface Spoken {
  readonly label: string;
  readonly people: number;
}

/** What most people speak of first; what does not fit is counted in a line below. */
function mostSpoken(
  t: Translator,
  all: readonly Spoken[],
  most: number,
): Pick<BarsChart, 'kind' | 'bars' | 'rest'> {
  const sorted = [...all].sort((a, b) => b.people - a.people);
  const bars = sorted
    .slice(0, most)
    .map(({ label, people }) => ({ label, value: people, shown: written(t, people) }));
  const further = sorted.slice(most);
  const [first] = further;
  if (!first) return { kind: 'bars', bars };
  const low = further.at(-1)?.people ?? 0;
  const values = { count: further.length, low, high: first.people, spread: first.people - low };
  return { kind: 'bars', bars, rest: t.text('chart.rest', values) };
}

/** Themes by the people who speak of them, open ones and those that somebody spoke of. */
export function themesChart(
  t: Translator,
  { themes }: Pick<Consultation, 'themes'>,
  counts: Pick<Counts, 'contributions' | 'people' | 'themes'>,
  { now, charts = 1 }: { readonly now: Date; readonly charts?: number },
): BarsChart {
  const { contributions, people } = counts;
  const spoken = themes.flatMap((theme) => {
    const count = counts.themes.find(({ themeId }) => themeId === theme.id)?.people ?? 0;
    const label = localised(theme.title, t.language);
    return contributions > 0 && (count > 0 || isOpen(theme, now)) ? [{ label, people: count }] : [];
  });
  return {
    title: t.text('chart.themes'),
    note: t.text('people.counts', { contributions, people }),
    ...mostSpoken(t, spoken, rowsOf(charts)),
  };
}

/** A theme's sub-themes by the people who speak of them; what belongs to none comes under its own name. */
export function subthemesChart(
  t: Translator,
  title: string,
  { subthemes, people }: Pick<SeenTheme, 'subthemes' | 'people'>,
  charts: number,
): BarsChart {
  const spoken = subthemes.map((one) => ({
    label: one.label ?? t.text('summary.others.label'),
    people: one.people,
  }));
  return {
    title,
    note: t.text('chart.subthemes', { people }),
    ...mostSpoken(t, spoken, rowsOf(charts)),
  };
}
