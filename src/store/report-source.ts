import type { ReportState } from '../core/report/links.ts';
import type { Reach, ReportFilter, ReportSource } from '../core/report/source.ts';
import type { Db } from './db.ts';
import { exported } from './exported.ts';
import { Prisma } from './generated/client.ts';

function stateOf(row: { readonly seed: string; readonly publishedAt: Date | null }): ReportState {
  return { seed: row.seed, ...(row.publishedAt ? { publishedAt: row.publishedAt } : {}) };
}

/** What a contribution `c` must be to be found. */
function found(consultationId: string, filter: ReportFilter): Prisma.Sql {
  const { themeIds, language, kind, since, before, terms, numbers } = filter;
  const tagging = Prisma.sql`SELECT FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL`;
  const conditions = [
    Prisma.sql`c.consultation_id = ${consultationId}::uuid AND c.status = 'published' AND p.erased_at IS NULL`,
    ...(themeIds === null ? [Prisma.sql`NOT EXISTS (${tagging} AND t.theme_id IS NOT NULL)`] : []),
    ...(themeIds ? [Prisma.sql`EXISTS (${tagging} AND t.theme_id = ANY (${[...themeIds]}::uuid[]))`] : []),
    ...(language === undefined ? [] : [Prisma.sql`c.language = ${language}`]),
    ...(kind === undefined ? [] : [Prisma.sql`c.kind = ${kind}::"ContributionKind"`]),
    ...(since ? [Prisma.sql`c.created_at >= ${since}`] : []),
    ...(before ? [Prisma.sql`c.created_at < ${before}`] : []),
    ...(terms ? [Prisma.sql`c.search_terms @> ${[...terms]}::text[]`] : []),
    ...(numbers ? [Prisma.sql`c.number = ANY (${[...numbers]}::int[])`] : []),
  ];
  return Prisma.sql`contribution c JOIN participant p ON p.id = c.participant_id
    WHERE ${Prisma.join(conditions, ' AND ')}`;
}

/** What reports are made of. */
export function reportSource(db: Db): ReportSource {
  const ofNumbers = async (consultationId: string, numbers: readonly number[]) => {
    const all = [];
    for await (const page of exported(db, consultationId, { numbers })) all.push(...page);
    return all;
  };
  return {
    async state(consultationId) {
      const row = await db.report.findUnique({ where: { consultationId } });
      return row ? stateOf(row) : undefined;
    },

    async open(consultationId, seed) {
      await db.report.createMany({ data: [{ consultationId, seed }], skipDuplicates: true });
      return stateOf(await db.report.findUniqueOrThrow({ where: { consultationId } }));
    },

    async renew(consultationId, seed) {
      await db.report.update({ where: { consultationId }, data: { seed } });
    },

    async setPublished(consultationId, at) {
      await db.report.update({ where: { consultationId }, data: { publishedAt: at ?? null } });
    },

    async find(consultationId, filter, from, most) {
      const those = found(consultationId, filter);
      const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM ${those}`;
      const rows = await db.$queryRaw<{ number: number }[]>`
        SELECT c.number FROM ${those} ORDER BY c.number DESC OFFSET ${from} LIMIT ${most}`;
      const page = await ofNumbers(
        consultationId,
        rows.map(({ number }) => number),
      );
      return { count, page: page.reverse() };
    },

    async one(consultationId, number) {
      const [one] = await ofNumbers(consultationId, [number]);
      return one;
    },

    since: (consultationId, at) =>
      db.contribution.count({ where: { consultationId, status: 'published', createdAt: { gte: at } } }),

    async reach(consultationId) {
      const [reach] = await db.$queryRaw<Reach[]>`
        SELECT (SELECT count(*)::int FROM registration WHERE consultation_id = ${consultationId}::uuid) AS registered,
          count(DISTINCT participant_id)::int AS spoke, count(*)::int AS messages
        FROM message WHERE consultation_id = ${consultationId}::uuid`;
      return reach ?? { registered: 0, spoke: 0, messages: 0 };
    },
  };
}
