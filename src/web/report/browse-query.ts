import { z } from 'zod';
import type { Consultation, Theme } from '../../core/consultation.ts';
import type { ReportFilter } from '../../core/report/source.ts';
import { ideaKinds } from '../../core/segment/segmentation.ts';
import { withSubThemes } from '../../core/summarise/consultation-summary.ts';
import type { Search } from '../../core/text/search.ts';

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

/** A field of the search, which an address may fill with what it does not take. */
const fields = ['theme', 'language', 'kind', 'since', 'until'] as const;

/** What of an address is left out, as it can't be meant: a day that is none, a theme that is not there. */
export type Unread = readonly { readonly field: (typeof fields)[number]; readonly given: string }[];

/** Tells what an address asks for that was not read. */
export function unreadOf(
  given: Readonly<Record<string, string>>,
  query: BrowseQuery,
  theme: Theme | typeof withoutTheme | undefined,
): Unread {
  const read = { ...query, theme };
  return fields.flatMap((field) => {
    const text = given[field] ?? '';
    return text === '' || read[field] !== undefined ? [] : [{ field, given: text }];
  });
}

/** Whether more is asked for than all, page by page. */
export function isSearch({ q, theme, language, kind, since, until }: BrowseQuery): boolean {
  return q !== '' || [theme, language, kind, since, until].some((one) => one !== undefined);
}

/** The same as the store is asked for it. */
export function filterOf(
  consultation: Consultation,
  { language, kind, since, until }: BrowseQuery,
  { terms }: Search,
  theme: Theme | typeof withoutTheme | undefined,
  numbers: readonly number[] | undefined,
): ReportFilter {
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
