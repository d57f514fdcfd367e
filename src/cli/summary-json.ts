import { labelOf } from '../core/commands/summary-blocks.ts';
import type { Consultation } from '../core/consultation.ts';
import { localised } from '../core/language.ts';
import type { ConsultationSummary } from '../core/summarise/consultation-summary.ts';
import type { Subtheme } from '../core/summarise/summary.ts';
import type { Translator } from '../core/translate.ts';

function subthemeJson(t: Translator, subtheme: Subtheme): object {
  const { contributions, people, claims } = subtheme;
  return {
    label: labelOf(t, subtheme),
    contributions,
    people,
    claims: claims.map(({ text, citations, quotes, role, people: by, votes, sides }) => ({
      text,
      citations,
      quotes,
      role,
      contributions: citations.length,
      people: by,
      ...(votes ? { votes } : {}),
      ...(sides ? { sides } : {}),
    })),
  };
}

/** A summary for a program. */
export function summaryJson(t: Translator, consultation: Consultation, summary: ConsultationSummary): object {
  const { themes, contributions, people, untagged, ...counts } = summary;
  return {
    contributions,
    people,
    untagged,
    themes: themes.flatMap((one) => {
      const theme = consultation.themes.find(({ id }) => id === one.themeId);
      if (!theme) return [];
      return [
        {
          theme: localised(theme.title, t.language),
          slug: theme.slug,
          contributions: one.contributions,
          people: one.people,
          making: one.making,
          ...(one.leftOut ? { leftOut: one.leftOut } : {}),
          subthemes: one.subthemes.map((subtheme) => subthemeJson(t, subtheme)),
        },
      ];
    }),
    ...counts,
  };
}
