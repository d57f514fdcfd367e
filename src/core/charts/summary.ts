import type { Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Picture } from './chart.ts';
import { subthemesChart, themesChart } from './people.ts';
import { pictureOf } from './picture.ts';
import type { SeenSummary } from './seen.ts';
import { votesChart } from './votes.ts';

/** Of a summary: its themes by people, or its one theme's sub-themes; and how people voted, where they did. */
export function summaryPicture(
  { t, consultation, now }: Pick<Turn, 't' | 'consultation' | 'now'>,
  summary: SeenSummary,
): Picture | undefined {
  const { themes } = summary;
  const told = consultation.themes.filter(({ id }) => themes.some(({ themeId }) => themeId === id));
  const isVoted = themes.some(({ subthemes }) =>
    subthemes.some(({ claims }) => claims.some(({ votes }) => votes !== undefined)),
  );
  const charts = isVoted ? 2 : 1;
  const [only] = themes;
  const [theme] = told;
  const people =
    only && theme && themes.length === 1
      ? subthemesChart(t, localised(theme.title, t.language), only, charts)
      : themesChart(t, { themes: told }, summary, { now, charts });
  return pictureOf(t, [people, votesChart(t, themes, charts)]);
}
