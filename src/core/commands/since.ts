const units: Record<string, number> = { h: 3_600_000, d: 86_400_000, j: 86_400_000, w: 604_800_000 };

/** A date, or how long ago: "7d", "24h", "2w", "2026-01-31", "31/01/2026". Dates are midnight UTC. */
export function parseSince(word: string, now: Date): Date | undefined {
  const ago = /^(\d{1,4})([hdjw])$/i.exec(word);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (units[ago[2]?.toLowerCase() ?? ''] ?? 0));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
  const european = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(word);
  const [year, month, day] = iso ? iso.slice(1) : european ? european.slice(1).reverse() : [];
  if (!year || !month || !day) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? date : undefined;
}
