import { conversationOf } from '../core/inbound.ts';
import type { Inbox } from '../core/ports/inbox.ts';
import type { Db } from './db.ts';
import { inboundOf } from './inbound-json.ts';
import { storableJson } from './storable-json.ts';

export function inbox(db: Db): Inbox {
  return {
    async accept(key, event) {
      const { count } = await db.inboxEvent.createMany({
        data: [
          {
            key,
            platform: event.at.platform,
            conversation: conversationOf(event.at),
            kind: event.kind,
            payload: storableJson(event),
          },
        ],
        skipDuplicates: true,
      });
      if (count === 1) return 'new';
      const known = await db.inboxEvent.findUnique({ where: { key }, select: { handledAt: true } });
      return known?.handledAt ? 'handled' : 'unfinished';
    },

    async has(key) {
      return (await db.inboxEvent.count({ where: { key } })) > 0;
    },

    async claim(key) {
      const rows = await db.$queryRaw<{ handled_at: Date | null }[]>`
        SELECT handled_at FROM inbox_event WHERE key = ${key} FOR UPDATE`;
      return rows.length === 1 && rows[0]?.handled_at === null;
    },

    async finish(key) {
      // The words are in the message now; a second copy of them here would outlive an erasure.
      await db.inboxEvent.update({
        where: { key },
        data: { handledAt: new Date(), lastError: null, payload: {} },
      });
    },

    async fail(key, error) {
      const { attempts } = await db.inboxEvent.update({
        where: { key },
        data: { attempts: { increment: 1 }, lastError: error },
        select: { attempts: true },
      });
      return attempts;
    },

    async giveUp(key, error, mostAttempts) {
      await db.inboxEvent.update({ where: { key }, data: { attempts: mostAttempts, lastError: error } });
    },

    async next(conversation, mostAttempts) {
      const row = await db.inboxEvent.findFirst({
        where: { conversation, handledAt: null, attempts: { lt: mostAttempts } },
        orderBy: { sequence: 'asc' },
        select: { key: true, id: true, payload: true, attempts: true },
      });
      if (!row) return undefined;
      const event = inboundOf(row.payload);
      return { key: row.key, id: row.id, attempts: row.attempts, ...(event ? { event } : {}) };
    },

    async reopen(platform) {
      await db.inboxEvent.updateMany({
        where: { platform, handledAt: null, attempts: { gt: 0 } },
        data: { attempts: 0 },
      });
      const rows = await db.inboxEvent.findMany({
        where: { platform, handledAt: null },
        distinct: ['conversation'],
        select: { conversation: true },
      });
      return rows.map(({ conversation }) => conversation);
    },
  };
}
