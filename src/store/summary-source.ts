import type { IdeaKind } from '../core/segment/segmentation.ts';
import type { Outline, SourceFilter, SummarySource, ThemeOutline } from '../core/summarise/source.ts';
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
}

/**
 * Contributions `c` of the filter, with those of its themes alone where it names some. Themes are looked up row by row: the
 * planner, where it has no statistics yet, would compare each contribution with each tagging.
 */
function chosen({ consultationId, themeIds, since }: SourceFilter): Prisma.Sql {
  const themes =
    themeIds === undefined
      ? Prisma.empty
      : Prisma.sql`AND ARRAY(
          SELECT t.theme_id FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL
        ) && ${[...themeIds]}::uuid[]`;
  return Prisma.sql`c.consultation_id = ${consultationId}::uuid
    ${since ? Prisma.sql`AND c.created_at >= ${since}` : Prisma.empty} ${themes}`;
}

/** What summaries are made from, read so that neither time nor memory is spent on what they do not need. */
export function summarySource(db: Db): SummarySource {
  return {
    async outline(filter) {
      const [total] = await db.$queryRaw<Omit<Outline, 'themes'>[]>`
        SELECT
          count(*) FILTER (WHERE c.status = 'published')::int AS contributions,
          count(DISTINCT c.participant_id) FILTER (WHERE c.status = 'published')::int AS people,
          count(*) FILTER (WHERE c.status = 'published' AND tagged.themes = 0)::int AS untagged,
          count(*) FILTER (WHERE c.status = 'published' AND tagged.themes > 1)::int AS "inSeveral",
          count(*) FILTER (WHERE c.status = 'withdrawn')::int AS withdrawn,
          count(*) FILTER (WHERE c.status = 'hidden')::int AS hidden
        FROM contribution c CROSS JOIN LATERAL (
          SELECT count(DISTINCT t.theme_id) AS themes FROM tagging t
          WHERE t.contribution_id = c.id AND t.superseded_at IS NULL
            ${filter.themeIds ? Prisma.sql`AND t.theme_id = ANY (${[...filter.themeIds]}::uuid[])` : Prisma.empty}
        ) tagged
        WHERE ${chosen(filter)}`;
      const themes = await db.$queryRaw<ThemeOutline[]>`
        SELECT tagged.theme_id AS "themeId", count(*)::int AS contributions,
          count(DISTINCT c.participant_id)::int AS people,
          sum(hashtextextended(concat_ws(E'\\x1f', c.number, c.participant_id, c.kind, votes.choices,
            arguments.reasons, c.text), 0))::text AS stamp
        FROM contribution c
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
          SELECT sum(hashtextextended(concat(side, text), 0))::text AS reasons
          FROM argument WHERE contribution_id = c.id AND withdrawn_at IS NULL
        ) arguments
        WHERE c.status = 'published' AND ${chosen(filter)}
        GROUP BY tagged.theme_id`;
      const none = { contributions: 0, people: 0, untagged: 0, inSeveral: 0, withdrawn: 0, hidden: 0 };
      return { ...(total ?? none), themes };
    },

    async *written(themeId, filter) {
      let after = 0;
      for (;;) {
        const rows = await db.$queryRaw<WrittenRow[]>`
          SELECT c.id, c.number, c.text, c.participant_id AS "participantId", c.kind::text AS kind,
            v.agree, v.disagree
          FROM contribution c CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE choice = 'agree')::int AS agree,
              count(*) FILTER (WHERE choice = 'disagree')::int AS disagree
            FROM vote WHERE contribution_id = c.id) v
          WHERE c.status = 'published' AND c.number > ${after} AND ${chosen({ ...filter, themeIds: [themeId] })}
          ORDER BY c.number LIMIT ${page}`;
        if (rows.length > 0) {
          yield rows.map(({ kind, agree, disagree, ...row }) => ({
            ...row,
            ...(kind ? { kind } : {}),
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
        where: { contributionId: { in: [...contributionIds] }, withdrawnAt: null },
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
