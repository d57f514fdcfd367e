import type { Retagging } from '../core/themes/change.ts';
import { contributionOf, withTaggings } from './contribution-row.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';

type Row = Prisma.TaggingGetPayload<object>;

/** Of two words on one theme a person's counts before a machine's, then the surer one. */
function stronger(one: Row, other: Row): boolean {
  const byPerson = ({ origin }: Row): boolean => origin === 'author' || origin === 'organiser';
  return byPerson(one) === byPerson(other) ? one.probability > other.probability : byPerson(one);
}

async function moveTaggings(
  db: Db,
  contributionIds: readonly string[],
  themeId: string,
  intoId: string,
  at: Date,
): Promise<void> {
  const rows = await db.tagging.findMany({
    where: {
      contributionId: { in: [...contributionIds] },
      supersededAt: null,
      themeId: { in: [themeId, intoId] },
    },
  });
  const there = new Map(rows.flatMap((row) => (row.themeId === intoId ? [[row.contributionId, row]] : [])));
  const leaving = rows.filter((row) => row.themeId === themeId);
  const coming = leaving.filter((row) => {
    const known = there.get(row.contributionId);
    return !known || stronger(row, known);
  });
  const replaced = coming.flatMap(({ contributionId }) => there.get(contributionId) ?? []);
  await db.tagging.updateMany({
    where: { id: { in: [...leaving, ...replaced].map(({ id }) => id) } },
    data: { supersededAt: at },
  });
  await db.tagging.createMany({
    data: coming.map(({ contributionId, probability, origin, decidedById }) => ({
      contributionId,
      themeId: intoId,
      probability,
      origin,
      decidedById,
    })),
  });
}

/** What people said of a theme is said of the one that it is part of now. */
async function moveJudgements(
  db: Db,
  contributionIds: readonly string[],
  themeId: string,
  intoId: string,
): Promise<void> {
  await db.$executeRaw`
    UPDATE judgement SET
      theme_ids = CASE WHEN ${intoId}::uuid = ANY (theme_ids)
        THEN array_remove(theme_ids, ${themeId}::uuid)
        ELSE array_replace(theme_ids, ${themeId}::uuid, ${intoId}::uuid) END,
      machine_theme_id = CASE WHEN machine_theme_id = ${themeId}::uuid
        THEN ${intoId}::uuid ELSE machine_theme_id END
    WHERE contribution_id = ANY (${contributionIds}::uuid[])
      AND (${themeId}::uuid = ANY (theme_ids) OR machine_theme_id = ${themeId}::uuid)`;
}

/** Taggings of many contributions at a time, for changes of themes. */
export function retagging(db: Db): Retagging {
  return {
    async after(consultationId, number, most, themeId) {
      const rows = await db.contribution.findMany({
        where: {
          consultationId,
          number: { gt: number },
          ...(themeId === undefined
            ? {}
            : {
                OR: [
                  { taggings: { some: { supersededAt: null, themeId } } },
                  {
                    judgements: {
                      some: { OR: [{ themeIds: { has: themeId } }, { machineThemeId: themeId }] },
                    },
                  },
                ],
              }),
        },
        include: withTaggings,
        orderBy: { number: 'asc' },
        take: most,
      });
      return rows.map(contributionOf);
    },

    async claim(ids) {
      // Without the consultation's row, which others lock after a contribution's.
      await db.$queryRaw`
        SELECT id FROM contribution WHERE id = ANY (${ids}::uuid[]) ORDER BY number FOR UPDATE`;
      const rows = await db.contribution.findMany({
        where: { id: { in: [...ids] } },
        include: withTaggings,
        orderBy: { number: 'asc' },
      });
      return rows.map(contributionOf);
    },

    async retag(taggings, at) {
      const machine = { origin: { in: ['embedded', 'llm'] } } satisfies Prisma.TaggingWhereInput;
      await db.tagging.updateMany({
        where: { contributionId: { in: [...taggings.keys()] }, supersededAt: null, ...machine },
        data: { supersededAt: at },
      });
      await db.tagging.createMany({
        data: [...taggings].flatMap(([contributionId, all]) =>
          all.map((one) => ({ ...one, contributionId })),
        ),
      });
    },

    async move(ids, themeId, intoId, at) {
      await moveTaggings(db, ids, themeId, intoId, at);
      await moveJudgements(db, ids, themeId, intoId);
    },
  };
}
