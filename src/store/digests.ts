import type { Digest, Digests } from '../core/digest/digest.ts';
import type { ChannelAddress } from '../core/inbound.ts';
import { isLanguage } from '../core/language.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import { address } from './inbound-json.ts';

const withChannel = { channel: true } satisfies Prisma.DigestInclude;

function digestOf(row: Prisma.DigestGetPayload<{ include: typeof withChannel }>): Digest {
  const { channel, thread, visibility, weekday, minute } = row;
  const at = {
    platform: channel.platform,
    installation: channel.installation,
    channel: channel.platformChannelId,
    visibility,
    ...(thread === '' ? {} : { thread }),
  };
  return {
    id: row.id,
    consultationId: row.consultationId,
    at: address.parse(at),
    askedBy: row.askedBy,
    language: isLanguage(row.language) ? row.language : 'en',
    rhythm: { minute, ...(weekday === null ? {} : { weekday }) },
    toldAt: row.toldAt,
    toldUpTo: row.toldUpTo,
    nextAt: row.nextAt,
  };
}

function where({ platform, installation, channel, thread = '' }: ChannelAddress) {
  return { channel: { platform, installation, platformChannelId: channel }, thread };
}

export function digests(db: Db): Digests {
  const byId = async (id: string): Promise<Digest | undefined> => {
    const row = await db.digest.findUnique({ where: { id }, include: withChannel });
    return row ? digestOf(row) : undefined;
  };
  return {
    byId,

    async claim(id) {
      await db.$queryRaw`SELECT id FROM digest WHERE id = ${id}::uuid FOR UPDATE`;
      return byId(id);
    },

    async of(at) {
      const row = await db.digest.findFirst({ where: where(at), include: withChannel });
      return row ? digestOf(row) : undefined;
    },

    async set({ at, consultationId, askedBy, language, rhythm, toldAt, toldUpTo, nextAt }) {
      const { channel, thread } = where(at);
      const { id: channelId } = await db.channel.findFirstOrThrow({ where: channel, select: { id: true } });
      const data = {
        visibility: at.visibility,
        consultationId,
        askedBy,
        language,
        weekday: rhythm.weekday ?? null,
        minute: rhythm.minute,
        nextAt,
      };
      const here = { channelId_thread: { channelId, thread } };
      const before = await db.digest.findUnique({ where: here, select: { consultationId: true } });
      const { id } = await db.digest.upsert({
        where: here,
        create: { ...data, channelId, thread, toldAt, toldUpTo },
        // Another consultation has other numbers.
        update: before?.consultationId === consultationId ? data : { ...data, toldAt, toldUpTo },
        select: { id: true },
      });
      return id;
    },

    async remove(at) {
      const { count } = await db.digest.deleteMany({ where: where(at) });
      return count > 0;
    },

    async schedule(id, nextAt) {
      await db.digest.updateMany({ where: { id }, data: { nextAt } });
    },

    async told(id, toldAt, toldUpTo) {
      await db.digest.updateMany({ where: { id }, data: { toldAt, toldUpTo } });
    },

    async all() {
      const rows = await db.digest.findMany({ include: withChannel, orderBy: { id: 'asc' } });
      return rows.map(digestOf);
    },
  };
}
