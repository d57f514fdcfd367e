import { v7 as uuidv7 } from 'uuid';
import type { NewSummary, NewThemeSummary, Summaries, SummaryHead } from '../core/summarise/kept.ts';
import { placeOf } from '../core/summarise/quoted.ts';
import type { Claim } from '../core/summarise/summary.ts';
import type { Db } from './db.ts';
import { headOf } from './summary-reads.ts';

/** Citations written at a time. */
const batch = 5000;

/** A claim with the id under which it is kept. */
interface PlacedClaim {
  readonly id: string;
  readonly claim: Claim;
}

async function writeInputs(db: Db, id: string, { consultationId, inputs }: NewThemeSummary): Promise<void> {
  for (const { numbers, hashes } of inputs) {
    // What was erased meanwhile is not there to be referred to.
    await db.$executeRaw`
      INSERT INTO summary_input (theme_summary_id, contribution_id, text_hash)
      SELECT ${id}::uuid, c.id, substring(${hashes}::bytea FROM (32 * read.place - 31)::int FOR 32)
      FROM unnest(${[...numbers]}::int[]) WITH ORDINALITY AS read (number, place)
      JOIN contribution c ON c.consultation_id = ${consultationId}::uuid AND c.number = read.number`;
  }
}

async function writeClaims(
  db: Db,
  id: string,
  { summary: { subthemes } }: NewThemeSummary,
): Promise<PlacedClaim[]> {
  const placed = subthemes.map(({ claims, ...subtheme }, position) => ({
    row: { ...subtheme, id: uuidv7(), themeSummaryId: id, position, label: subtheme.label ?? null },
    claims: claims.map((claim): PlacedClaim => ({ id: uuidv7(), claim })),
  }));
  await db.subtheme.createMany({ data: placed.map(({ row }) => row) });
  await db.claim.createMany({
    data: placed.flatMap(({ row, claims }) =>
      claims.map(({ id: claimId, claim: { role, text, citations, people, quotes, votes } }, position) => ({
        id: claimId,
        subthemeId: row.id,
        position,
        role,
        text: text === quotes[0]?.text ? null : text,
        citedCount: citations.length,
        people,
        agree: votes?.agree ?? null,
        disagree: votes?.disagree ?? null,
      })),
    ),
  });
  return placed.flatMap(({ claims }) => claims);
}

/** Writes which contributions carry each claim, and where the quoted words stand in them. */
async function writeCitations(db: Db, consultationId: string, claims: readonly PlacedClaim[]): Promise<void> {
  const quoted = [...new Set(claims.flatMap(({ claim }) => claim.quotes.map(({ number }) => number)))];
  const rows = await db.contribution.findMany({
    where: { consultationId, number: { in: quoted } },
    select: { number: true, text: true },
  });
  const texts = new Map(rows.map(({ number, text }) => [number, text]));
  for (const {
    id,
    claim: { citations, quotes },
  } of claims) {
    const places = quotes
      .filter(({ number }, i) => quotes.findIndex((one) => one.number === number) === i)
      .map(({ number, text }) => ({ number, ...placeOf(texts.get(number) ?? '', text) }));
    for (let from = 0; from < citations.length; from += batch) {
      await db.$executeRaw`
        INSERT INTO citation (claim_id, contribution_id, position, quote_start, quote_length, quote_hash)
        SELECT ${id}::uuid, c.id, ${from} + cited.place - 1, quoted.start, quoted.length, decode(quoted.hash, 'hex')
        FROM unnest(${citations.slice(from, from + batch)}::int[]) WITH ORDINALITY AS cited (number, place)
        JOIN contribution c ON c.consultation_id = ${consultationId}::uuid AND c.number = cited.number
        LEFT JOIN jsonb_to_recordset(${JSON.stringify(places)}::jsonb)
          AS quoted (number int, start int, length int, hash text) ON quoted.number = cited.number
        ON CONFLICT DO NOTHING`;
    }
  }
}

