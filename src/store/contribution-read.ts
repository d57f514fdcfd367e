import type { Contributions } from '../core/ports/contributions.ts';
import { contributionOf, currentTaggings, spanOf, withTaggings } from './contribution-row.ts';
import { activity, counts } from './counts.ts';
import type { Db } from './db.ts';
import { exported } from './exported.ts';

const page = 1000;

type Reads = Exclude<keyof Contributions, 'add' | 'gather' | 'rewrite' | 'setStatus' | 'retag'>;

export function contributionReads(db: Db): Pick<Contributions, Reads> {
  return {
    async byId(id) {
      const row = await db.contribution.findUnique({ where: { id }, include: withTaggings });
      return row ? contributionOf(row) : undefined;
    },

    async byNumber(consultationId, number) {
      const row = await db.contribution.findUnique({
        where: { consultationId_number: { consultationId, number } },
        include: withTaggings,
      });
      return row ? contributionOf(row) : undefined;
    },

    async former(id) {
      const last = await db.contributionRevision.findFirst({
        where: { contributionId: id },
        orderBy: { revision: 'desc' },
      });
      if (!last) return undefined;
      const taggings = await db.tagging.findMany({
        ...currentTaggings,
        where: { contributionId: id, supersededAt: last.replacedAt },
      });
      return { text: last.text, ...spanOf(last), taggings };
    },

    async ofMessage(messageId) {
      const rows = await db.contribution.findMany({
        where: { messageId },
        include: withTaggings,
        orderBy: { number: 'asc' },
      });
      return rows.map(contributionOf);
    },

    async ofParticipant(consultationId, participantId, limit) {
      const rows = await db.contribution.findMany({
        where: { consultationId, participantId },
        include: withTaggings,
        orderBy: { number: 'desc' },
        take: limit,
      });
      return rows.map(contributionOf);
    },

    countOfParticipant: (consultationId, participantId) =>
      db.contribution.count({ where: { consultationId, participantId } }),

    async search(consultationId, terms, limit) {
      if (terms.length === 0) return [];
      const found = await db.$queryRaw<{ id: string }[]>`
        SELECT id FROM contribution
        WHERE consultation_id = ${consultationId}::uuid AND status = 'published'
          AND NOT EXISTS (SELECT FROM participant WHERE id = participant_id AND erased_at IS NOT NULL)
          AND search_terms @> ${terms}::text[]
        ORDER BY number DESC LIMIT ${limit}`;
      const some =
        found.length > 0
          ? found
          : await db.$queryRaw<{ id: string }[]>`
              SELECT id FROM contribution
              WHERE consultation_id = ${consultationId}::uuid AND status = 'published'
                AND NOT EXISTS (SELECT FROM participant WHERE id = participant_id AND erased_at IS NOT NULL)
                AND search_terms && ${terms}::text[]
              ORDER BY (SELECT count(*) FROM unnest(search_terms) term WHERE term = ANY (${terms}::text[])) DESC,
                number DESC
              LIMIT ${limit}`;
      const rows = await db.contribution.findMany({
        where: { id: { in: some.map(({ id }) => id) } },
        include: withTaggings,
      });
      const order = new Map(some.map(({ id }, i) => [id, i]));
      return rows.map(contributionOf).sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
    },

    async *pages({ consultationId, themeIds, since }) {
      let after = 0;
      for (;;) {
        const rows = await db.contribution.findMany({
          where: {
            consultationId,
            status: 'published',
            number: { gt: after },
            ...(since ? { createdAt: { gte: since } } : {}),
            ...(themeIds
              ? { taggings: { some: { supersededAt: null, themeId: { in: [...themeIds] } } } }
              : {}),
          },
          include: withTaggings,
          orderBy: { number: 'asc' },
          take: page,
        });
        if (rows.length > 0) yield rows.map(contributionOf);
        after = rows.at(-1)?.number ?? 0;
        if (rows.length < page) return;
      }
    },

    exported: (consultationId, part) => exported(db, consultationId, part),

    counts: (consultationId) => counts(db, consultationId),

    activity: (consultationId) => activity(db, consultationId),

    async last(consultationId) {
      const { _max } = await db.contribution.aggregate({ where: { consultationId }, _max: { number: true } });
      return _max.number ?? 0;
    },

    gone: (consultationId, upTo) =>
      db.contribution.count({
        where: { consultationId, number: { lte: upTo }, status: { not: 'published' } },
      }),

    async texts(consultationId, upTo, most) {
      const rows = await db.contribution.findMany({
        where: { consultationId, number: { lte: upTo }, status: 'published' },
        orderBy: { number: 'desc' },
        take: most,
        select: { text: true },
      });
      return rows.map(({ text }) => text).reverse();
    },
  };
}
