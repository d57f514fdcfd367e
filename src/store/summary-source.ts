import { unnamed } from '../core/gather/gather.ts';
import type { IdeaKind } from '../core/segment/segmentation.ts';
import type { SourceFilter, SummaryCounts, SummarySource, ThemeOutline } from '../core/summarise/source.ts';
import type { Sides } from '../core/summarise/summary.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

const page = 2000;

interface WrittenRow {
  readonly id: string;
  readonly number: number;
  readonly text: string;
  readonly participantId: string;
  readonly kind: IdeaKind | null;
  readonly agree: number;
  readonly disagree: number;
  readonly isAuthorUnknown: boolean;
}

/** Contributions `c` of the filter, whatever their themes. */
const given = ({ consultationId, since, above }: SourceFilter): Prisma.Sql =>
  Prisma.sql`c.consultation_id = ${consultationId}::uuid
    ${since ? Prisma.sql`AND c.created_at >= ${since}` : Prisma.empty}
    ${above === undefined ? Prisma.empty : Prisma.sql`AND c.number > ${above}`}`;

/** Taggings `t` that are in force, with the filter's themes alone where it names some. */
const inForce = ({ themeIds }: SourceFilter): Prisma.Sql =>
  Prisma.sql`t.superseded_at IS NULL AND ${
    themeIds ? Prisma.sql`t.theme_id = ANY (${[...themeIds]}::uuid[])` : Prisma.sql`t.theme_id IS NOT NULL`
  }`;

/**
 * Contributions `c` of the filter, with those of its themes alone where it names some. Themes are looked up row by row: the
 * planner, where it has no statistics yet, would compare each contribution with each tagging.
 */
export function chosen(filter: SourceFilter): Prisma.Sql {
  if (!filter.themeIds) return given(filter);
  return Prisma.sql`${given(filter)} AND ARRAY(
    SELECT t.theme_id FROM tagging t WHERE t.contribution_id = c.id AND t.superseded_at IS NULL
  ) && ${[...filter.themeIds]}::uuid[]`;
}

/** Beside each contribution `c` its author. */
export const withAuthor = Prisma.sql`JOIN participant author ON author.id = c.participant_id`;
/** That the words of a contribution are for everybody to read: it is published, and its author was not erased. */
export const stands = Prisma.sql`c.status = 'published' AND author.erased_at IS NULL`;

/** What became of the contribution `c` of its author: "stands", or why nobody is to read it. */
export const fate = Prisma.sql`CASE WHEN author.erased_at IS NOT NULL THEN 'erased'
  WHEN c.status = 'published' THEN 'stands' ELSE c.status::text END`;

