import { z } from 'zod';
import type {
  Gone,
  KeptClaim,
  KeptSubtheme,
  KeptThemeSummary,
  Summaries,
  SummaryHead,
} from '../core/summarise/kept.ts';
import type { Fallback, Making } from '../core/summarise/making.ts';
import { quotedWords } from '../core/summarise/quoted.ts';
import { type Quote, quoteOf, type Sides } from '../core/summarise/summary.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import { fate, withAuthor } from './summary-source.ts';

const partsInOrder = { parts: { orderBy: { position: 'asc' } } } satisfies Prisma.SummaryInclude;

/** A summary's row in the core's words. */
export function headOf(row: Prisma.SummaryGetPayload<{ include: typeof partsInOrder }>): SummaryHead {
  const { id, number, consultationId, createdAt, themeId, since, above, parts, ...counts } = row;
  return {
    id,
    number,
    consultationId,
    createdAt,
    counts,
    parts: parts.map(({ themeSummaryId }) => themeSummaryId),
    ...(themeId === null ? {} : { themeId }),
    ...(since ? { since } : {}),
    ...(above === null ? {} : { above }),
  };
}

/** A quotation, with the words of its contribution where they stand. */
export interface QuoteRow {
  readonly claimId: string;
  readonly number: number;
  readonly start: number;
  readonly length: number;
  readonly hash: string;
  readonly fate: 'stands' | Exclude<Gone, 'edited'>;
  readonly text: string | null;
}

/** The quotations of claims, each claim's in their order. Words that nobody is to read do not leave the store. */
export function quotesOf(db: Db, claimIds: readonly string[]): Promise<QuoteRow[]> {
  return db.$queryRaw`
    SELECT cited.*, CASE WHEN fate = 'stands' THEN text END AS text FROM (
      SELECT k.claim_id AS "claimId", k.position, c.number, k.quote_start AS start, k.quote_length AS length,
        encode(k.quote_hash, 'hex') AS hash, ${fate} AS fate, c.text
      FROM citation k JOIN contribution c ON c.id = k.contribution_id ${withAuthor}
      WHERE k.claim_id = ANY (${[...claimIds]}::uuid[]) AND k.quote_start IS NOT NULL
    ) cited ORDER BY cited.position`;
}

interface Cited {
  readonly claimId: string;
  readonly numbers: number[];
  /** Whether anybody's words that carry the claim still stand. */
  readonly heard: boolean;
}

function citationsOf(db: Db, claimIds: readonly string[]): Promise<Cited[]> {
  return db.$queryRaw`
    SELECT k.claim_id AS "claimId", array_agg(c.number ORDER BY k.position) AS numbers,
      bool_or(${fate} = 'stands') AS heard
    FROM citation k JOIN contribution c ON c.id = k.contribution_id ${withAuthor}
    WHERE k.claim_id = ANY (${[...claimIds]}::uuid[])
    GROUP BY k.claim_id`;
}

const withClaims = {
  subthemes: {
    orderBy: { position: 'asc' },
    include: {
      claims: {
        orderBy: { position: 'asc' },
        include: {
          reasons: {
            where: { argument: { withdrawnAt: null, participant: { erasedAt: null } } },
            orderBy: [{ argument: { createdAt: 'asc' } }, { argumentId: 'asc' }],
            select: { argument: { select: { side: true, text: true } } },
          },
        },
      },
    },
  },
} satisfies Prisma.ThemeSummaryInclude;

type ThemeRow = Prisma.ThemeSummaryGetPayload<{ include: typeof withClaims }>;
type ClaimRow = ThemeRow['subthemes'][number]['claims'][number];

/** Counts by name, as a JSON column has them. */
const counts = z.record(z.string(), z.number());

const fallbacks: readonly Fallback[] = ['unreachable', 'slow', 'budget', 'too long', 'nonsense', 'none'];

function makingOf({ method, model, promptVersion, instead }: ThemeRow): Making {
  if (method === 'model') return { way: 'model', model: model ?? '', prompt: promptVersion ?? '' };
  const why = fallbacks.find((one) => one === instead);
  return { way: 'extractive', ...(why ? { instead: why } : {}) };
}

function sidesOf(reasons: ClaimRow['reasons']): { readonly sides?: Sides } {
  if (reasons.length === 0) return {};
  const of = (side: keyof Sides): string[] =>
    reasons.filter(({ argument }) => argument.side === side).map(({ argument }) => argument.text);
  return { sides: { for: of('for'), against: of('against') } };
}

