import { z } from 'zod';
import type { Plan, ThemeChange, ThemeChanges } from '../core/themes/change.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import { storableJson } from './storable-json.ts';

const localised = z.object({ fr: z.string().exactOptional(), en: z.string().exactOptional() });
const planned = z.object({ id: z.string(), slug: z.string(), title: localised, description: localised });

const plan = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('add'), theme: planned }),
  z.object({
    kind: z.literal('edit'),
    themeId: z.string(),
    language: z.enum(['fr', 'en']),
    edit: z.union([
      z.object({ field: z.enum(['title', 'description']), text: z.string() }),
      z.object({ field: z.literal('keywords'), words: z.array(z.string()) }),
    ]),
  }),
  z.object({ kind: z.literal('close'), themeId: z.string() }),
  z.object({ kind: z.literal('merge'), themeId: z.string(), intoId: z.string() }),
  z.object({ kind: z.literal('split'), themeId: z.string(), parts: z.array(planned) }),
]);

/** What nobody confirmed within this many days is forgotten when something new is proposed. */
const patience = 30;

type Row = Prisma.ThemeChangeGetPayload<object>;

function changeOf({ confirmedAt, cancelledAt, doneAt, ...row }: Row): ThemeChange {
  return {
    id: row.id,
    consultationId: row.consultationId,
    plan: plan.parse(row.plan) satisfies Plan,
    reached: row.reached,
    moved: row.moved,
    untagged: row.untagged,
    ...(confirmedAt ? { confirmedAt } : {}),
    ...(cancelledAt ? { cancelledAt } : {}),
    ...(doneAt ? { doneAt } : {}),
  };
}

export function themeChanges(db: Db): ThemeChanges {
  const byId = async (id: string): Promise<ThemeChange | undefined> => {
    const row = await db.themeChange.findUnique({ where: { id } });
    return row ? changeOf(row) : undefined;
  };
  return {
    byId,

    async propose(consultationId, askedById, proposed, askedAt) {
      const before = new Date(askedAt.getTime() - patience * 86_400_000);
      await db.themeChange.deleteMany({
        where: { consultationId, confirmedAt: null, askedAt: { lt: before } },
      });
      const { id } = await db.themeChange.create({
        data: { consultationId, askedById, plan: storableJson(proposed), askedAt },
        select: { id: true },
      });
      return id;
    },

    async claim(id) {
      await db.$queryRaw`SELECT id FROM theme_change WHERE id = ${id}::uuid FOR UPDATE`;
      return byId(id);
    },

    async confirm(id, at) {
      await db.themeChange.update({ where: { id }, data: { confirmedAt: at } });
    },

    async cancel(id, at) {
      await db.themeChange.update({ where: { id }, data: { cancelledAt: at } });
    },

    async underWay(consultationId) {
      const rows = await db.themeChange.findMany({
        where: { consultationId, confirmedAt: { not: null }, doneAt: null },
        orderBy: [{ confirmedAt: 'asc' }, { id: 'asc' }],
      });
      return rows.map(changeOf);
    },

    async doneSince(consultationId, since, most) {
      const rows = await db.themeChange.findMany({
        where: { consultationId, doneAt: { gte: since } },
        orderBy: [{ doneAt: 'desc' }, { id: 'desc' }],
        take: most,
      });
      return rows.reverse().map(changeOf);
    },

    async waiting() {
      const rows = await db.themeChange.findMany({
        where: { confirmedAt: { not: null }, doneAt: null },
        distinct: ['consultationId'],
        select: { consultationId: true },
      });
      return rows.map(({ consultationId }) => consultationId);
    },

    async advance(id, { reached, moved, untagged }) {
      await db.themeChange.update({ where: { id }, data: { reached, moved, untagged } });
    },

    async finish(id, at) {
      await db.themeChange.update({
        where: { id },
        data: { doneAt: at, consultation: { update: { themesRevision: { increment: 1 } } } },
      });
    },
  };
}
