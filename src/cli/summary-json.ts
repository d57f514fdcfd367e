import { labelOf, type ToldSummary } from '../core/commands/summary-blocks.ts';
import type { Consultation } from '../core/consultation.ts';
import { localised } from '../core/language.ts';
import type { KeptSubtheme, KeptThemeSummary, SummaryHead, VerifiedClaim } from '../core/summarise/kept.ts';
import { withLabelsApart } from '../core/summarise/labels.ts';
import { isStale, type Recalled } from '../core/summarise/recall.ts';
import { claimLine, unclaimedOf } from '../core/summarise/summary.ts';
import type { Translator } from '../core/translate.ts';

function subthemeJson(t: Translator, subtheme: KeptSubtheme): object {
  const { contributions, people, claims } = subtheme;
  return {
    label: labelOf(t, subtheme),
    contributions,
    people,
    unclaimed: unclaimedOf(subtheme),
    claims: claims.map(({ text, gone, citations, quotes, role, people: by, votes, sides }) => ({
      text: text === undefined ? null : claimLine({ text, quotes }),
      ...(gone ? { gone } : {}),
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

const unclaimedIn = ({ subthemes }: KeptThemeSummary): number =>
  subthemes.reduce((sum, one) => sum + unclaimedOf(one), 0);

/** A summary for a program. */
export function summaryJson(t: Translator, consultation: Consultation, summary: ToldSummary): object {
  const { themes, contributions, people, untagged, ...counts } = summary;
  return {
    contributions,
    people,
    untagged,
    unclaimed: themes.reduce((sum, one) => sum + unclaimedIn(one), 0),
    themes: withLabelsApart(themes).flatMap((one) => {
      const theme = consultation.themes.find(({ id }) => id === one.themeId);
      if (!theme) return [];
      return [
        {
          theme: localised(theme.title, t.language),
          slug: theme.slug,
          contributions: one.contributions,
          people: one.people,
          unclaimed: unclaimedIn(one),
          making: one.making,
          ...(one.leftOut ? { leftOut: one.leftOut } : {}),
          subthemes: one.subthemes.map((subtheme) => subthemeJson(t, subtheme)),
        },
      ];
    }),
    ...counts,
  };
}

/** A summary as it was made, and what became since of what it was made from, for a program. */
export function recalledJson(
  t: Translator,
  consultation: Consultation,
  { head, scope, changes, themes }: Recalled,
): object {
  const { number, createdAt, counts } = head;
  return {
    ...summaryJson(t, consultation, { ...counts, number, themes }),
    made: createdAt,
    of: scope.theme?.slug ?? null,
    from: scope.since ?? null,
    above: scope.above ?? null,
    stale: isStale(changes),
    changes,
  };
}

/** How a summary's claims hold today, for a program. */
export function verifiedJson(
  consultation: Consultation,
  { number, createdAt }: SummaryHead,
  claims: readonly VerifiedClaim[],
): object {
  const failed = claims.filter(({ failures }) => failures.length > 0);
  return {
    number,
    made: createdAt,
    claims: claims.length,
    held: claims.length - failed.length,
    failed: failed.map(({ themeId, claim: { text, gone, citations }, failures }) => ({
      theme: consultation.themes.find(({ id }) => id === themeId)?.slug ?? null,
      text: text ?? null,
      ...(gone ? { gone } : {}),
      citations,
      failures,
    })),
  };
}
