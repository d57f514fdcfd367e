import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import type { Config } from './config.ts';
import type { Capabilities } from './core/capabilities.ts';
import { Engine, type EngineParts } from './core/engine.ts';
import type { Platform } from './core/inbound.ts';
import type { Store } from './core/ports/store.ts';
import { ReportLinks } from './core/report/links.ts';
import type { Synthesiser } from './core/summarise/synthesis.ts';
import { createEmbeddedTagger } from './core/tag/embedded.ts';
import { openDatabaseServer } from './database-server.ts';
import { checkEmbeddings, meaningsOf } from './embeddings.ts';
import { migrateQueue } from './jobs/queue.ts';
import { createMemoryCache } from './llm/answer-cache.ts';
import { createCascade } from './llm/cascade.ts';
import { createLlmSplitter } from './llm/splitter.ts';
import { createSplittingCascade } from './llm/splitting-cascade.ts';
import { createSynthesiser } from './llm/synthesis/synthesiser.ts';
import { createLlmTagger } from './llm/tagger.ts';
import { localSite } from './local-site.ts';
import type { Log } from './log.ts';
import { packageRoot } from './package-root.ts';
import { secretOf } from './secret.ts';
import type { Part } from './store/cluster-holder.ts';
import type { JoinedCluster } from './store/cluster-join.ts';
import { type Database, openDatabase } from './store/database.ts';
import { spending } from './store/spending.ts';
import { createStore } from './store/store.ts';

/** The program without its channels: what the command line and the adapters stand on. */
export interface Application {
  readonly store: Store;
  readonly engine: Engine;
  /** Words summaries, where a language model is configured. */
  readonly synthesiser: Synthesiser | undefined;
  /** The addresses of reports. */
  readonly reports: ReportLinks;
  readonly database: Database;
  /** Connections for the queue, which keeps some for itself. */
  readonly queuePool: pg.Pool;
  readonly databaseUrl: string;
  /** Tells the engine what a platform's channels can do. */
  declare(platform: Platform, capabilities: () => Capabilities): void;
  /** The program that runs on the data folder, where this one joined it. */
  readonly joined?: JoinedCluster;
  /** Lets commands on the same data folder join this program from now on. */
  admit(): Promise<void>;
  /** Closes the database, and the program's own server with it. */
  stop(): Promise<void>;
}

/** Of contributions that come without a chat: imports, and `say`. */
const plain: Capabilities = {
  buttons: true,
  menus: true,
  forms: false,
  privateReplies: true,
  files: false,
  edits: false,
  deletions: true,
  longestText: Number.POSITIVE_INFINITY,
  commandPrefix: '/',
};

async function createBuiltIn(store: Store): Promise<void> {
  if (await store.consultations.standard()) return;
  const { readConsultation } = await import('./core/consultation-file.ts');
  const yaml = await readFile(join(packageRoot, 'consultations', 'ambition-numerique.yaml'), 'utf8');
  const consultation = readConsultation(yaml, new Date());
  await store.transaction(async ({ consultations }) => {
    if (!(await consultations.bySlug(consultation.slug))) await consultations.create(consultation);
  });
}

/**
 * Opens the database (the program's own server, the one of DATABASE_URL, or for a command that of the running program), migrates
 * it, and makes the built-in consultation where there is none. Throws when the data folder is in use, the server can't be
 * reached or is too old, or the folder of embeddings can't be used.
 */
export async function openApplication(config: Config, log: Log, part: Part = 'bot'): Promise<Application> {
  await mkdir(config.dataFolder, { recursive: true });
  if (config.embeddings) checkEmbeddings(config.embeddings);
  const server = await openDatabaseServer(config, part, log);
  const { url, joined } = server;
  let stopping = false;
  // Connections that the server's own end cuts were not lost; a command that joined another program says so itself.
  const onError = ({ name }: Error): void => {
    if (!stopping && !joined) log.warn({ error: name }, 'database connection lost');
  };
  const queuePool = new pg.Pool({ connectionString: url, max: 16, connectionTimeoutMillis: 15_000 });
  // The queue wants to hear of the connections it has out, too.
  queuePool.on('error', onError).on('connect', (client) => client.on('error', onError));
  const close = async (): Promise<void> => {
    await queuePool.end();
    await server.stop();
  };
  try {
    if (!joined) await migrateQueue(queuePool);
    const database = openDatabase(url, { connections: server.connections, onError });
    const store = createStore(database.client);
    if (!joined) await createBuiltIn(store);
    const synthesiser = synthesiserOf(config, database, log);
    const site = config.publicUrl ?? joined?.site ?? localSite(config.localPort);
    const reports = new ReportLinks(site, await secretOf(config));
    const declared = new Map<Platform, () => Capabilities>();
    return {
      store,
      database,
      queuePool,
      databaseUrl: url,
      synthesiser,
      engine: new Engine({
        store,
        ...modelsOf(config, database, log),
        synthesiser,
        now: () => new Date(),
        capabilities: (platform) => declared.get(platform)?.() ?? plain,
        reports,
      }),
      reports,
      ...(joined ? { joined } : {}),
      admit: () => server.admit(reports.site),
      declare: (platform, capabilities) => declared.set(platform, capabilities),
      async stop() {
        stopping = true;
        await database.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Milliseconds that a request to the language model may take: somebody waits for the answer. */
const modelPatience = 10_000;
/** The same for all that is asked to split a message: its author still waits for the themes after that. */
const splitterPatience = 6_000;
const answersKept = 10_000;
/** The same for the claims of sub-themes: there is more to read and to write. */
const synthesisPatience = 30_000;
const claimsKept = 2_000;

/**
 * The embedded tagger, with embeddings and with a language model for what it is not sure of, where these are configured;
 * that model also for messages that the embedded splitter is not sure of. Both ask under one budget.
 */
function modelsOf(
  { languageModel, embeddings }: Config,
  { client }: Database,
  log: Log,
): Pick<EngineParts, 'tagger' | 'splitter'> {
  const embedded = createEmbeddedTagger(embeddings && meaningsOf(embeddings, spending(client), log));
  if (!languageModel) return { tagger: embedded };
  const asking = {
    ...languageModel,
    spending: spending(client),
    cache: createMemoryCache(answersKept),
    log,
    now: () => new Date(),
  };
  const tagger = createLlmTagger({ ...asking, timeoutMs: modelPatience, fallback: embedded });
  const splitter = createLlmSplitter({
    ...asking,
    timeoutMs: splitterPatience,
    patienceMs: splitterPatience,
  });
  return { tagger: createCascade(embedded, tagger), splitter: createSplittingCascade(splitter) };
}

/** What words summaries, where a language model is configured. */
function synthesiserOf({ languageModel }: Config, { client }: Database, log: Log): Synthesiser | undefined {
  return (
    languageModel &&
    createSynthesiser({
      ...languageModel,
      timeoutMs: synthesisPatience,
      spending: spending(client),
      cache: createMemoryCache(claimsKept),
      log,
      now: () => new Date(),
    })
  );
}
