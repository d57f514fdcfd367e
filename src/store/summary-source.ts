import { unnamed } from '../core/gather/gather.ts';
import type { IdeaKind } from '../core/segment/segmentation.ts';
import type { SourceFilter, SummaryCounts, SummarySource, ThemeOutline } from '../core/summarise/source.ts';
import type { Sides } from '../core/summarise/summary.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

const page = 2000;

interface WrittenRow {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly participantId: string;
  readonly kind: IdeaKind | null;
  readonly agree: number;
  readonly disagree: number;
  readonly isAuthorUnknown: boolean;
}

/**
 * Contributions `c` of the filter, with those of its themes alone where it names some. Themes are looked up row by row: the
 * planner, where it has no statistics yet, would compare each contribution with each tagging.
 */
export function chosen({ consultationId, themeIds, since, above }: SourceFilter): Prisma.Sql {
  const themes =
    themeIds === undefined
      ? Prisma.empty
      : Prisma.sql`AND ARRAY(
          SELECT t.theme_id FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL
        ) && ${[...themeIds]}::uuid[]`;
  return Prisma.sql`c.consultation_id = ${consultationId}::uuid
    ${since ? Prisma.sql`AND c.created_at >= ${since}` : Prisma.empty}
    ${above === undefined ? Prisma.empty : Prisma.sql`AND c.number > ${above}`} ${themes}`;
}

/** Beside each contribution `c` its author. */
export const withAuthor = Prisma.sql`JOIN participant author ON author.id = c.participant_id`;
/** That the words of a contribution are for everybody to read: it is published, and its author was not erased. */
export const stands = Prisma.sql`c.status = 'published' AND author.erased_at IS NULL`;

const noCounts: SummaryCounts = {
  contributions: 0,
  people: 0,
  untagged: 0,
  inSeveral: 0,
  withdrawn: 0,
  hidden: 0,
  erased: 0,
  participants: 0,
};

