import type { PrismaClient } from './generated/client.ts';

const key = (day: string): string => `llm-tokens:${day}`;

/** What a language model was given, day by day ("2026-05-31" in UTC), for all processes on the database together. */
export function spending(client: PrismaClient) {
  return {
    async spent(day: string): Promise<number> {
      const row = await client.setting.findUnique({ where: { key: key(day) } });
      return typeof row?.value === 'number' ? row.value : 0;
    },

    async add(day: string, tokens: number): Promise<void> {
      await client.$executeRaw`
        INSERT INTO setting (key, value, changed_at) VALUES (${key(day)}, to_jsonb(${tokens}::bigint), now())
        ON CONFLICT (key) DO UPDATE
          SET value = to_jsonb((setting.value)::text::bigint + ${tokens}::bigint), changed_at = now()`;
    },
  };
}
