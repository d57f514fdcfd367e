import { type ServedHouse, until } from './served-house.ts';

/** Ideas of which each is a contribution. */
export const proposals = [
  'Il faut plus de start-up.',
  'Il faut protéger la vie privée.',
  'Il faut des démarches en ligne simples.',
  'Il faut former les agents publics.',
  'Il faut ouvrir les données publiques.',
];

/** The texts that a house holds, in the order of their numbers. */
export async function texts({ database }: ServedHouse): Promise<string[]> {
  const rows = await database.client.contribution.findMany({ orderBy: { number: 'asc' } });
  return rows.map(({ text }) => text);
}

/** Waits until everything that was heard is handled and everything that is to be said is said. */
export async function settled({ database }: ServedHouse): Promise<void> {
  await until(async () => {
    const open = await database.client.inboxEvent.count({ where: { handledAt: null } });
    return open + (await database.client.outboxReply.count({ where: { failedAt: null } })) === 0;
  }, 'everything handled and sent');
}
