import type { PrismaClient } from '../../src/store/generated/client.ts';

/** What the database holds of a consultation, without what differs from run to run: ids, times, pseudonyms. */
export async function stored(client: PrismaClient) {
  const contributions = await client.contribution.findMany({
    orderBy: { number: 'asc' },
    include: {
      taggings: { where: { supersededAt: null }, include: { theme: true }, orderBy: { probability: 'desc' } },
      revisions: { orderBy: { revision: 'asc' } },
    },
  });
  return {
    contributions: contributions.map(({ number, text, status, taggings, revisions }) => ({
      number,
      text,
      status,
      themes: taggings.map(({ theme, origin }) => `${theme?.slug ?? 'none'} (${origin})`),
      before: revisions.map((revision) => revision.text),
    })),
    messages: await client.message.count(),
    registered: await client.registration.count(),
    organisers: await client.role.count({ where: { kind: 'organiser' } }),
    participants: await client.participant.count(),
    unhandled: await client.inboxEvent.count({ where: { handledAt: null } }),
    unsent: await client.outboxReply.count(),
  };
}
