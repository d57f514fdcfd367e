import type { ExportedContribution, ExportPart } from '../core/ports.ts';
import { currentTaggings } from './contribution-row.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

/** Contributions read at a time, with all that belongs to them. */
const page = 1000;

const author = { select: { pseudonym: true, erasedAt: true } } as const;

const exportedColumns = {
  id: true,
  number: true,
  text: true,
  language: true,
  kind: true,
  status: true,
  createdAt: true,
  withdrawnAt: true,
  participant: author,
  affiliation: { select: { name: true } },
  message: { select: { platform: true } },
  taggings: currentTaggings,
  arguments: {
    where: { withdrawnAt: null, participant: { erasedAt: null } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    select: { side: true, text: true, createdAt: true, participant: { select: { pseudonym: true } } },
  },
  judgements: {
    where: { participant: { erasedAt: null } },
    orderBy: [{ saidAt: 'asc' }, { id: 'asc' }],
    select: { themeIds: true, independent: true, participant: { select: { pseudonym: true } } },
  },
} satisfies Prisma.ContributionSelect;

type Row = Prisma.ContributionGetPayload<{ select: typeof exportedColumns }>;
type Votes = ExportedContribution['votes'];

/** What a contribution must be to belong to the part. */
function belongs(part: ExportPart | undefined): Prisma.Sql {
  if (!part) return Prisma.sql`TRUE`;
  const tagging = Prisma.sql`SELECT FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL`;
  if ('argued' in part) return Prisma.sql`EXISTS (SELECT FROM argument a WHERE a.contribution_id = c.id)`;
  return part.theme === null
    ? Prisma.sql`c.status = 'published' AND NOT EXISTS (${tagging} AND t.theme_id IS NOT NULL)`
    : Prisma.sql`c.status = 'published' AND EXISTS (${tagging} AND t.theme_id = ${part.theme}::uuid)`;
}

async function votesOn(db: Db, ids: string[]): Promise<ReadonlyMap<string, Votes>> {
  const cast = await db.vote.groupBy({
    by: ['contributionId', 'choice'],
    where: { contributionId: { in: ids } },
    _count: true,
  });
  const votes = new Map<string, Votes>();
  for (const { contributionId, choice, _count } of cast) {
    votes.set(contributionId, { ...(votes.get(contributionId) ?? noVotes), [choice]: _count });
  }
  return votes;
}

async function lastEdits(db: Db, ids: string[]): Promise<ReadonlyMap<string, Date | null>> {
  const edits = await db.contributionRevision.groupBy({
    by: ['contributionId'],
    where: { contributionId: { in: ids } },
    _max: { replacedAt: true },
  });
  return new Map(edits.map(({ contributionId, _max }) => [contributionId, _max.replacedAt]));
}

const noVotes: Votes = { agree: 0, disagree: 0, pass: 0 };

/** A row without the words that nobody is to read: they do not leave the store. */
function exportedOf(
  row: Row,
  votes: Votes | undefined,
  editedAt: Date | null | undefined,
): ExportedContribution {
  const { number, language, kind, status, createdAt, withdrawnAt, taggings, affiliation } = row;
  const erased = row.participant.erasedAt !== null;
  const readable = status === 'published' && !erased;
  return {
    number,
    language,
    status,
    createdAt,
    taggings,
    platform: row.message.platform,
    votes: votes ?? noVotes,
    arguments: readable
      ? row.arguments.map(({ participant, ...said }) => ({ ...said, pseudonym: participant.pseudonym }))
      : [],
    judgements: row.judgements.map(({ participant, ...said }) => ({
      ...said,
      pseudonym: participant.pseudonym,
    })),
    ...(readable ? { text: row.text } : {}),
    ...(erased ? {} : { pseudonym: row.participant.pseudonym }),
    ...(affiliation && !erased ? { affiliation: affiliation.name } : {}),
    ...(kind ? { kind } : {}),
    ...(editedAt ? { editedAt } : {}),
    ...(withdrawnAt ? { withdrawnAt } : {}),
  };
}

/** A consultation's contributions, or a part of them, with all that an export has of each; by number, in pages. */
export async function* exported(
  db: Db,
  consultationId: string,
  part: ExportPart | undefined,
): AsyncGenerator<readonly ExportedContribution[]> {
  let after = 0;
  for (;;) {
    const found = await db.$queryRaw<{ id: string }[]>`
      SELECT c.id FROM contribution c
      WHERE c.consultation_id = ${consultationId}::uuid AND c.number > ${after} AND ${belongs(part)}
      ORDER BY c.number LIMIT ${page}`;
    const ids = found.map(({ id }) => id);
    if (ids.length === 0) return;
    const rows = await db.contribution.findMany({
      where: { id: { in: ids } },
      select: exportedColumns,
      orderBy: { number: 'asc' },
    });
    const votes = await votesOn(db, ids);
    const edits = await lastEdits(db, ids);
    yield rows.map((row) => exportedOf(row, votes.get(row.id), edits.get(row.id)));
    after = rows.at(-1)?.number ?? after;
    if (ids.length < page) return;
  }
}
