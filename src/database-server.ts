import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { packageRoot } from './package-root.ts';
import { openCluster } from './store/cluster.ts';
import { ClusterInUseError } from './store/cluster-error.ts';
import type { Part } from './store/cluster-holder.ts';
import { type JoinedCluster, joinCluster, notJoined, untilAlone } from './store/cluster-join.ts';
import { checkServer } from './store/database.ts';
import { migrate } from './store/migrate.ts';

/** For how long, in milliseconds, a program that begins, and a command that ends, is waited for. */
const waitedFor = 20_000;
/** Whoever waits longer than this is told of it. */
const noticed = 1_000;
/** Connections of the program itself, and of one that joined it. */
const connections = { own: 10, joined: 3 };

/** The server that holds the database. */
export interface DatabaseServer {
  readonly url: string;
  /** How many connections the store may have. */
  readonly connections: number;
  /** The running program whose server it is, where that is another one: its tables are its own care. */
  readonly joined?: JoinedCluster;
  /** Lets commands join from now on; `site` is where reports are read. */
  admit(site: string): Promise<void>;
  /** Close every connection first. A command waits for those that joined it; the bot does not. */
  stop(): Promise<void>;
}

const migrations = pathToFileURL(join(packageRoot, 'prisma', 'migrations/'));

/**
 * The server of DATABASE_URL, the program's own, or that of the program which runs on the data folder; migrated.
 *
 * @throws ClusterError, DatabaseError or MigrationError when it can't be used, with what to do.
 */
export async function openDatabaseServer(config: Config, part: Part, log: Log): Promise<DatabaseServer> {
  const server = config.databaseUrl
    ? await named(config.databaseUrl)
    : await ownOrJoined(config.dataFolder, part, log);
  if (server.joined) return server;
  try {
    const { applied } = await migrate(server.url, migrations);
    if (applied.length > 0) log.info({ migrations: applied }, 'database migrated');
    return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
}

async function named(url: string): Promise<DatabaseServer> {
  await checkServer(url);
  return { url, connections: connections.own, admit: async () => {}, stop: async () => {} };
}

async function ownOrJoined(folder: string, part: Part, log: Log): Promise<DatabaseServer> {
  const begun = performance.now();
  let isTold = false;
  for (;;) {
    const own = await openOwn(folder, part, log);
    if (!(own instanceof ClusterInUseError)) return own;
    const { holder } = own;
    const waited = performance.now() - begun;
    if (part === 'command') {
      const joined = await joinCluster(folder, holder, migrations);
      if (typeof joined !== 'string') {
        const { url, leave } = joined;
        return { url, connections: connections.joined, joined, admit: async () => {}, stop: leave };
      }
      if (waited > waitedFor) throw notJoined(folder, holder, joined);
    } else if (holder.part !== 'command' || waited > waitedFor) throw own;
    if (waited > noticed && !isTold) {
      log.info({ process: holder.pid }, 'another program has the data folder; waiting for it');
      isTold = true;
    }
    // Not all at the same moments: those that came together would find it crowded together.
    await sleep(50 + 100 * Math.random());
  }
}

async function openOwn(folder: string, part: Part, log: Log): Promise<DatabaseServer | ClusterInUseError> {
  try {
    const cluster = await openCluster({
      folder,
      part,
      log: (message, detail) => log.info(detail ?? {}, message),
    });
    const { url } = cluster;
    return {
      url,
      connections: connections.own,
      admit: cluster.admit,
      async stop() {
        const alone =
          part === 'command'
            ? await untilAlone(url, () =>
                log.info({}, 'other commands use this database; waiting for their end'),
              )
            : undefined;
        await cluster.stop();
        await alone?.release();
      },
    };
  } catch (error) {
    if (error instanceof ClusterInUseError) return error;
    throw error;
  }
}