/** What is to be read of a claim: its own words while anybody stands behind them, else a quotation that stands. */
function wordsOf(
  { text, citedCount }: ClaimRow,
  cited: Cited | undefined,
  quotes: readonly Quote[],
  rows: readonly QuoteRow[],
): { readonly text: string } | { readonly gone: Gone } {
  const words = text === null ? quotes[0]?.text : cited?.heard ? text : undefined;
  if (words !== undefined) return { text: words };
  const [first] = rows;
  // Its words were others already when it was kept, unless their contribution is no more.
  if (!first) return { gone: (cited?.numbers.length ?? 0) < citedCount ? 'erased' : 'edited' };
  return { gone: first.fate === 'stands' ? 'edited' : first.fate };
}

function claimOf(row: ClaimRow, cited: Cited | undefined, rows: readonly QuoteRow[]): KeptClaim {
  const quotes = rows.flatMap(({ number, text, ...place }): Quote[] => {
    const words = text === null ? undefined : quotedWords(text, place);
    return text === null || words === undefined ? [] : [quoteOf({ number, text }, words)];
  });
  const { role, people, agree, disagree, reasons } = row;
  return {
    ...wordsOf(row, cited, quotes, rows),
    role,
    citations: cited?.numbers ?? [],
    people,
    quotes,
    ...(agree !== null && disagree !== null ? { votes: { agree, disagree } } : {}),
    ...sidesOf(reasons),
  };
}

/** Kept themes with the ids of their claims, in their order. */
export interface Read {
  readonly theme: KeptThemeSummary;
  readonly claimIds: readonly string[];
}

/** Reads what is kept of themes. */
export async function readThemes(db: Db, ids: readonly string[]): Promise<Read[]> {
  const rows = await db.themeSummary.findMany({ where: { id: { in: [...ids] } }, include: withClaims });
  const claimIds = rows.flatMap(({ subthemes }) =>
    subthemes.flatMap(({ claims }) => claims.map(({ id }) => id)),
  );
  const quotes = Map.groupBy(await quotesOf(db, claimIds), ({ claimId }) => claimId);
  const cited = new Map((await citationsOf(db, claimIds)).map((one) => [one.claimId, one]));
  const subthemeOf = ({
    label,
    contributions,
    people,
    claims,
  }: ThemeRow['subthemes'][number]): KeptSubtheme => ({
    label: label ?? undefined,
    contributions,
    people,
    claims: claims.map((claim) => claimOf(claim, cited.get(claim.id), quotes.get(claim.id) ?? [])),
  });
  return ids.flatMap((id) => {
    const row = rows.find((one) => one.id === id);
    if (!row) return [];
    const { themeId, contributions, people, subthemes } = row;
    const leftOut = counts.safeParse(row.leftOut);
    return [
      {
        theme: {
          themeId,
          making: makingOf(row),
          ...(leftOut.success ? { leftOut: leftOut.data } : {}),
          contributions,
          people,
          subthemes: subthemes.map(subthemeOf),
        },
        claimIds: subthemes.flatMap(({ claims }) => claims.map((claim) => claim.id)),
      },
    ];
  });
}

/** Reads summaries. No word of anybody's is kept with them: each is read from where it stands. */
export function summaryReads(db: Db): Pick<Summaries, 'byNumber' | 'themes' | 'sayingSame'> {
  return {
    async byNumber(consultationId, number) {
      const row = await db.summary.findUnique({
        where: { consultationId_number: { consultationId, number } },
        include: partsInOrder,
      });
      return row ? headOf(row) : undefined;
    },

    async sayingSame(consultationId, number, summary) {
      const themeSummary = summary === undefined ? {} : { parts: { some: { summary: { number: summary } } } };
      const cited = await db.citation.findFirst({
        where: {
          contribution: { consultationId, number },
          claim: { citedCount: { gt: 1 }, subtheme: { themeSummary } },
        },
        orderBy: [{ claim: { subtheme: { themeSummary: { createdAt: 'desc' } } } }, { position: 'asc' }],
        select: { claimId: true },
      });
      if (!cited) return [];
      const rows = await db.contribution.findMany({
        where: {
          citations: { some: { claimId: cited.claimId } },
          status: 'published',
          participant: { erasedAt: null },
        },
        orderBy: { number: 'asc' },
        select: { number: true },
      });
      return rows.map((row) => row.number);
    },

    async themes(ids) {
      return (await readThemes(db, ids)).map(({ theme }) => theme);
    },
  };
}
