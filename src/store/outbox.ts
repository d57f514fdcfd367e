import { conversationOf } from '../core/inbound.ts';
import type { Outbox } from '../core/ports/outbox.ts';
import { isAlive } from './alive.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';
import { readAnswer } from './outgoing-json.ts';
import { storableJson } from './storable-json.ts';

export function outbox(db: Db): Outbox {
  return {
    async add(key, outgoing) {
      const { id, at } = outgoing;
      const data = {
        id,
        platform: at.platform,
        conversation: conversationOf(at),
        outgoing: storableJson(outgoing),
      };
      const { id: inboxEventId } = await db.inboxEvent.findUniqueOrThrow({
        where: { key },
        select: { id: true },
      });
      // An apology that has not left yet gives way to the answer.
      await db.outboxReply.upsert({
        where: { inboxEventId },
        create: { ...data, inboxEventId },
        update: { ...data, failedAt: null, notBefore: null, attempts: 0 },
      });
    },

    async next(conversation) {
      const row = await db.outboxReply.findFirst({
        where: { conversation, failedAt: null },
        orderBy: { sequence: 'asc' },
        select: { id: true, inboxEventId: true, outgoing: true, attempts: true, notBefore: true },
      });
      if (!row) return undefined;
      const read = readAnswer(row.outgoing);
      if (read.kind === 'unreadable') return { ...read, id: row.id, event: row.inboxEventId };
      const { attempts, notBefore } = row;
      return { ...read, attempts, ...(notBefore ? { notBefore } : {}) };
    },

    async claim(id, process) {
      const count = await db.$executeRaw`
        UPDATE outbox_reply SET claimed_by = ${process}
         WHERE id = ${id}::uuid
           AND (claimed_by IS NULL OR claimed_by = ${process} OR NOT ${Prisma.raw(isAlive('claimed_by'))})`;
      return count === 1;
    },

    async delivered(id) {
      await db.outboxReply.deleteMany({ where: { id } });
    },

    async postpone(id, notBefore, error) {
      await db.outboxReply.update({
        where: { id },
        data: { notBefore, lastError: error, attempts: { increment: 1 }, claimedBy: null },
      });
    },

    async giveUp(id, error) {
      await db.outboxReply.update({
        where: { id },
        data: { failedAt: new Date(), lastError: error, attempts: { increment: 1 } },
      });
    },

    async waiting(platform) {
      const rows = await db.outboxReply.findMany({
        where: { platform, failedAt: null },
        distinct: ['conversation'],
        select: { conversation: true },
      });
      return rows.map(({ conversation }) => conversation);
    },
  };
}
