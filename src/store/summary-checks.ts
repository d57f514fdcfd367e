import { isLanguage, type Language } from '../core/language.ts';
import type { IdeaKind } from '../core/segment/segmentation.ts';
import type { Changes, Failure, Summaries, WordedGround } from '../core/summarise/kept.ts';
import { quotedWords } from '../core/summarise/quoted.ts';
import type { WrittenContribution } from '../core/summarise/summary.ts';
import { searchTerms } from '../core/text/search-terms.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { quotesOf, readThemes } from './summary-reads.ts';
import { chosen, fate, stands, withAuthor } from './summary-source.ts';

/** Whether the contribution `c` is in the theme of the theme summary `ts` now. */
const inTheme = Prisma.sql`EXISTS (
  SELECT FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL AND t.theme_id = ts.theme_id)`;
const hashNow = Prisma.sql`sha256(convert_to(c.text, 'UTF8'))`;

type FailedCitation = { readonly claimId: string } & Extract<Failure, { readonly number: number }>;

/** Citations that do not hold: what they cite is gone, has other words, or is elsewhere. */
async function failedCitations(db: Db, claimIds: readonly string[]): Promise<FailedCitation[]> {
  return db.$queryRaw`
    SELECT * FROM (
      SELECT k.claim_id AS "claimId", c.number, CASE
        WHEN ${fate} <> 'stands' THEN ${fate}
        WHEN i.text_hash IS NULL THEN 'unread'
        WHEN i.text_hash <> ${hashNow} THEN 'edited'
        WHEN NOT ${inTheme} THEN 'retagged' END AS kind
      FROM citation k
      JOIN claim ON claim.id = k.claim_id
      JOIN subtheme s ON s.id = claim.subtheme_id
      JOIN theme_summary ts ON ts.id = s.theme_summary_id
      JOIN contribution c ON c.id = k.contribution_id ${withAuthor}
      LEFT JOIN summary_input i ON i.theme_summary_id = ts.id AND i.contribution_id = c.id
      WHERE k.claim_id = ANY (${[...claimIds]}::uuid[])
    ) examined WHERE kind IS NOT NULL ORDER BY number`;
}

interface Counted {
  readonly id: string;
  /** Told. */
  readonly cited: number;
  readonly people: number;
  readonly agree: number;
  readonly disagree: number;
  /** Counted today. */
  readonly citations: number;
  readonly authors: number;
  readonly agreeing: number;
  readonly disagreeing: number;
}

/** The numbers that claims tell, and the same counted again. */
function counted(db: Db, claimIds: readonly string[]): Promise<Counted[]> {
  return db.$queryRaw`
    SELECT claim.id, claim.cited_count AS cited, claim.people,
      -- Where nobody had voted, nothing is kept.
      coalesce(claim.agree, 0) AS agree, coalesce(claim.disagree, 0) AS disagree,
      carried.citations, carried.authors, voted.agreeing, voted.disagreeing
    FROM claim
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS citations, count(DISTINCT c.participant_id) FILTER (WHERE ${stands})::int AS authors
      FROM citation k JOIN contribution c ON c.id = k.contribution_id ${withAuthor}
      WHERE k.claim_id = claim.id
    ) carried
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE v.choice = 'agree')::int AS agreeing,
        count(*) FILTER (WHERE v.choice = 'disagree')::int AS disagreeing
      FROM citation k JOIN vote v ON v.contribution_id = k.contribution_id
      WHERE k.claim_id = claim.id AND k.position = 0
    ) voted
    WHERE claim.id = ANY (${[...claimIds]}::uuid[])`;
}

function miscounted(one: Counted): Failure[] {
  const { cited, citations, people, authors, agree, disagree, agreeing, disagreeing } = one;
  return [
    ...(citations < cited ? [{ kind: 'missing' as const, count: cited - citations }] : []),
    ...(authors === people ? [] : [{ kind: 'people' as const, told: people, counted: authors }]),
    ...(agree === agreeing ? [] : [{ kind: 'agree' as const, told: agree, counted: agreeing }]),
    ...(disagree === disagreeing
      ? []
      : [{ kind: 'disagree' as const, told: disagree, counted: disagreeing }]),
  ];
}

/** Contributions that a worded claim cites that are read again. */
const mostRead = 40;

interface GroundRow extends Omit<WrittenContribution, 'kind' | 'votes'> {
  readonly claimId: string;
  readonly language: string;
  readonly people: number;
  readonly kind: IdeaKind | null;
  readonly agree: number;
  readonly disagree: number;
}

/** What the claims that a model worded stand on, by their ids. */
async function groundsOf(db: Db, claimIds: readonly string[]): Promise<ReadonlyMap<string, WordedGround>> {
  const rows = await db.$queryRaw<GroundRow[]>`
    SELECT claim.id AS "claimId", ts.language, s.people AS people, c.id, c.number, c.text,
      c.participant_id AS "participantId", c.kind::text AS kind, voted.agree, voted.disagree
    FROM claim
    JOIN subtheme s ON s.id = claim.subtheme_id
    JOIN theme_summary ts ON ts.id = s.theme_summary_id
    JOIN citation k ON k.claim_id = claim.id AND k.position < ${mostRead}
    JOIN contribution c ON c.id = k.contribution_id ${withAuthor}
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE v.choice = 'agree')::int AS agree,
        count(*) FILTER (WHERE v.choice = 'disagree')::int AS disagree
      FROM vote v WHERE v.contribution_id = c.id
    ) voted
    WHERE claim.id = ANY (${[...claimIds]}::uuid[]) AND claim.text IS NOT NULL AND ts.language IS NOT NULL AND ${stands}
    ORDER BY k.position`;
  const grounds = new Map<string, { language: Language; people: number; cited: WrittenContribution[] }>();
  for (const { claimId, language, people, kind, agree, disagree, ...contribution } of rows) {
    const ground = grounds.get(claimId) ?? {
      language: isLanguage(language) ? language : 'en',
      people,
      cited: [],
    };
    ground.cited.push({ ...contribution, ...(kind ? { kind } : {}), votes: { agree, disagree } });
    grounds.set(claimId, ground);
  }
  return grounds;
}