/** Who registered or ever contributed. */
async function participantsOf(db: Db, consultationId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT participant_id FROM registration WHERE consultation_id = ${consultationId}::uuid
      UNION SELECT participant_id FROM contribution WHERE consultation_id = ${consultationId}::uuid
    ) known`;
  return row?.count ?? 0;
}

async function countsOf(db: Db, filter: SourceFilter): Promise<SummaryCounts> {
  const [row] = await db.$queryRaw<(Omit<SummaryCounts, 'participants'> & { all: number })[]>`
    SELECT
      count(*)::int AS all,
      count(*) FILTER (WHERE stands)::int AS contributions,
      count(DISTINCT participant_id) FILTER (WHERE stands)::int AS people,
      count(*) FILTER (WHERE stands AND themes = 0)::int AS untagged,
      count(*) FILTER (WHERE stands AND themes > 1)::int AS "inSeveral",
      count(*) FILTER (WHERE status = 'withdrawn')::int AS withdrawn,
      count(*) FILTER (WHERE status = 'hidden')::int AS hidden,
      count(*) FILTER (WHERE status = 'published' AND NOT stands)::int AS erased
    FROM (
      SELECT c.status, c.participant_id, ${stands} AS stands, tagged.themes
      FROM contribution c ${withAuthor} CROSS JOIN LATERAL (
        SELECT count(DISTINCT t.theme_id) AS themes FROM tagging t
        WHERE t.contribution_id = c.id AND t.superseded_at IS NULL
          ${filter.themeIds ? Prisma.sql`AND t.theme_id = ANY (${[...filter.themeIds]}::uuid[])` : Prisma.empty}
      ) tagged
      WHERE ${chosen(filter)}
    ) given`;
  if (!row) return noCounts;
  const { all, ...counts } = row;
  const participants = await participantsOf(db, filter.consultationId);
  if (filter.themeIds || filter.since || filter.above !== undefined) return { ...counts, participants };
  // Every contribution ever given took a number.
  const { lastNumber } = await db.consultation.findUniqueOrThrow({
    where: { id: filter.consultationId },
    select: { lastNumber: true },
  });
  return { ...counts, erased: counts.erased + Math.max(0, lastNumber - all), participants };
}

/** What summaries are made from, read so that neither time nor memory is spent on what they do not need. */
export function summarySource(db: Db): SummarySource {
  return {
    async outline(filter) {
      const counts = await countsOf(db, filter);
      const themes = await db.$queryRaw<ThemeOutline[]>`
        SELECT tagged.theme_id AS "themeId", count(*)::int AS contributions,
          count(DISTINCT c.participant_id)::int AS people,
          sum(hashtextextended(concat_ws(E'\\x1f', c.number, c.participant_id, c.kind, votes.choices,
            arguments.reasons, c.text), 0))::text AS stamp
        FROM contribution c ${withAuthor}
        CROSS JOIN LATERAL (
          SELECT DISTINCT t.theme_id FROM tagging t
          WHERE t.contribution_id = c.id AND t.superseded_at IS NULL AND t.theme_id IS NOT NULL
            ${filter.themeIds ? Prisma.sql`AND t.theme_id = ANY (${[...filter.themeIds]}::uuid[])` : Prisma.empty}
        ) tagged
        CROSS JOIN LATERAL (
          SELECT concat(count(*) FILTER (WHERE choice = 'agree'), '/',
            count(*) FILTER (WHERE choice = 'disagree')) AS choices
          FROM vote WHERE contribution_id = c.id
        ) votes
        CROSS JOIN LATERAL (
          SELECT sum(hashtextextended(concat(a.side, a.text), 0))::text AS reasons
          FROM argument a JOIN participant p ON p.id = a.participant_id
          WHERE a.contribution_id = c.id AND a.withdrawn_at IS NULL AND p.erased_at IS NULL
        ) arguments
        WHERE ${stands} AND ${chosen(filter)}
        GROUP BY tagged.theme_id`;
      return { ...counts, themes };
    },

    async *written(themeId, filter) {
      let after = 0;
      for (;;) {
        const rows = await db.$queryRaw<WrittenRow[]>`
          SELECT c.id, c.number, c.text, c.participant_id AS "participantId", c.kind::text AS kind,
            v.agree, v.disagree, EXISTS (
              SELECT FROM identity i WHERE i.participant_id = c.participant_id
                AND i.platform = 'import' AND starts_with(i.platform_user_id, ${unnamed})
            ) AS "isAuthorUnknown"
          FROM contribution c ${withAuthor} CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE choice = 'agree')::int AS agree,
              count(*) FILTER (WHERE choice = 'disagree')::int AS disagree
            FROM vote WHERE contribution_id = c.id) v
          WHERE ${stands} AND c.number > ${after} AND ${chosen({ ...filter, themeIds: [themeId] })}
          ORDER BY c.number LIMIT ${page}`;
        if (rows.length > 0) {
          yield rows.map(({ kind, agree, disagree, isAuthorUnknown, ...row }) => ({
            ...row,
            ...(kind ? { kind } : {}),
            ...(isAuthorUnknown ? { isAuthorUnknown } : {}),
            votes: { agree, disagree },
          }));
        }
        after = rows.at(-1)?.number ?? 0;
        if (rows.length < page) return;
      }
    },

    async sides(contributionIds, most) {
      if (contributionIds.length === 0) return new Map();
      const rows = await db.argument.findMany({
        where: {
          contributionId: { in: [...contributionIds] },
          withdrawnAt: null,
          participant: { erasedAt: null },
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { contributionId: true, side: true, text: true },
      });
      const byContribution = Map.groupBy(rows, ({ contributionId }) => contributionId);
      const of = (all: typeof rows, side: keyof Sides): string[] =>
        all
          .filter((one) => one.side === side)
          .map(({ text }) => text)
          .slice(0, most);
      return new Map(
        [...byContribution].map(([id, all]) => [id, { for: of(all, 'for'), against: of(all, 'against') }]),
      );
    },
  };
}
