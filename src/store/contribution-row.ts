import { isLanguage } from '../core/language.ts';
import type { Contribution } from '../core/ports/contribution.ts';
import type { Tagging } from '../core/ports/tagging.ts';
import type { Prisma } from './generated/client.ts';

/** The taggings in force, likeliest first. */
export const currentTaggings = {
  where: { supersededAt: null },
  orderBy: [{ probability: 'desc' }, { id: 'asc' }],
  select: { themeId: true, probability: true, origin: true },
} satisfies Prisma.Contribution$taggingsArgs;

/** What the core needs of a contribution. */
export const withTaggings = { taggings: currentTaggings } satisfies Prisma.ContributionInclude;

type Row = Prisma.ContributionGetPayload<{ include: typeof withTaggings }>;

/** The span of a row, if it has one. */
export function spanOf({
  spanStart,
  spanEnd,
}: Pick<Row, 'spanStart' | 'spanEnd'>): Pick<Contribution, 'span'> {
  return spanStart !== null && spanEnd !== null ? { span: { start: spanStart, end: spanEnd } } : {};
}

/** A contribution's row in the core's words. */
export function contributionOf(row: Row): Contribution {
  return {
    id: row.id,
    number: row.number,
    consultationId: row.consultationId,
    messageId: row.messageId,
    participantId: row.participantId,
    text: row.text,
    language: isLanguage(row.language) ? row.language : 'en',
    status: row.status,
    boundedByAuthor: row.boundedByAuthor,
    createdAt: row.createdAt,
    taggings: row.taggings satisfies Tagging[],
    ...(row.kind ? { kind: row.kind } : {}),
    ...spanOf(row),
  };
}
