import { isPlatform } from '../core/inbound.ts';
import type { Channels, HeardChannel } from '../core/ports/channels.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';

/** The later of two message ids: platforms' ids grow, as numbers or as text of one length. */
const later = (a: string, b: string): string => ((a.length - b.length || (a < b ? -1 : 1)) > 0 ? a : b);

function where(at: { platform: string; installation: string; channel: string }) {
  const { platform, installation, channel } = at;
  return {
    platform_installation_platformChannelId: { platform, installation, platformChannelId: channel },
  };
}

type Row = Prisma.ChannelGetPayload<{ include: { cursors: true } }>;

function heardOf(row: Row): HeardChannel[] {
  const { platform } = row;
  if (!isPlatform(platform)) return [];
  const at = {
    platform,
    installation: row.installation,
    channel: row.platformChannelId,
    visibility: row.direct ? ('direct' as const) : ('public' as const),
  };
  const since = row.listeningSince;
  const threads = row.cursors
    .filter(({ thread }) => thread !== '')
    .map(({ thread, lastMessage }) => ({ at: { ...at, thread }, since, lastMessage }));
  const own = row.cursors.find(({ thread }) => thread === '');
  return [{ at, since, ...(own ? { lastMessage: own.lastMessage } : {}) }, ...threads];
}

export function channels(db: Db): Channels {
  return {
    async find(at) {
      const row = await db.channel.findUnique({
        where: where(at),
        select: { consultationId: true, listening: true },
      });
      return {
        listening: row?.listening ?? 'off',
        ...(row?.consultationId ? { consultationId: row.consultationId } : {}),
      };
    },

    async address(at) {
      const row = await db.channel.findUnique({ where: where(at), select: { direct: true } });
      return { ...at, visibility: row?.direct ? 'direct' : 'public' };
    },

    async themeOf(at) {
      const { thread = '' } = at;
      const rows = await db.channelTheme.findMany({
        where: {
          channel: {
            platform: at.platform,
            installation: at.installation,
            platformChannelId: at.channel,
          },
          thread: { in: [thread, ''] },
        },
        orderBy: { thread: 'desc' },
        take: 1,
      });
      return rows[0]?.themeId;
    },

    async setTheme(at, themeId) {
      const { thread = '' } = at;
      const { id: channelId } = await db.channel.findUniqueOrThrow({
        where: where(at),
        select: { id: true },
      });
      if (themeId === undefined) {
        await db.channelTheme.deleteMany({ where: { channelId, thread } });
        return;
      }
      await db.channelTheme.upsert({
        where: { channelId_thread: { channelId, thread } },
        create: { channelId, thread, themeId },
        update: { themeId },
      });
    },

    async hear(at, message) {
      const { platform, installation, channel, thread = '' } = at;
      const known = await db.channel.findUnique({
        where: where(at),
        select: { id: true, goneAt: true, cursors: { where: { thread } } },
      });
      const { id } =
        known ??
        (await db.channel.upsert({
          where: where(at),
          create: { platform, installation, platformChannelId: channel, direct: at.visibility === 'direct' },
          update: {},
          select: { id: true },
        }));
      if (known?.goneAt) await db.channel.update({ where: { id }, data: { goneAt: null } });
      if (message === undefined) return;
      const lastMessage = later(message, known?.cursors[0]?.lastMessage ?? '');
      await db.channelCursor.upsert({
        where: { channelId_thread: { channelId: id, thread } },
        create: { channelId: id, thread, lastMessage },
        update: { lastMessage },
      });
    },

    async listen(at, listening, consultationId, now) {
      const { platform, installation, channel } = at;
      const data = { listening, consultationId, listeningSince: now };
      await db.channel.upsert({
        where: where(at),
        create: { platform, installation, platformChannelId: channel, ...data },
        update: data,
      });
    },

    async markGone(at, now) {
      const { platform, installation, channel } = at;
      await db.channel.updateMany({
        where: { platform, installation, platformChannelId: channel },
        data: { goneAt: now },
      });
    },

    async isGone(at) {
      const row = await db.channel.findUnique({ where: where(at), select: { goneAt: true } });
      return row?.goneAt != null;
    },

    async heard(platform) {
      const rows = await db.channel.findMany({
        where: { platform, goneAt: null, OR: [{ direct: true }, { listening: { not: 'off' } }] },
        include: { cursors: true },
        orderBy: { id: 'asc' },
      });
      return rows.flatMap(heardOf);
    },
  };
}
