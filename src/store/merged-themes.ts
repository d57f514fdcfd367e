import type { Tagging } from '../core/ports/tagging.ts';
import type { Db } from './db.ts';

/** Of several taggings with one theme the surest. */
function once(taggings: readonly Tagging[]): Tagging[] {
  const byTheme = Map.groupBy(taggings, ({ themeId }) => themeId);
  return [...byTheme.values()].map((all) =>
    all.reduce((best, one) => (one.probability > best.probability ? one : best)),
  );
}

/**
 * The taggings with what their themes have become part of: a text may have been understood just before its theme was merged
 * into another, and come to be stored when the contributions of that theme have moved already. Without the consultation's
 * lock a merge of the same instant may still be missed.
 */
export async function withMergedThemes<Of extends { readonly taggings: readonly Tagging[] }>(
  db: Db,
  tagged: readonly Of[],
): Promise<Of[]> {
  const into = new Map<string, string>();
  let open = [...new Set(tagged.flatMap(({ taggings }) => taggings.flatMap(({ themeId }) => themeId ?? [])))];
  while (open.length > 0) {
    const merged = await db.theme.findMany({
      where: { id: { in: open }, mergedIntoId: { not: null } },
      select: { id: true, mergedIntoId: true },
    });
    for (const { id, mergedIntoId } of merged) if (mergedIntoId !== null) into.set(id, mergedIntoId);
    open = [...new Set(merged.flatMap(({ mergedIntoId }) => mergedIntoId ?? []))].filter(
      (id) => !into.has(id),
    );
  }
  if (into.size === 0) return [...tagged];
  const now = (id: string): string => {
    const next = into.get(id);
    return next === undefined ? id : now(next);
  };
  return tagged.map((one) => ({
    ...one,
    taggings: once(
      one.taggings.map((tagging) =>
        tagging.themeId === null ? tagging : { ...tagging, themeId: now(tagging.themeId) },
      ),
    ),
  }));
}
