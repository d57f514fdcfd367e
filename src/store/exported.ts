import type { ExportedContribution, ExportPart } from '../core/ports/exported.ts';
import { currentTaggings } from './contribution-row.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

/** Contributions read at a time, with all that belongs to them. */
const page = 1000;

type Votes = ExportedContribution['votes'];

/** A contribution with what there is one of. */
interface Row
  extends Pick<ExportedContribution, 'number' | 'language' | 'status' | 'platform' | 'createdAt'> {
  readonly id: string;
  readonly text: string;
  readonly kind: NonNullable<ExportedContribution['kind']> | null;
  readonly withdrawnAt: Date | null;
  readonly editedAt: Date | null;
  readonly pseudonym: string;
  readonly erased: boolean;
  readonly affiliation: string | null;
}

/** What a contribution must be to belong to the part. */
function belongs(part: ExportPart | undefined): Prisma.Sql {
  if (!part) return Prisma.sql`TRUE`;
  const tagging = Prisma.sql`SELECT FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL`;
  if ('published' in part) return Prisma.sql`c.status = 'published' AND p.erased_at IS NULL`;
  if ('numbers' in part) return Prisma.sql`c.number = ANY (${[...part.numbers]}::int[])`;
  if ('argued' in part) return Prisma.sql`EXISTS (SELECT FROM argument a WHERE a.contribution_id = c.id)`;
  return part.theme === null
    ? Prisma.sql`c.status = 'published' AND NOT EXISTS (${tagging} AND t.theme_id IS NOT NULL)`
    : Prisma.sql`c.status = 'published' AND EXISTS (${tagging} AND t.theme_id = ${part.theme}::uuid)`;
}

function rowsAfter(
  db: Db,
  consultationId: string,
  part: ExportPart | undefined,
  after: number,
): Promise<Row[]> {
  return db.$queryRaw`
    SELECT c.id, c.number, c.text, c.language, c.kind::text, c.status::text, m.platform,
      c.created_at AS "createdAt", c.withdrawn_at AS "withdrawnAt",
      (SELECT max(r.replaced_at) FROM contribution_revision r WHERE r.contribution_id = c.id) AS "editedAt",
      p.pseudonym, p.erased_at IS NOT NULL AS erased, a.name AS affiliation
    FROM contribution c
    JOIN participant p ON p.id = c.participant_id
    JOIN message m ON m.id = c.message_id
    LEFT JOIN affiliation a ON a.id = c.affiliation_id
    WHERE c.consultation_id = ${consultationId}::uuid AND c.number > ${after} AND ${belongs(part)}
    ORDER BY c.number LIMIT ${page}`;
}

/** What belongs to each contribution, in the order in which it came. */
function byContribution<T extends { readonly contributionId: string }>(all: readonly T[]) {
  const groups = Map.groupBy(all, ({ contributionId }) => contributionId);
  return (id: string): readonly T[] => groups.get(id) ?? [];
}

async function votesOn(db: Db, ids: string[]): Promise<(id: string) => Votes> {
  const cast = await db.vote.groupBy({
    by: ['contributionId', 'choice'],
    where: { contributionId: { in: ids } },
    _count: true,
  });
  const of = byContribution(cast);
  return (id) => ({
    agree: 0,
    disagree: 0,
    pass: 0,
    ...Object.fromEntries(of(id).map(({ choice, _count }) => [choice, _count])),
  });
}

async function taggingsOf(db: Db, ids: string[]) {
  const { where, orderBy, select } = currentTaggings;
  const all = await db.tagging.findMany({
    where: { ...where, contributionId: { in: ids } },
    orderBy,
    select: { ...select, contributionId: true },
  });
  return byContribution(all);
}

const person = { select: { pseudonym: true } } as const;
const living = { participant: { erasedAt: null } } as const;

async function argumentsOn(db: Db, ids: string[]) {
  const all = await db.argument.findMany({
    where: { contributionId: { in: ids }, withdrawnAt: null, ...living },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { contributionId: true, side: true, text: true, createdAt: true, participant: person },
  });
  return byContribution(all);
}

async function judgementsOf(db: Db, ids: string[]) {
  const all = await db.judgement.findMany({
    where: { contributionId: { in: ids }, ...living },
    orderBy: [{ saidAt: 'asc' }, { id: 'asc' }],
    select: { contributionId: true, themeIds: true, independent: true, participant: person },
  });
  return byContribution(all);
}

/** A row in the core's words, without those that nobody is to read: they do not leave the store. */
function contributionOf(row: Row) {
  const { number, text, language, kind, status, platform, createdAt, erased } = row;
  return {
    number,
    language,
    status,
    platform,
    createdAt,
    ...(isReadable(row) ? { text } : {}),
    ...(erased ? {} : { pseudonym: row.pseudonym }),
    ...(row.affiliation !== null && !erased ? { affiliation: row.affiliation } : {}),
    ...(kind ? { kind } : {}),
    ...(row.editedAt ? { editedAt: row.editedAt } : {}),
    ...(row.withdrawnAt ? { withdrawnAt: row.withdrawnAt } : {}),
  };
}

const isReadable = ({ status, erased }: Row): boolean => status === 'published' && !erased;

/** Reads what belongs to a page, one query for all its contributions; one after the other, as a transaction has one connection. */
async function withAll(db: Db, rows: readonly Row[]): Promise<ExportedContribution[]> {
  const ids = rows.map(({ id }) => id);
  const taggings = await taggingsOf(db, ids);
  const votes = await votesOn(db, ids);
  const said = await argumentsOn(
    db,
    rows.filter(isReadable).map(({ id }) => id),
  );
  const judgements = await judgementsOf(db, ids);
  return rows.map((row) => ({
    ...contributionOf(row),
    taggings: taggings(row.id).map(({ themeId, probability, origin }) => ({ themeId, probability, origin })),
    votes: votes(row.id),
    arguments: said(row.id).map(({ side, text, createdAt, participant: { pseudonym } }) => ({
      side,
      text,
      createdAt,
      pseudonym,
    })),
    judgements: judgements(row.id).map(({ themeIds, independent, participant: { pseudonym } }) => ({
      themeIds,
      independent,
      pseudonym,
    })),
  }));
}

/** A consultation's contributions, or a part of them, with all that an export has of each; by number, in pages. */
export async function* exported(
  db: Db,
  consultationId: string,
  part: ExportPart | undefined,
): AsyncGenerator<readonly ExportedContribution[]> {
  let rows: readonly Row[] = [];
  do {
    rows = await rowsAfter(db, consultationId, part, rows.at(-1)?.number ?? 0);
    if (rows.length > 0) yield await withAll(db, rows);
  } while (rows.length === page);
}
