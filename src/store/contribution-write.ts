import { v7 as uuidv7 } from 'uuid';
import type { Contribution, GatheredContribution, NewContribution } from '../core/ports/contribution.ts';
import type { Contributions } from '../core/ports/contributions.ts';
import { searchTerms } from '../core/text/search-terms.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import { withMergedThemes } from './merged-themes.ts';
import { messageData } from './messages.ts';

/** Hands out the next public numbers; the row's lock keeps two writers from getting the same. Gives the first. */
async function takeNumbers(db: Db, consultationId: string, count: number): Promise<number> {
  const { lastNumber } = await db.consultation.update({
    where: { id: consultationId },
    data: { lastNumber: { increment: count } },
    select: { lastNumber: true },
  });
  return lastNumber - count + 1;
}

interface Placed {
  readonly id: string;
  readonly number: number;
  readonly messageId: string;
  readonly participantId: string;
  readonly contribution: NewContribution;
}

async function write(db: Db, consultationId: string, placed: readonly Placed[]): Promise<void> {
  await db.contribution.createMany({
    data: placed.map(({ id, number, messageId, participantId, contribution }) => ({
      id,
      number,
      consultationId,
      messageId,
      participantId,
      text: contribution.text,
      language: contribution.language,
      kind: contribution.kind ?? null,
      spanStart: contribution.span.start,
      spanEnd: contribution.span.end,
      boundedByAuthor: contribution.boundedByAuthor,
      searchTerms: searchTerms(contribution.text),
      createdAt: contribution.createdAt,
    })),
  });
  const taggings = placed.flatMap(({ id, contribution }) =>
    contribution.taggings.map((tagging) => ({ ...tagging, contributionId: id })),
  );
  if (taggings.length > 0) await db.tagging.createMany({ data: taggings });
}

/** What a person confirmed is an example that taggers learn from: when it changes, what they learned is stale. */
export async function staleExamples(db: Db, contributionIds: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE consultation SET themes_revision = themes_revision + 1
    WHERE id IN (
      SELECT c.consultation_id FROM contribution c JOIN tagging t ON t.contribution_id = c.id
      WHERE c.id = ANY (${contributionIds}::uuid[]) AND t.superseded_at IS NULL
        AND t.origin IN ('author', 'organiser'))`;
}

/** What a moderator hid stays hidden when its author takes it back and brings it back. */
async function keepHidden(db: Db, ids: readonly string[]): Promise<void> {
  await db.$executeRaw`
    UPDATE contribution c SET status = 'hidden'
    WHERE c.id = ANY (${ids}::uuid[]) AND 'hide' = (
      SELECT a.kind::text FROM moderation_action a WHERE a.contribution_id = c.id
      ORDER BY a.created_at DESC, a.id DESC LIMIT 1)`;
}

type Writes = 'add' | 'gather' | 'rewrite' | 'setStatus' | 'retag';

export function contributionWrites(db: Db): Pick<Contributions, Writes> {
  return {
    async add(consultationId, messageId, participantId, contributions) {
      if (contributions.length === 0) return [];
      const first = await takeNumbers(db, consultationId, contributions.length);
      const placed = (await withMergedThemes(db, contributions)).map(
        (contribution, i): Placed => ({
          id: uuidv7(),
          number: first + i,
          messageId,
          participantId,
          contribution,
        }),
      );
      await write(db, consultationId, placed);
      return placed.map(
        ({ id, number, contribution }): Contribution => ({
          ...contribution,
          id,
          number,
          consultationId,
          messageId,
          participantId,
          status: 'published',
        }),
      );
    },

    async gather(consultationId, gathered) {
      // Two imports of one file at once wait for each other here, so that both see which messages are there.
      await db.$queryRaw`SELECT id FROM consultation WHERE id = ${consultationId}::uuid FOR UPDATE`;
      const fresh = await unknown(db, gathered);
      if (fresh.length === 0) return new Set();
      const first = await takeNumbers(db, consultationId, fresh.length);
      const placed = fresh.map(
        ({ message, contribution }, i): Placed => ({
          id: uuidv7(),
          number: first + i,
          messageId: uuidv7(),
          participantId: message.participantId,
          contribution,
        }),
      );
      await db.message.createMany({
        data: fresh.map(({ message }, i) => messageData(placed[i]?.messageId ?? uuidv7(), message)),
      });
      await write(db, consultationId, placed);
      await staleExamples(
        db,
        placed.map(({ id }) => id),
      );
      return new Set(fresh.map(({ message }) => message.message));
    },

    async rewrite(id, { text, language, kind, span, boundedByAuthor }, at) {
      const before = await db.contribution.findUniqueOrThrow({
        where: { id },
        select: { text: true, spanStart: true, spanEnd: true },
      });
      if (before.text !== text) {
        const revision = await db.contributionRevision.count({ where: { contributionId: id } });
        await db.contributionRevision.create({
          data: { contributionId: id, revision, replacedAt: at, ...before },
        });
        // What people said was said of the former words.
        await db.judgement.deleteMany({ where: { contributionId: id } });
        await db.reviewSkip.deleteMany({ where: { contributionId: id } });
      }
      await db.contribution.update({
        where: { id },
        data: {
          text,
          language,
          kind: kind ?? null,
          spanStart: span?.start ?? null,
          spanEnd: span?.end ?? null,
          boundedByAuthor,
          searchTerms: searchTerms(text),
        },
      });
      await staleExamples(db, [id]);
    },

    async setStatus(ids, status, at) {
      await db.contribution.updateMany({
        where: { id: { in: [...ids] } },
        data: { status, withdrawnAt: status === 'withdrawn' ? at : null },
      });
      if (status === 'published') await keepHidden(db, ids);
      await staleExamples(db, ids);
    },

    async retag(id, understood, decidedById, at) {
      await staleExamples(db, [id]);
      const [{ taggings } = { taggings: [] }] = await withMergedThemes(db, [{ taggings: understood }]);
      await db.tagging.updateMany({
        where: { contributionId: id, supersededAt: null },
        data: { supersededAt: at },
      });
      await db.tagging.createMany({
        data: taggings.map((tagging) => ({
          ...tagging,
          contributionId: id,
          decidedById: decidedById ?? null,
        })),
      });
      await staleExamples(db, [id]);
    },
  };
}

/** Those whose message is not there yet; of two with one message id the first. */
async function unknown(db: Db, gathered: readonly GatheredContribution[]): Promise<GatheredContribution[]> {
  const byPlace = new Map<string, Map<string, GatheredContribution>>();
  for (const one of gathered) {
    const { platform, installation, channel } = one.message.at;
    const place = JSON.stringify([platform, installation, channel]);
    const messages = byPlace.get(place) ?? new Map<string, GatheredContribution>();
    if (!messages.has(one.message.message)) messages.set(one.message.message, one);
    byPlace.set(place, messages);
  }
  const fresh: GatheredContribution[] = [];
  for (const messages of byPlace.values()) {
    const at = messages.values().next().value?.message.at;
    if (!at) continue;
    const where: Prisma.MessageWhereInput = {
      platform: at.platform,
      installation: at.installation,
      platformChannelId: at.channel,
      platformMessageId: { in: [...messages.keys()] },
    };
    const known = await db.message.findMany({ where, select: { platformMessageId: true } });
    for (const { platformMessageId } of known) messages.delete(platformMessageId);
    fresh.push(...messages.values());
  }
  return fresh;
}
