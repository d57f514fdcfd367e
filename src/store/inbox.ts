import { type Inbound, storable } from '../core/inbound.ts';
import type { Inbox } from '../core/ports.ts';
import type { Reply } from '../core/reply.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import { inboundOf } from './inbound-json.ts';

/** The value as PostgreSQL's jsonb can hold it: dates as text, no NUL, no lone surrogate. */
function json(value: Inbound | Reply): Prisma.InputJsonValue {
  const text = JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'string' ? storable(part) : part,
  );
  return JSON.parse(text);
}

export function inbox(db: Db): Inbox {
  return {
    async accept(key, event) {
      const { count } = await db.inboxEvent.createMany({
        data: [{ key, platform: event.at.platform, kind: event.kind, payload: json(event) }],
        skipDuplicates: true,
      });
      if (count === 1) return 'new';
      const known = await db.inboxEvent.findUnique({ where: { key }, select: { handledAt: true } });
      return known?.handledAt ? 'handled' : 'unfinished';
    },

    async claim(key) {
      const rows = await db.$queryRaw<{ handled_at: Date | null }[]>`
        SELECT handled_at FROM inbox_event WHERE key = ${key} FOR UPDATE`;
      return rows.length === 1 && rows[0]?.handled_at === null;
    },

    async finish(key, reply) {
      // The words are in the message now; a second copy of them here would outlive an erasure.
      const { id } = await db.inboxEvent.update({
        where: { key },
        data: { handledAt: new Date(), lastError: null, payload: {} },
        select: { id: true },
      });
      if (reply) {
        await db.outboxReply.create({ data: { inboxEventId: id, position: 0, reply: json(reply) } });
      }
    },

    async fail(key, error) {
      await db.inboxEvent.update({
        where: { key },
        data: { attempts: { increment: 1 }, lastError: error },
      });
    },

    async unfinished(mostAttempts) {
      const rows = await db.inboxEvent.findMany({
        where: { handledAt: null, attempts: { lt: mostAttempts } },
        orderBy: [{ receivedAt: 'asc' }, { id: 'asc' }],
        select: { payload: true },
      });
      return rows.flatMap(({ payload }) => inboundOf(payload) ?? []);
    },

    async delivered(key) {
      await db.outboxReply.deleteMany({ where: { inboxEvent: { key } } });
    },
  };
}
