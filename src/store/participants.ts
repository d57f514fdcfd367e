import { randomInt } from 'node:crypto';
import { isLanguage } from '../core/language.ts';
import type { Participant, Participants } from '../core/ports/participants.ts';
import type { Db } from './db.ts';
import { Prisma } from './generated/client.ts';

const letters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A pseudonym that says nothing of the person: "participant-k7m2xq", one of 31^6 (over 800 million). */
function newPseudonym(): string {
  return `participant-${Array.from({ length: 6 }, () => letters[randomInt(letters.length)]).join('')}`;
}

interface ParticipantRow {
  readonly id: string;
  readonly pseudonym: string;
  readonly language: string | null;
  readonly consultationId: string | null;
}

function participantOf({ id, pseudonym, language, consultationId }: ParticipantRow): Participant {
  return {
    id,
    pseudonym,
    ...(language && isLanguage(language) ? { language } : {}),
    ...(consultationId ? { consultationId } : {}),
  };
}

/** Whether the database refused a row because its key is taken (https://www.prisma.io/docs/orm/reference/error-reference). */
function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
}

async function rankOf(db: Db, participantId: string, consultationId: string): Promise<number | undefined> {
  const row = await db.registration.findUnique({
    where: { consultationId_participantId: { consultationId, participantId } },
    select: { rank: true },
  });
  return row?.rank;
}

export function participants(db: Db): Participants {
  const find = async (platform: string, platformUserId: string): Promise<Participant | undefined> => {
    const identity = await db.identity.findUnique({
      where: { platform_platformUserId: { platform, platformUserId } },
      select: { participant: true },
    });
    return identity ? participantOf(identity.participant) : undefined;
  };
  return {
    find,

    async findOrCreate(platform, userId) {
      const known = await find(platform, userId);
      if (known) return known;
      try {
        const made = await db.participant.create({
          data: {
            pseudonym: newPseudonym(),
            identities: { create: { platform, platformUserId: userId } },
          },
        });
        return participantOf(made);
      } catch (error) {
        // Two first messages of one person at once: the other one made them.
        const other = isTaken(error) ? await find(platform, userId) : undefined;
        if (!other) throw error;
        return other;
      }
    },

    async byPseudonym(pseudonym) {
      const row = await db.participant.findUnique({ where: { pseudonym } });
      return row ? participantOf(row) : undefined;
    },

    async byId(id) {
      const row = await db.participant.findUnique({ where: { id, erasedAt: null } });
      return row ? participantOf(row) : undefined;
    },

    async userOn(id, platform) {
      const identity = await db.identity.findFirst({
        where: { participantId: id, platform, participant: { erasedAt: null } },
        orderBy: { createdAt: 'asc' },
        select: { platformUserId: true },
      });
      return identity?.platformUserId;
    },

    async setLanguage(id, language) {
      await db.participant.update({ where: { id }, data: { language } });
    },

    async roles(participantId, consultationId) {
      const rows = await db.role.findMany({
        where: { participantId, consultationId },
        select: { kind: true },
      });
      return new Set(rows.map(({ kind }) => kind));
    },

    async grant(participantId, consultationId, kind) {
      await db.role.createMany({ data: [{ participantId, consultationId, kind }], skipDuplicates: true });
    },

    async revoke(participantId, consultationId, kind) {
      const { count } = await db.role.deleteMany({ where: { participantId, consultationId, kind } });
      return count > 0;
    },

    async setConsultation(id, consultationId) {
      await db.participant.update({ where: { id }, data: { consultationId } });
    },

    async rank(participantId, consultationId) {
      return rankOf(db, participantId, consultationId);
    },

    async register(participantId, consultationId) {
      // The consultation's row is locked from here on: two that register at once get two ranks.
      const { lastRank } = await db.consultation.update({
        where: { id: consultationId },
        data: { lastRank: { increment: 1 } },
        select: { lastRank: true },
      });
      const known = await rankOf(db, participantId, consultationId);
      if (known === undefined) {
        await db.registration.create({ data: { participantId, consultationId, rank: lastRank } });
        return { rank: lastRank, isNew: true };
      }
      await db.consultation.update({ where: { id: consultationId }, data: { lastRank: { decrement: 1 } } });
      return { rank: known, isNew: false };
    },
  };
}
