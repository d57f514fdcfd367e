import { type Application, openApplication } from '../../src/application.ts';
import type { Log } from '../../src/log.ts';
import { type Served, serve } from '../../src/serve.ts';
import { type FreshDatabase, freshDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { OpenWorld, World } from './world.ts';

/** One line of the log. */
export interface Logged {
  readonly level: 'info' | 'warn' | 'error';
  readonly message: string;
  readonly detail: object;
}

/** The whole program on a database of its own, serving one platform on loopback. */
export interface ServedHouse {
  readonly world: World;
  readonly database: FreshDatabase;
  readonly application: Application;
  readonly logged: readonly Logged[];
  /** Stops the program and starts it again, as a new release does; `meanwhile` happens while it is down. */
  restart(meanwhile?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** Starts it and waits until the platform is connected. */
export async function serveWorld(open: OpenWorld): Promise<ServedHouse> {
  const database = await freshDatabase();
  const folder = await temporaryFolder();
  const logged: Logged[] = [];
  const to = (level: Logged['level']) => (detail: object, message: string) => {
    logged.push({ level, message, detail });
  };
  const log: Log = { info: to('info'), warn: to('warn'), error: to('error') };
  let application: Application;
  let served: Served;
  const start = async (): Promise<void> => {
    application = await openApplication(
      { dataFolder: folder.path, databaseUrl: database.url, logLevel: 'warn', port: 0, platforms: {} },
      log,
    );
    served = await serve(application, [world.adapter()], log);
    await until(() => logged.some(isConnected), 'connected');
    logged.splice(logged.findIndex(isConnected), 1);
  };
  const stop = async (): Promise<void> => {
    await served.stop();
    await application.stop();
  };
  const world = await open({
    log,
    heard: {
      channels: (platform) => application.store.channels.heard(platform),
      messages: (at, since) => application.store.messages.heard(at, since),
    },
  });
  await start();
  return {
    world,
    database,
    get application() {
      return application;
    },
    logged,
    async restart(meanwhile) {
      await stop();
      await meanwhile?.();
      await start();
    },
    async close() {
      await stop();
      await world.stop();
      await database.close();
      await folder.remove();
    },
  };
}

const isConnected = ({ message }: Logged): boolean => message === 'connected';

/** Waits until something holds; fails with what did not. At most thirty seconds. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`never came to be: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
