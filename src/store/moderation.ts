import type { Moderation, ModerationOrder } from '../core/ports/moderation.ts';
import { staleExamples } from './contribution-write.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import type { ContributionStatus, ModerationKind } from './generated/enums.ts';

interface Change {
  readonly kind: ModerationKind;
  readonly from: ContributionStatus;
  readonly to: ContributionStatus;
}

const lastFirst = {
  orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
} satisfies Prisma.ModerationActionFindManyArgs;

export function moderation(db: Db): Moderation {
  /** Changes the status and keeps who did it, where it was what it is changed from: of two at once one does it. */
  async function change(
    { kind, from, to }: Change,
    { contributionId, moderatorId, reason, at }: ModerationOrder,
  ): Promise<string | undefined> {
    const { count } = await db.contribution.updateMany({
      where: { id: contributionId, status: from },
      data: { status: to },
    });
    if (count === 0) return undefined;
    const { id } = await db.moderationAction.create({
      data: { contributionId, moderatorId, kind, reason, createdAt: at },
      select: { id: true },
    });
    await staleExamples(db, [contributionId]);
    return id;
  }

  return {
    hide: (order) => change({ kind: 'hide', from: 'published', to: 'hidden' }, order),
    restore: (order) =>
      change({ kind: 'restore', from: 'hidden', to: 'published' }, { ...order, reason: '' }),

    async hidden(consultationId, most) {
      const where = { consultationId, status: 'hidden', participant: { erasedAt: null } } as const;
      const rows = await db.contribution.findMany({
        where,
        select: {
          id: true,
          number: true,
          text: true,
          moderations: {
            ...lastFirst,
            where: { kind: 'hide' },
            take: 1,
            select: { reason: true, createdAt: true, moderator: { select: { pseudonym: true } } },
          },
        },
      });
      const all = rows.flatMap(({ moderations: [act], ...row }) =>
        act
          ? [
              {
                ...row,
                reason: act.reason,
                at: act.createdAt,
                ...(act.moderator ? { by: act.moderator.pseudonym } : {}),
              },
            ]
          : [],
      );
      all.sort((a, b) => b.at.getTime() - a.at.getTime() || b.number - a.number);
      return { count: all.length, page: all.slice(0, most) };
    },

    async last(contributionId) {
      const act = await db.moderationAction.findFirst({
        ...lastFirst,
        where: { contributionId },
        select: { id: true, kind: true, reason: true },
      });
      return act ?? undefined;
    },

    async reasonOf(contributionId) {
      const act = await db.moderationAction.findFirst({
        ...lastFirst,
        where: { contributionId, kind: 'hide' },
      });
      return act?.reason;
    },
  };
}
