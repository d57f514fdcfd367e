import type { DayCount } from '../core/charts/activity.ts';
import type { Counts } from '../core/ports/counts.ts';
import type { Db } from './db.ts';

interface Totals {
  readonly contributions: number;
  readonly people: number;
  readonly untagged: number;
  readonly withdrawn: number;
  readonly hidden: number;
}

/** Counts a consultation's contributions and people, whole and by theme. */
export async function counts(db: Db, consultationId: string): Promise<Counts> {
  const totals = await db.$queryRaw<Totals[]>`
    SELECT
      count(*) FILTER (WHERE status = 'published')::int AS contributions,
      count(DISTINCT participant_id) FILTER (WHERE status = 'published')::int AS people,
      count(*) FILTER (WHERE status = 'published' AND NOT EXISTS (
        SELECT FROM tagging t
        WHERE t.contribution_id = c.id AND t.superseded_at IS NULL AND t.theme_id IS NOT NULL))::int AS untagged,
      count(*) FILTER (WHERE status = 'withdrawn')::int AS withdrawn,
      count(*) FILTER (WHERE status = 'hidden')::int AS hidden
    FROM contribution c WHERE consultation_id = ${consultationId}::uuid`;
  const themes = await db.$queryRaw<{ themeId: string; contributions: number; people: number }[]>`
    SELECT t.theme_id AS "themeId", count(DISTINCT c.id)::int AS contributions,
      count(DISTINCT c.participant_id)::int AS people
    FROM contribution c JOIN tagging t ON t.contribution_id = c.id
    WHERE c.consultation_id = ${consultationId}::uuid AND c.status = 'published'
      AND t.superseded_at IS NULL AND t.theme_id IS NOT NULL
    GROUP BY t.theme_id`;
  const [total = { contributions: 0, people: 0, untagged: 0, withdrawn: 0, hidden: 0 }] = totals;
  return { ...total, themes };
}

/** Counts a consultation's published contributions by day, in UTC. */
export function activity(db: Db, consultationId: string): Promise<DayCount[]> {
  return db.$queryRaw<DayCount[]>`
    SELECT date_trunc('day', created_at, 'UTC') AS day, count(*)::int AS contributions
    FROM contribution
    WHERE consultation_id = ${consultationId}::uuid AND status = 'published'
    GROUP BY day ORDER BY day`;
}