/** Who registered or ever contributed. */
async function participantsOf(db: Db, consultationId: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT participant_id FROM registration WHERE consultation_id = ${consultationId}::uuid
      UNION SELECT participant_id FROM contribution WHERE consultation_id = ${consultationId}::uuid
    ) known`;
  return row?.count ?? 0;
}

/** How many contributions that stand are in a theme, and in several. */
async function taggedOf(db: Db, filter: SourceFilter): Promise<{ tagged: number; inSeveral: number }> {
  const [one] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM contribution c ${withAuthor}
    WHERE ${stands} AND ${given(filter)}
      AND EXISTS (SELECT FROM tagging t WHERE t.contribution_id = c.id AND ${inForce(filter)})`;
  const [several] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT c.id)::int AS count FROM contribution c ${withAuthor}
    JOIN tagging t ON t.contribution_id = c.id AND ${inForce(filter)}
    JOIN tagging other ON other.contribution_id = c.id AND other.superseded_at IS NULL AND other.theme_id > t.theme_id
      ${filter.themeIds ? Prisma.sql`AND other.theme_id = ANY (${[...filter.themeIds]}::uuid[])` : Prisma.empty}
    WHERE ${stands} AND ${given(filter)}`;
  return { tagged: one?.count ?? 0, inSeveral: several?.count ?? 0 };
}

/** What was given of a filter: all of it, what stands of it and by how many people, and what does not. */
interface Given extends Pick<SummaryCounts, 'contributions' | 'people' | 'withdrawn' | 'hidden' | 'erased'> {
  readonly all: number;
}

async function givenOf(db: Db, filter: SourceFilter): Promise<Given> {
  const [row] = await db.$queryRaw<Given[]>`
    SELECT coalesce(sum(given), 0)::int AS all,
      coalesce(sum(standing), 0)::int AS contributions,
      count(*) FILTER (WHERE standing > 0)::int AS people,
      coalesce(sum(withdrawn), 0)::int AS withdrawn,
      coalesce(sum(hidden), 0)::int AS hidden,
      coalesce(sum(erased), 0)::int AS erased
    FROM (
      SELECT count(*) AS given,
        count(*) FILTER (WHERE ${stands}) AS standing,
        count(*) FILTER (WHERE ${fate} = 'withdrawn') AS withdrawn,
        count(*) FILTER (WHERE ${fate} = 'hidden') AS hidden,
        count(*) FILTER (WHERE ${fate} = 'erased') AS erased
      FROM contribution c ${withAuthor} WHERE ${chosen(filter)}
      GROUP BY author.id
    ) person`;
  return row ?? { all: 0, contributions: 0, people: 0, withdrawn: 0, hidden: 0, erased: 0 };
}

/** Counts what the filter chooses, and why the rest of all that was ever given is not in it. */
async function countsOf(db: Db, filter: SourceFilter): Promise<SummaryCounts> {
  const { consultationId, themeIds, since, above } = filter;
  // Every contribution ever given took a number.
  const { lastNumber } = await db.consultation.findUniqueOrThrow({
    where: { id: consultationId },
    select: { lastNumber: true },
  });
  const { all, withdrawn, hidden, erased, ...whole } = await givenOf(db, { consultationId });
  const ofThemes = themeIds ? await givenOf(db, { consultationId, themeIds }) : whole;
  const isDated = since !== undefined || above !== undefined;
  const { contributions, people } = isDated ? await givenOf(db, filter) : ofThemes;
  const { tagged, inSeveral } = await taggedOf(db, filter);
  return {
    contributions,
    people,
    untagged: contributions - tagged,
    inSeveral,
    elsewhere: whole.contributions - ofThemes.contributions,
    earlier: ofThemes.contributions - contributions,
    withdrawn,
    hidden,
    erased: erased + Math.max(0, lastNumber - all),
    participants: await participantsOf(db, consultationId),
  };
}

/**
 * How much there is of each theme, and a stamp of it. What stands, what was voted and what was argued are each summed by
 * themselves, so that PostgreSQL reads every table once, however many rows it has.
 */
async function themesOf(db: Db, filter: SourceFilter): Promise<ThemeOutline[]> {
  const standing = Prisma.sql`contribution c ${withAuthor} JOIN tagging t ON t.contribution_id = c.id`;
  const wanted = Prisma.sql`${stands} AND ${inForce(filter)} AND ${given(filter)}`;
  const written = await db.$queryRaw<ThemeOutline[]>`
    SELECT theme_id AS "themeId", sum(contributions)::int AS contributions, count(*)::int AS people,
      sum(stamp)::text AS stamp
    FROM (
      SELECT t.theme_id, c.participant_id, count(*) AS contributions,
        sum(hashtextextended(concat_ws(E'\\x1f', c.number, c.participant_id, c.kind, c.text), 0)) AS stamp
      FROM ${standing} WHERE ${wanted}
      GROUP BY t.theme_id, c.participant_id
    ) person GROUP BY theme_id`;
  const answered = await db.$queryRaw<Pick<ThemeOutline, 'themeId' | 'stamp'>[]>`
    SELECT theme_id AS "themeId", sum(stamp)::text AS stamp FROM (
      SELECT t.theme_id, hashtextextended(concat_ws('/', c.number, v.choice), 0) AS stamp
      FROM ${standing} JOIN vote v ON v.contribution_id = c.id
      WHERE v.choice <> 'pass' AND ${wanted}
      UNION ALL
      SELECT t.theme_id, hashtextextended(concat_ws('/', c.number, a.side, a.text), 0)
      FROM ${standing} JOIN argument a ON a.contribution_id = c.id JOIN participant p ON p.id = a.participant_id
      WHERE a.withdrawn_at IS NULL AND p.erased_at IS NULL AND ${wanted}
    ) answer GROUP BY theme_id`;
  const stamps = new Map(answered.map(({ themeId, stamp }) => [themeId, stamp]));
  return written.map((one) => ({ ...one, stamp: [one.stamp, stamps.get(one.themeId)].join(' ').trim() }));
}

/**
 * The numbers of the contributions of a theme, in order. They are found by the theme, so that it costs what the theme has,
 * whatever others have; a million of them take a few megabytes.
 */
async function numbersOf(db: Db, filter: SourceFilter): Promise<readonly number[]> {
  const [row] = await db.$queryRaw<{ numbers: string | null }[]>`
    SELECT string_agg(number::text, ',' ORDER BY number) AS numbers FROM (
      SELECT DISTINCT c.number FROM tagging t JOIN contribution c ON c.id = t.contribution_id
      WHERE ${inForce(filter)} AND c.status = 'published' AND ${given(filter)}
    ) tagged`;
  return row?.numbers?.split(',').map(Number) ?? [];
}

/** Those of the numbers whose contributions are wanted, by their ids. */
async function takenOf(
  db: Db,
  consultationId: string,
  numbers: readonly number[],
  takes: (id: string) => boolean,
): Promise<number[]> {
  const rows = await db.$queryRaw<{ id: string; number: number }[]>`
    SELECT id, number FROM contribution
    WHERE consultation_id = ${consultationId}::uuid AND number = ANY (${[...numbers]}::int[])`;
  return rows.flatMap(({ id, number }) => (takes(id) ? [number] : []));
}

/** What summaries are made from, read so that neither time nor memory is spent on what they do not need. */
export function summarySource(db: Db): SummarySource {
  return {
    async outline(filter) {
      return { ...(await countsOf(db, filter)), themes: await themesOf(db, filter) };
    },

    async *written(themeId, filter, takes) {
      const { consultationId } = filter;
      const all = await numbersOf(db, { ...filter, themeIds: [themeId] });
      for (let from = 0; from < all.length; from += page) {
        const some = all.slice(from, from + page);
        const numbers = takes ? await takenOf(db, consultationId, some, takes) : some;
        if (numbers.length === 0) continue;
        const rows = await db.$queryRaw<WrittenRow[]>`
          SELECT c.id, c.number, c.text, c.participant_id AS "participantId", c.kind::text AS kind,
            v.agree, v.disagree, EXISTS (
              SELECT FROM identity i WHERE i.participant_id = c.participant_id
                AND i.platform = 'import' AND starts_with(i.platform_user_id, ${unnamed})
            ) AS "isAuthorUnknown"
          FROM contribution c ${withAuthor} CROSS JOIN LATERAL (
            SELECT count(*) FILTER (WHERE choice = 'agree')::int AS agree,
              count(*) FILTER (WHERE choice = 'disagree')::int AS disagree
            FROM vote WHERE contribution_id = c.id) v
          WHERE ${stands} AND c.consultation_id = ${consultationId}::uuid AND c.number = ANY (${numbers}::int[])
          ORDER BY c.number`;
        if (rows.length === 0) continue;
        yield rows.map(({ kind, agree, disagree, isAuthorUnknown, ...row }) => ({
          ...row,
          ...(kind ? { kind } : {}),
          ...(isAuthorUnknown ? { isAuthorUnknown } : {}),
          votes: { agree, disagree },
        }));
      }
    },

    async sides(contributionIds, most) {
      if (contributionIds.length === 0) return new Map();
      const rows = await db.argument.findMany({
        where: {
          contributionId: { in: [...contributionIds] },
          withdrawnAt: null,
          participant: { erasedAt: null },
        },
        orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
        select: { contributionId: true, side: true, text: true },
      });
      const byContribution = Map.groupBy(rows, ({ contributionId }) => contributionId);
      const of = (all: typeof rows, side: keyof Sides): string[] =>
        all
          .filter((one) => one.side === side)
          .map(({ text }) => text)
          .slice(0, most);
      return new Map(
        [...byContribution].map(([id, all]) => [id, { for: of(all, 'for'), against: of(all, 'against') }]),
      );
    },
  };
}
