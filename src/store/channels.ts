import type { Channels } from '../core/ports.ts';
import type { Db } from './db.ts';

export function channels(db: Db): Channels {
  return {
    async find({ platform, installation, channel }) {
      const row = await db.channel.findUnique({
        where: {
          platform_installation_platformChannelId: { platform, installation, platformChannelId: channel },
        },
        select: { consultationId: true, listening: true },
      });
      return {
        listening: row?.listening ?? 'mentions',
        ...(row?.consultationId ? { consultationId: row.consultationId } : {}),
      };
    },
  };
}
