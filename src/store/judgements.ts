import type { JudgedContribution, Judgement, Judgements, Reviewable } from '../core/review/judgements.ts';
import { contributionOf, withTaggings } from './contribution-row.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

const oldestFirst = {
  orderBy: [{ saidAt: 'asc' }, { id: 'asc' }],
  select: { participantId: true, themeIds: true, independent: true, machineThemeId: true },
} satisfies Prisma.Contribution$judgementsArgs;

type Row = Judgement & { readonly machineThemeId: string | null };

const judgementOf = ({ participantId, themeIds, independent }: Row): Judgement => ({
  participantId,
  themeIds,
  independent,
});

const withJudgements = {
  ...withTaggings,
  judgements: oldestFirst,
} satisfies Prisma.ContributionInclude;

function judgedOf(
  row: Prisma.ContributionGetPayload<{ include: typeof withJudgements }>,
): JudgedContribution {
  const machineThemeId = row.judgements.find((one) => one.machineThemeId !== null)?.machineThemeId;
  return {
    contribution: contributionOf(row),
    judgements: row.judgements.map(judgementOf),
    settled: row.settledAt !== null,
    ...(machineThemeId ? { machineThemeId } : {}),
  };
}

/** The ids of what waits in a queue for a person; skipped ones last, those skipped first before the others. */
async function waitingIds(
  db: Db,
  [queue, consultationId, participantId, , except]: Parameters<Judgements['waiting']>,
): Promise<readonly { readonly id: string; readonly skipped: boolean }[]> {
  const unjudged = Prisma.sql`
    NOT EXISTS (SELECT FROM judgement j WHERE j.contribution_id = c.id)
    AND NOT EXISTS (SELECT FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL
      AND t.origin IN ('author', 'organiser'))`;
  // One judgement in all, and not this person's.
  const judgedOnce = Prisma.sql`
    (SELECT count(*) FROM judgement j WHERE j.contribution_id = c.id) = 1
    AND NOT EXISTS (SELECT FROM judgement j WHERE j.contribution_id = c.id
      AND j.participant_id = ${participantId}::uuid)`;
  return db.$queryRaw`
    SELECT c.id, s.skipped_at IS NOT NULL AS skipped
    FROM contribution c
    JOIN participant p ON p.id = c.participant_id AND p.erased_at IS NULL
    LEFT JOIN review_skip s ON s.contribution_id = c.id AND s.participant_id = ${participantId}::uuid
    WHERE c.consultation_id = ${consultationId}::uuid AND c.status = 'published'
      AND c.id IS DISTINCT FROM ${except ?? null}::uuid
      AND ${queue === 'first' ? unjudged : judgedOnce}
    ORDER BY s.skipped_at NULLS FIRST,
      ${queue === 'first' ? Prisma.sql`c.number DESC` : Prisma.sql`md5(c.id::text)`}`;
}

export function judgements(db: Db): Judgements {
  async function reviewable(ids: readonly string[]): Promise<Reviewable[]> {
    const rows = await db.contribution.findMany({
      where: { id: { in: [...ids] } },
      include: withTaggings,
    });
    const place = new Map(ids.map((id, i) => [id, i]));
    rows.sort((a, b) => (place.get(a.id) ?? 0) - (place.get(b.id) ?? 0));
    return rows.map((row) => ({ contribution: contributionOf(row), terms: row.searchTerms }));
  }

  return {
    async say({ contributionId, participantId, themeIds, independent, machineThemeId, saidAt }) {
      const place = { contributionId_participantId: { contributionId, participantId } };
      const said = { themeIds: [...themeIds], independent, saidAt };
      await db.judgement.upsert({
        where: place,
        create: { ...said, contributionId, participantId, machineThemeId: machineThemeId ?? null },
        update: said,
      });
      await db.reviewSkip.deleteMany({ where: { contributionId, participantId } });
      await db.contribution.update({ where: { id: contributionId }, data: { settledAt: null } });
    },

    async settle(contributionId, at) {
      await db.contribution.update({ where: { id: contributionId }, data: { settledAt: at } });
    },

    async skip(contributionId, participantId, at) {
      await db.reviewSkip.upsert({
        where: { contributionId_participantId: { contributionId, participantId } },
        create: { contributionId, participantId, skippedAt: at },
        update: { skippedAt: at },
      });
    },

    async of(contributionId) {
      const row = await db.contribution.findUnique({
        where: { id: contributionId },
        include: withJudgements,
      });
      return row ? judgedOf(row) : undefined;
    },

    async claim(contributionId) {
      await db.$queryRaw`SELECT id FROM contribution WHERE id = ${contributionId}::uuid FOR UPDATE`;
      const rows = await db.judgement.findMany({ where: { contributionId }, ...oldestFirst });
      return rows.map(judgementOf);
    },

    async judged(consultationId) {
      const rows = await db.contribution.findMany({
        where: { consultationId, status: 'published', judgements: { some: {} } },
        include: withJudgements,
        orderBy: { number: 'asc' },
      });
      return rows.map(judgedOf);
    },

    async waiting(...asked) {
      const ids = await waitingIds(db, asked);
      const [, , , most] = asked;
      const first = ids.find(({ skipped }) => skipped);
      const fresh = ids.filter(({ skipped }) => !skipped).slice(0, most);
      const [skipped] = first ? await reviewable([first.id]) : [];
      return {
        left: ids.length,
        fresh: await reviewable(fresh.map(({ id }) => id)),
        ...(skipped ? { skipped } : {}),
      };
    },

    async recent(consultationId, participantId, most) {
      const rows = await db.$queryRaw<{ terms: string[] }[]>`
        SELECT c.search_terms AS terms FROM (
          SELECT contribution_id, said_at AS at FROM judgement WHERE participant_id = ${participantId}::uuid
          UNION ALL
          SELECT contribution_id, skipped_at FROM review_skip WHERE participant_id = ${participantId}::uuid
        ) done JOIN contribution c ON c.id = done.contribution_id
        WHERE c.consultation_id = ${consultationId}::uuid
        ORDER BY done.at DESC, c.number LIMIT ${most}`;
      return rows.map(({ terms }) => terms);
    },
  };
}
