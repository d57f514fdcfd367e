import { v7 as uuidv7 } from 'uuid';
import { isPlatform, type Platform } from '../core/inbound.ts';
import { isLanguage } from '../core/language.ts';
import type { MessagePlace, Messages, NewMessage, StoredMessage } from '../core/ports/messages.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';

/** A message's columns. */
export function messageData(id: string, { at, message, ...rest }: NewMessage): Prisma.MessageCreateManyInput {
  return {
    id,
    ...rest,
    platform: at.platform,
    installation: at.installation,
    platformChannelId: at.channel,
    ...(at.thread === undefined ? {} : { platformThreadId: at.thread }),
    platformMessageId: message,
  };
}

function platformOf(name: string): Platform {
  if (!isPlatform(name)) throw new Error(`a message of an unknown platform: ${name}`);
  return name;
}

function placeOf(row: Prisma.MessageGetPayload<object>): MessagePlace {
  return {
    at: {
      platform: platformOf(row.platform),
      installation: row.installation,
      channel: row.platformChannelId,
      ...(row.platformThreadId === null ? {} : { thread: row.platformThreadId }),
    },
    message: row.platformMessageId,
    ...(row.replyTo === null ? {} : { replyTo: row.replyTo }),
  };
}

function messageOf(row: Prisma.MessageGetPayload<object> | null): StoredMessage | undefined {
  return row
    ? {
        id: row.id,
        participantId: row.participantId,
        consultationId: row.consultationId,
        ...(row.headId === null ? {} : { headId: row.headId }),
        place: placeOf(row),
        text: row.text,
        language: isLanguage(row.language) ? row.language : 'en',
        ...(row.editedAt ? { editedAt: row.editedAt } : {}),
        ...(row.deletedAt ? { deletedAt: row.deletedAt } : {}),
      }
    : undefined;
}

export function messages(db: Db): Messages {
  return {
    async add(message) {
      const id = uuidv7();
      const { count } = await db.message.createMany({
        data: [messageData(id, message)],
        skipDuplicates: true,
      });
      return count === 1 ? id : undefined;
    },

    async find({ platform, installation, channel }, message) {
      return messageOf(
        await db.message.findUnique({
          where: {
            platform_installation_platformChannelId_platformMessageId: {
              platform,
              installation,
              platformChannelId: channel,
              platformMessageId: message,
            },
          },
        }),
      );
    },

    async byId(id) {
      return messageOf(await db.message.findUnique({ where: { id } }));
    },

    async places(ids) {
      const rows = await db.message.findMany({ where: { id: { in: [...ids] } } });
      return new Map(rows.map((row) => [row.id, placeOf(row)]));
    },

    async last({ platform, installation, channel, thread }, participantId, from, until) {
      return messageOf(
        await db.message.findFirst({
          where: {
            participantId,
            platform,
            installation,
            platformChannelId: channel,
            platformThreadId: thread ?? null,
            sentAt: { gte: from, lte: until },
            deletedAt: null,
          },
          orderBy: [{ sentAt: 'desc' }, { id: 'desc' }],
        }),
      );
    },

    async burst(headId) {
      const rows = await db.message.findMany({
        where: { OR: [{ id: headId }, { headId }], deletedAt: null },
        orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
      });
      return rows.flatMap((row) => messageOf(row) ?? []);
    },

    async heard({ platform, installation, channel }, since) {
      const rows = await db.message.findMany({
        where: {
          platform,
          installation,
          platformChannelId: channel,
          sentAt: { gte: since },
          deletedAt: null,
        },
        orderBy: [{ sentAt: 'asc' }, { id: 'asc' }],
        select: {
          platformMessageId: true,
          platformThreadId: true,
          participant: { select: { identities: { where: { platform }, select: { platformUserId: true } } } },
        },
      });
      return rows.map(({ platformMessageId, platformThreadId, participant }) => ({
        message: platformMessageId,
        ...(platformThreadId === null ? {} : { thread: platformThreadId }),
        author: participant.identities[0]?.platformUserId ?? 'unknown',
      }));
    },

    async amend(id, text, language, editedAt) {
      const before = await db.message.findUniqueOrThrow({ where: { id }, select: { text: true } });
      const revision = await db.messageRevision.count({ where: { messageId: id } });
      await db.messageRevision.create({
        data: { messageId: id, revision, text: before.text, replacedAt: editedAt },
      });
      await db.message.update({ where: { id }, data: { text, language, editedAt } });
    },

    async markDeleted(id, at) {
      await db.message.update({ where: { id }, data: { deletedAt: at } });
    },
  };
}
