import type { NewTheme, Themes } from '../core/ports/themes.ts';
import type { Db } from './db.ts';

/** A theme's own columns. */
export function themeData({
  slug,
  title,
  description,
  keywords,
  opensAt,
  closesAt,
}: Omit<NewTheme, 'id' | 'parentId'>) {
  return {
    slug,
    title: { ...title },
    description: { ...description },
    keywords: Object.fromEntries(Object.entries(keywords).map(([language, words]) => [language, [...words]])),
    opensAt: opensAt ?? null,
    closesAt: closesAt ?? null,
  };
}

async function changed(db: Db, themeId: string): Promise<void> {
  await db.consultation.updateMany({
    where: { themes: { some: { id: themeId } } },
    data: { themesRevision: { increment: 1 } },
  });
}

async function isBelow(db: Db, id: string, aboveId: string): Promise<boolean> {
  const { parentId } = await db.theme.findUniqueOrThrow({ where: { id }, select: { parentId: true } });
  return parentId !== null && (parentId === aboveId || (await isBelow(db, parentId, aboveId)));
}

export function themes(db: Db): Themes {
  return {
    async add(consultationId, theme) {
      const last = await db.theme.aggregate({ where: { consultationId }, _max: { position: true } });
      const { id } = await db.theme.create({
        data: {
          ...themeData(theme),
          ...(theme.id === undefined ? {} : { id: theme.id }),
          consultationId,
          parentId: theme.parentId ?? null,
          position: (last._max.position ?? -1) + 1,
        },
        select: { id: true },
      });
      await changed(db, id);
    },

    async update(id, { title, description, keywords }) {
      await db.theme.update({
        where: { id },
        data: {
          ...(title ? { title: { ...title } } : {}),
          ...(description ? { description: { ...description } } : {}),
          ...(keywords
            ? {
                keywords: Object.fromEntries(
                  Object.entries(keywords).map(([code, words]) => [code, [...words]]),
                ),
              }
            : {}),
        },
      });
      await changed(db, id);
    },

    async close(id, at) {
      await db.theme.update({ where: { id }, data: { closesAt: at } });
      await changed(db, id);
    },

    async merge(id, intoId, at) {
      const { parentId } = await db.theme.findUniqueOrThrow({ where: { id }, select: { parentId: true } });
      // Where it becomes part of what is below it, that comes up into its place first.
      if (await isBelow(db, intoId, id)) await db.theme.update({ where: { id: intoId }, data: { parentId } });
      await db.theme.updateMany({ where: { parentId: id }, data: { parentId: intoId } });
      await db.theme.update({ where: { id }, data: { mergedIntoId: intoId } });
      await db.theme.updateMany({
        where: { id, OR: [{ closesAt: null }, { closesAt: { gt: at } }] },
        data: { closesAt: at },
      });
      await changed(db, id);
    },

    async examples(consultationId) {
      const rows = await db.tagging.findMany({
        where: {
          supersededAt: null,
          origin: { in: ['author', 'organiser'] },
          themeId: { not: null },
          contribution: { consultationId, status: 'published' },
        },
        select: {
          themeId: true,
          contribution: {
            select: { text: true, message: { select: { replyTo: true, platformThreadId: true } } },
          },
        },
        orderBy: { id: 'asc' },
      });
      return rows.flatMap(({ themeId, contribution: { text, message } }) =>
        themeId === null
          ? []
          : [{ themeId, text, answers: message.replyTo !== null || message.platformThreadId !== null }],
      );
    },
  };
}
