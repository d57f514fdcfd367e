import type { Prisma } from './generated/client.ts';

/** The client, inside a transaction or not. */
export type Db = Prisma.TransactionClient;
