import type { Runner } from 'graphile-worker';
import pRetry from 'p-retry';
import { type Adapter, ConnectError, type Intake } from './adapters/adapter.ts';
import type { Application } from './application.ts';
import { Drawer } from './charts/drawer.ts';
import { conversationOf, type Platform } from './core/inbound.ts';
import { ConversationWork } from './jobs/conversation-task.ts';
import { digestTask } from './jobs/digest.ts';
import { handleTask } from './jobs/handle.ts';
import { Liveness } from './jobs/liveness.ts';
import type { Draw } from './jobs/pictures.ts';
import { startQueue } from './jobs/queue.ts';
import { retagTask } from './jobs/retag.ts';
import { sendTask } from './jobs/send.ts';
import type { Log } from './log.ts';

/** Conversations handled at once: what two cores can do while some wait for the database. */
const handling = 4;
/** Conversations answered at once, by platform: most of the time an answer waits for the platform. */
const sending = 10;

/** The platforms that are served. */
export interface Served {
  /** Disconnects; resolves when what was under way is done. */
  stop(): Promise<void>;
}

function intakeOf(
  { engine }: Application,
  platform: Platform,
  handleNow: (conversation: string) => void,
  log: Log,
): Intake {
  const dropped = new Map<string, number>();
  return {
    async accept(event) {
      try {
        if (await engine.accept(event)) handleNow(conversationOf(event.at));
      } catch (error) {
        const name = error instanceof Error ? error.name : 'unknown error';
        log.error(
          { platform, delivery: event.delivery, kind: event.kind, error: name },
          'an event could not be stored',
        );
        throw error;
      }
    },
    drop(reason, delivery) {
      const count = (dropped.get(reason) ?? 0) + 1;
      dropped.set(reason, count);
      log.info({ platform, delivery, reason, count }, 'a payload gave no event');
    },
    suggest: (question) => engine.suggest(question),
  };
}

/** A platform with what is done for its conversations. */
interface Line {
  readonly adapter: Adapter;
  readonly intake: Intake;
  readonly handle: ConversationWork;
  readonly send: ConversationWork;
}

function line(application: Application, adapter: Adapter, liveness: Liveness, draw: Draw, log: Log): Line {
  const { engine, store } = application;
  const send = new ConversationWork(sendTask({ adapter, store, log, draw, process: liveness.id }));
  const handle = new ConversationWork(
    handleTask(engine, log, (conversation) => send.runAtOnce(conversation, sending)),
  );
  const handleNow = (conversation: string): void => handle.runAtOnce(conversation, handling);
  return { adapter, send, handle, intake: intakeOf(application, adapter.platform, handleNow, log) };
}

/** Connects, again and again where it fails, and then sends what waits. Resolves once it has begun. */
async function connect(
  { store, queuePool: pool }: Application,
  { adapter, intake, send }: Line,
  liveness: Liveness,
  log: Log,
  signal: AbortSignal,
): Promise<Runner> {
  const { platform } = adapter;
  const start = async (): Promise<void> => {
    try {
      await adapter.start(intake);
    } catch (error) {
      // The library would take a TypeError for a programmer's mistake and not try again.
      throw error instanceof ConnectError ? error : new ConnectError('unexpected failure', { cause: error });
    }
  };
  await pRetry(start, {
    retries: Number.POSITIVE_INFINITY,
    minTimeout: 1000,
    maxTimeout: 60_000,
    randomize: true,
    signal,
    onFailedAttempt({ error, attemptNumber }) {
      const cause = error.cause instanceof Error ? { cause: error.cause.name } : {};
      const detail = { platform, attempt: attemptNumber, reason: error.message, ...cause };
      log.error(detail, 'could not connect; trying again');
    },
  });
  log.info({ platform }, 'connected');
  const runner = await startQueue({
    pool,
    liveness,
    work: { [`send-${platform}`]: send },
    concurrency: sending,
  });
  for (const conversation of await store.outbox.waiting(platform)) {
    await store.queue.wake('send', conversation);
  }
  return runner;
}

/**
 * Serves platforms: hands their events to the engine and their people the answers. One that can't connect is tried again
 * and does not keep the others. What an earlier run left unhandled or unsent is done now.
 */
export async function serve(
  application: Application,
  adapters: readonly Adapter[],
  log: Log,
): Promise<Served> {
  const { store, queuePool: pool } = application;
  const liveness = await Liveness.open(application.databaseUrl, ({ name }) =>
    log.warn({ error: name }, 'could not look after abandoned jobs'),
  );
  const stopping = new AbortController();
  const drawer = new Drawer();
  const draw: Draw = (picture) => drawer.draw(picture);
  const lines = adapters.map((adapter) => line(application, adapter, liveness, draw, log));
  const retag = new ConversationWork(
    retagTask({ store, understanding: application.engine.understanding, now: () => new Date() }, log),
  );
  const digest = new ConversationWork(digestTask(store, () => new Date(), log));
  const handles = Object.fromEntries(
    lines.map(({ adapter, handle }) => [`handle-${adapter.platform}`, handle]),
  );
  const handler = await startQueue({ pool, liveness, work: { ...handles, digest }, concurrency: handling });
  // One at a time, and apart: whoever waits for an answer does not wait for it.
  const retagger = await startQueue({ pool, liveness, work: { retag }, concurrency: 1 });
  for (const { id, nextAt } of await store.digests.all()) await store.queue.digest(id, nextAt);
  for (const consultation of await store.themeChanges.waiting()) await store.queue.retag(consultation);
  for (const adapter of adapters) {
    application.declare(adapter.platform, () => adapter.capabilities);
    for (const conversation of await store.inbox.reopen(adapter.platform)) {
      await store.queue.wake('handle', conversation);
    }
  }
  const connections = lines.map((one) =>
    connect(application, one, liveness, log, stopping.signal).catch((error: unknown) => {
      if (!stopping.signal.aborted) {
        const name = error instanceof Error ? error.name : 'unknown error';
        log.error({ platform: one.adapter.platform, error: name }, 'the platform is not served');
      }
      return undefined;
    }),
  );
  return {
    async stop() {
      stopping.abort();
      await Promise.all(lines.map(({ handle }) => handle.stop()));
      await Promise.all(lines.map(({ send }) => send.stop()));
      await digest.stop();
      await retag.stop();
      const runners = await Promise.all(connections);
      await Promise.all([handler, retagger, ...runners].map((runner) => runner?.stop()));
      await Promise.all(adapters.map((adapter) => adapter.stop()));
      drawer.stop();
      await liveness.close();
    },
  };
}
