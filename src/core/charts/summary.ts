import type { Theme } from '../consultation.ts';
import type { Turn } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Picture } from './chart.ts';
import { subthemesChart, themesChart } from './people.ts';
import { pictureOf } from './picture.ts';
import type { SeenSummary } from './seen.ts';
import { votesChart } from './votes.ts';

/** For whom a picture is, and of what. */
interface Asked extends Pick<Turn, 't' | 'consultation' | 'now'> {
  /** The theme that is asked for, with those below it. */
  readonly theme?: Theme | undefined;
}

/**
 * Of a summary: its themes by people, or the subjects of the theme that was asked for, or of the only one; and how people
 * voted, where they did.
 */
export function summaryPicture(
  { t, consultation, now, theme: asked }: Asked,
  summary: SeenSummary,
): Picture | undefined {
  const { themes } = summary;
  const own = themes.find(({ themeId }) => themeId === asked?.id);
  const told = consultation.themes.filter(({ id }) => themes.some(({ themeId }) => themeId === id));
  const isVoted = themes.some(({ subthemes }) =>
    subthemes.some(({ claims }) => claims.some(({ votes }) => votes !== undefined)),
  );
  const charts = isVoted ? 2 : 1;
  const only = own ?? (themes.length === 1 ? themes[0] : undefined);
  const theme = told.find(({ id }) => id === only?.themeId);
  const people =
    only && theme
      ? subthemesChart(t, localised(theme.title, t.language), only, charts)
      : themesChart(t, { themes: told }, summary, { now, charts });
  return pictureOf(t, [people, votesChart(t, themes, charts)]);
}
