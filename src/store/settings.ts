import type { Settings } from '../core/ports/settings.ts';
import type { Db } from './db.ts';

export function settings(db: Db): Settings {
  return {
    async get(key) {
      const row = await db.setting.findUnique({ where: { key } });
      return typeof row?.value === 'string' ? row.value : undefined;
    },

    async set(key, value) {
      await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    },

    async take(key, value) {
      const { count } = await db.setting.deleteMany({ where: { key, value: { equals: value } } });
      return count === 1;
    },
  };
}