/** Holds summaries against what is there today. */
export function summaryChecks(db: Db): Pick<Summaries, 'changes' | 'verify' | 'stillSaid'> {
  return {
    async changes({ id }, filter) {
      const [of] = await db.$queryRaw<Omit<Changes, 'fresh'>[]>`
        SELECT count(*) FILTER (WHERE became = 'edited')::int AS edited,
          count(*) FILTER (WHERE became = 'withdrawn')::int AS withdrawn,
          count(*) FILTER (WHERE became = 'hidden')::int AS hidden,
          (count(*) FILTER (WHERE became = 'erased') + greatest(0, (
            SELECT sum(ts.contributions) FROM summary_part p JOIN theme_summary ts ON ts.id = p.theme_summary_id
            WHERE p.summary_id = ${id}::uuid) - coalesce(sum(times), 0)))::int AS erased,
          count(*) FILTER (WHERE became = 'retagged')::int AS retagged,
          count(*) FILTER (WHERE became = 'voted')::int AS voted
        FROM (
          SELECT count(*) AS times, CASE
            WHEN ${fate} <> 'stands' THEN ${fate}
            WHEN bool_or(i.text_hash <> ${hashNow}) THEN 'edited'
            WHEN bool_or(NOT ${inTheme}) THEN 'retagged'
            WHEN bool_or(EXISTS (SELECT FROM vote v WHERE v.contribution_id = c.id AND v.changed_at > ts.created_at))
              THEN 'voted' END AS became
          FROM summary_part p
          JOIN theme_summary ts ON ts.id = p.theme_summary_id
          JOIN summary_input i ON i.theme_summary_id = ts.id
          JOIN contribution c ON c.id = i.contribution_id ${withAuthor}
          WHERE p.summary_id = ${id}::uuid
          GROUP BY c.id, author.id
        ) input`;
      const [more] = await db.$queryRaw<{ fresh: number }[]>`
        SELECT count(*)::int AS fresh FROM contribution c ${withAuthor}
        WHERE ${stands} AND ${chosen(filter)}
          AND EXISTS (SELECT FROM tagging t
            WHERE t.contribution_id = c.id AND t.superseded_at IS NULL AND t.theme_id IS NOT NULL)
          AND NOT EXISTS (SELECT FROM summary_input i JOIN summary_part p ON p.theme_summary_id = i.theme_summary_id
            WHERE i.contribution_id = c.id AND p.summary_id = ${id}::uuid)`;
      const none = { edited: 0, withdrawn: 0, hidden: 0, erased: 0, retagged: 0, voted: 0 };
      return { ...none, ...of, fresh: more?.fresh ?? 0 };
    },

    async verify({ parts }) {
      const read = await readThemes(db, parts);
      const claimIds = read.flatMap((one) => one.claimIds);
      const citations = Map.groupBy(await failedCitations(db, claimIds), ({ claimId }) => claimId);
      const misquoted = Map.groupBy(
        (await quotesOf(db, claimIds)).filter(
          ({ text, ...place }) => text !== null && !quotedWords(text, place),
        ),
        ({ claimId }) => claimId,
      );
      const grounds = await groundsOf(db, claimIds);
      const numbers = new Map((await counted(db, claimIds)).map((one) => [one.id, miscounted(one)]));
      return read.flatMap(({ theme: { themeId, subthemes }, claimIds: ids }) =>
        subthemes
          .flatMap(({ claims }) => claims)
          .map((claim, i) => {
            const id = ids[i] ?? '';
            const ground = grounds.get(id);
            return {
              themeId,
              claim,
              ...(ground ? { ground } : {}),
              failures: [
                ...(citations.get(id) ?? []).map(({ kind, number }) => ({ kind, number })),
                ...(misquoted.get(id) ?? []).map(({ number }) => ({ kind: 'misquoted' as const, number })),
                ...(numbers.get(id) ?? []),
              ],
            };
          }),
      );
    },

    async stillSaid(consultationId, phrases) {
      const wanted = phrases.map((phrase) => ({ phrase, terms: searchTerms(phrase) }));
      const rows = await db.$queryRaw<{ phrase: string }[]>`
        SELECT wanted.phrase FROM jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) AS wanted (phrase text, terms text[])
        WHERE cardinality(wanted.terms) > 0 AND EXISTS (
          SELECT FROM contribution c ${withAuthor}
          WHERE c.consultation_id = ${consultationId}::uuid AND c.search_terms @> wanted.terms AND ${stands})`;
      return new Set(rows.map(({ phrase }) => phrase));
    },
  };
}
