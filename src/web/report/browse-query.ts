import { z } from 'zod';
import type { Consultation, Theme } from '../../core/consultation.ts';
import type { ReportFilter } from '../../core/report/source.ts';
import { ideaKinds } from '../../core/segment/segmentation.ts';
import { withSubThemes } from '../../core/summarise/consultation-summary.ts';
import { searchTerms } from '../../core/text/search-terms.ts';

/** The entry of the menu of themes that stands for those without one. */
export const withoutTheme = 'none';

const aDay = 86_400_000;
const date = z.iso.date().optional().catch(undefined);

/** What can be asked for; whatever else an address has is not read. */
const browseQuery = z.object({
  q: z.string().trim().max(200).catch('').default(''),
  theme: z
    .string()
    .regex(/^[a-z0-9-]{1,100}$/)
    .optional()
    .catch(undefined),
  language: z
    .string()
    .regex(/^[a-z]{2,3}$/)
    .optional()
    .catch(undefined),
  kind: z.enum(ideaKinds).optional().catch(undefined),
  since: date,
  until: date,
  /** A claim of the theme, by the contribution that it quotes. */
  claim: z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1).default(1),
});

/** What a reader looks for among contributions. */
export type BrowseQuery = z.infer<typeof browseQuery>;

/** Reads what the address asks for. */
export function readBrowseQuery(query: Readonly<Record<string, string>>): BrowseQuery {
  return browseQuery.parse(query);
}

/** Whether more is asked for than all, page by page. */
export function isSearch({ q, theme, language, kind, since, until }: BrowseQuery): boolean {
  return q !== '' || [theme, language, kind, since, until].some((one) => one !== undefined);
}

/** The same as the store is asked for it. */
export function filterOf(
  consultation: Consultation,
  { q, language, kind, since, until }: BrowseQuery,
  theme: Theme | typeof withoutTheme | undefined,
  numbers: readonly number[] | undefined,
): ReportFilter {
  const terms = searchTerms(q);
  return {
    ...(theme === undefined
      ? {}
      : { themeIds: theme === withoutTheme ? null : withSubThemes(consultation, theme) }),
    ...(language === undefined ? {} : { language }),
    ...(kind === undefined ? {} : { kind }),
    ...(since === undefined ? {} : { since: new Date(since) }),
    ...(until === undefined ? {} : { before: new Date(Date.parse(until) + aDay) }),
    ...(terms.length === 0 ? {} : { terms }),
    ...(numbers ? { numbers } : {}),
  };
}

/** The part of an address that asks for the same, on another page. */
export function addressOf(query: BrowseQuery, page: number): Record<string, string> {
  const { q, theme, language, kind, since, until, claim } = query;
  const asked = { q, theme, language, kind, since, until, claim, page: page > 1 ? page : undefined };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, String(value)]],
    ),
  );
}
