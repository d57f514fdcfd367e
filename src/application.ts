import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Logger } from 'pino';
import type { Config } from './config.ts';
import { readConsultation } from './core/consultation-file.ts';
import { Engine } from './core/engine.ts';
import type { Store } from './core/ports.ts';
import { createEmbeddedTagger } from './core/tag/embedded.ts';
import { packageRoot } from './package-root.ts';
import { openCluster } from './store/cluster.ts';
import { checkServer, openDatabase } from './store/database.ts';
import { migrate } from './store/migrate.ts';
import { createStore } from './store/store.ts';

/** The program without its channels: what the command line and the adapters stand on. */
export interface Application {
  readonly store: Store;
  readonly engine: Engine;
  /** Closes the database, and the program's own server with it. */
  stop(): Promise<void>;
}

async function createBuiltIn(store: Store): Promise<void> {
  if (await store.consultations.standard()) return;
  const yaml = await readFile(join(packageRoot, 'consultations', 'ambition-numerique.yaml'), 'utf8');
  const consultation = readConsultation(yaml, new Date());
  await store.transaction(async ({ consultations }) => {
    if (!(await consultations.bySlug(consultation.slug))) await consultations.create(consultation);
  });
}

/**
 * Opens the database (the program's own server, or the one of DATABASE_URL), migrates it, and makes the built-in
 * consultation where there is none. Throws when the data folder is in use, the server can't be reached or is too old.
 */
export async function openApplication(config: Config, log: Logger): Promise<Application> {
  await mkdir(config.dataFolder, { recursive: true });
  if (config.databaseUrl) await checkServer(config.databaseUrl);
  const cluster = config.databaseUrl
    ? undefined
    : await openCluster({
        folder: config.dataFolder,
        log: (message, detail) => log.info(detail ?? {}, message),
      });
  try {
    const url = config.databaseUrl ?? cluster?.url ?? '';
    const { applied } = await migrate(url, pathToFileURL(join(packageRoot, 'prisma', 'migrations/')));
    if (applied.length > 0) log.info({ migrations: applied }, 'database migrated');
    let stopping = false;
    const database = openDatabase(url, {
      // Connections that the server's own end cuts were not lost.
      onError: ({ name }) => stopping || log.warn({ error: name }, 'database connection lost'),
    });
    const store = createStore(database.client);
    await createBuiltIn(store);
    return {
      store,
      engine: new Engine({ store, tagger: createEmbeddedTagger(), now: () => new Date() }),
      async stop() {
        stopping = true;
        await database.close();
        await cluster?.stop();
      },
    };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}