/** Writes which reasons are told on both sides of a claim, by their words: they stay where they were given. */
async function writeReasons(db: Db, consultationId: string, claims: readonly PlacedClaim[]): Promise<void> {
  for (const { id, claim } of claims) {
    const [number] = claim.citations;
    if (!claim.sides || number === undefined) continue;
    const told = { for: new Set(claim.sides.for), against: new Set(claim.sides.against) };
    const given = await db.argument.findMany({
      where: { contribution: { consultationId, number }, withdrawnAt: null },
      select: { id: true, side: true, text: true },
    });
    await db.claimReason.createMany({
      data: given
        .filter(({ side, text }) => told[side].has(text))
        .map((one) => ({ claimId: id, argumentId: one.id })),
    });
  }
}

/** The summary that says just this, if there is one. */
async function same(db: Db, summary: NewSummary): Promise<SummaryHead | undefined> {
  const { consultationId, themeId, since, above, counts, parts } = summary;
  const rows = await db.summary.findMany({
    where: {
      consultationId,
      themeId: themeId ?? null,
      since: since ? { not: null } : null,
      above: above === undefined ? null : { not: null },
      ...counts,
    },
    orderBy: { number: 'desc' },
    include: { parts: { orderBy: { position: 'asc' } } },
    // They differ in words alone: as a rule there is one, the last.
    take: 10,
  });
  const found = rows.find((row) => row.parts.map((one) => one.themeSummaryId).join() === parts.join());
  return found && headOf(found);
}

/** Writes summaries, so that of what is the same there is one. */
export function summaryWrites(db: Db): Pick<Summaries, 'known' | 'keepTheme' | 'keep'> {
  return {
    async known(outlines, procedure) {
      const rows = await db.themeSummary.findMany({
        where: {
          procedure,
          OR: outlines.map(({ themeId, stamp }) => ({ themeId, stamp })),
        },
        select: { id: true, themeId: true },
      });
      return new Map(rows.map(({ id, themeId }) => [themeId, id]));
    },

    async keepTheme(made) {
      const { consultationId, summary, procedure, parameters } = made;
      const { themeId, making, contributions, people } = summary;
      const id = uuidv7();
      const stamp = made.stamp ?? null;
      const { count } = await db.themeSummary.createMany({
        data: [
          {
            id,
            themeId,
            stamp,
            procedure,
            method: making.way,
            parameters: { ...parameters },
            ...(made.language ? { language: made.language } : {}),
            ...(summary.leftOut ? { leftOut: summary.leftOut } : {}),
            contributions,
            people,
            ...(making.way === 'model' ? { model: making.model, promptVersion: making.prompt } : {}),
            ...(making.way === 'extractive' && making.instead ? { instead: making.instead } : {}),
          },
        ],
        skipDuplicates: true,
      });
      if (count === 0) {
        const other = await db.themeSummary.findFirstOrThrow({
          where: { themeId, stamp, procedure },
          select: { id: true },
        });
        return other.id;
      }
      await writeInputs(db, id, made);
      const claims = await writeClaims(db, id, made);
      await writeCitations(db, consultationId, claims);
      await writeReasons(db, consultationId, claims);
      return id;
    },

    async keep(summary) {
      const known = await same(db, summary);
      if (known) return known;
      const { consultationId, themeId, since, above, counts, parts } = summary;
      // Whoever asks for the same at the same time waits here, and finds it.
      await db.$queryRaw`SELECT id FROM consultation WHERE id = ${consultationId}::uuid FOR UPDATE`;
      const other = await same(db, summary);
      if (other) return other;
      const { lastSummary: number } = await db.consultation.update({
        where: { id: consultationId },
        data: { lastSummary: { increment: 1 } },
        select: { lastSummary: true },
      });
      return headOf(
        await db.summary.create({
          data: {
            consultationId,
            number,
            themeId: themeId ?? null,
            since: since ?? null,
            above: above ?? null,
            ...counts,
            parts: { create: parts.map((themeSummaryId, position) => ({ themeSummaryId, position })) },
          },
          include: { parts: { orderBy: { position: 'asc' } } },
        }),
      );
    },
  };
}
