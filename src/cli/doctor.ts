import { styleText } from 'node:util';
import type { Finding } from '../adapters/adapter.ts';
import { type Application, openApplication } from '../application.ts';
import { type Config, readConfig } from '../config.ts';
import { embedderOf } from '../embeddings.ts';
import { ModelFolderError } from '../llm/embed/local.ts';
import { EmbeddingError } from '../llm/embed/server.ts';
import { createMemorySpending } from '../llm/spending.ts';
import { createLog } from '../log.ts';
import { ClusterError } from '../store/cluster-error.ts';
import { DatabaseError } from '../store/database.ts';
import { MigrationError } from '../store/migrate.ts';
import { StoppedMeanwhileError, whileItRuns } from './context.ts';
import { print, printJson } from './output.ts';

/** The options of `contribuez doctor`. */
export interface DoctorOptions {
  readonly json?: boolean;
}

/** Milliseconds in which a running program should have handled what it heard. */
const aMoment = 60_000;

const subject = 'database';

async function findingsOf({ store, database, joined }: Application): Promise<Finding[]> {
  const consultation = await store.consultations.standard();
  // What the running program is just handling does not wait.
  const before = joined ? { receivedAt: { lt: new Date(Date.now() - aMoment) } } : {};
  const waiting = await database.client.inboxEvent.count({ where: { handledAt: null, ...before } });
  const unsent = await database.client.outboxReply.count({ where: { failedAt: { not: null } } });
  const running = joined ? `, beside the running program (process ${joined.holder})` : '';
  return [
    {
      ok: true,
      subject,
      detail: `opens${running}; people are on "${consultation?.slug ?? 'no consultation'}"`,
    },
    waiting === 0
      ? { ok: true, subject: 'inbox', detail: 'nothing waits' }
      : {
          ok: false,
          subject: 'inbox',
          detail: `${waiting} events wait to be handled`,
          remedy: 'Start the program: it handles them. See the log for those that fail.',
        },
    unsent === 0
      ? { ok: true, subject: 'outbox', detail: 'no answer was given up' }
      : {
          ok: false,
          subject: 'outbox',
          detail: `${unsent} answers were given up`,
          remedy: 'See outbox_reply.last_error for why; people can ask again.',
        },
  ];
}

async function examineDatabase({ embeddings: _, ...config }: Config): Promise<Finding[]> {
  try {
    const application = await openApplication(config, createLog('silent'), 'command');
    try {
      return await whileItRuns(application, () => findingsOf(application));
    } finally {
      await application.stop();
    }
  } catch (error) {
    const kinds = [ClusterError, DatabaseError, MigrationError, StoppedMeanwhileError];
    const isKnown = kinds.some((kind) => error instanceof kind);
    if (!(error instanceof Error) || !isKnown) throw error;
    return [{ ok: false, subject, detail: 'does not open', remedy: error.message }];
  }
}

/** Asks for the embedding of one word. */
async function examineEmbeddings({ embeddings }: Config): Promise<Finding[]> {
  if (!embeddings) return [];
  const subject = 'embeddings';
  try {
    const parts = { spending: createMemorySpending(), log: createLog('silent') };
    const { name, embed } = embedderOf(embeddings, parts);
    const [vector] = await embed(['bonjour']);
    return [{ ok: true, subject, detail: `${name} answers, in ${vector?.length ?? 0} dimensions` }];
  } catch (error) {
    if (error instanceof ModelFolderError) {
      return [{ ok: false, subject, detail: 'can’t be loaded', remedy: error.message }];
    }
    if (!(error instanceof EmbeddingError)) throw error;
    const remedy = 'See EMBEDDINGS_MODEL, its address and its key in .env.example; tagging goes on without.';
    return [{ ok: false, subject, detail: error.message, remedy }];
  }
}

/** What is found of the configured platforms, each with its name before the subject; only their libraries are read. */
function examinePlatforms({ platforms: { discord, slack, telegram } }: Config): Promise<Finding[]>[] {
  const of = async (platform: string, examine: () => Promise<Finding[]>): Promise<Finding[]> =>
    (await examine()).map((one) => ({ ...one, subject: `${platform}, ${one.subject}` }));
  return [
    ...(discord
      ? [of('Discord', async () => (await import('../adapters/discord/examine.ts')).examineDiscord(discord))]
      : []),
    ...(slack
      ? [of('Slack', async () => (await import('../adapters/slack/examine.ts')).examineSlack(slack))]
      : []),
    ...(telegram
      ? [
          of('Telegram', async () =>
            (await import('../adapters/telegram/examine.ts')).examineTelegram(telegram),
          ),
        ]
      : []),
  ];
}

function line(finding: Finding): string {
  const { ok, subject, detail } = finding;
  const mark = ok ? styleText('green', '✓') : styleText('red', '✗');
  return `${mark} ${subject}: ${detail}${ok ? '' : `\n    → ${finding.remedy}`}`;
}

/** Examines the configured platforms, embeddings and the database; says of each problem what to do. Exit code 1 when there is one. */
export async function doctor({ json }: DoctorOptions): Promise<void> {
  const config = readConfig();
  const groups = await Promise.all([
    ...examinePlatforms(config),
    examineEmbeddings(config),
    examineDatabase(config),
  ]);
  const findings = groups.flat();
  if (!findings.every(({ ok }) => ok)) process.exitCode = 1;
  if (json) return printJson({ findings });
  for (const finding of findings) print(line(finding));
  if (Object.keys(config.platforms).length === 0) {
    print('No platform is configured: see "Connect a platform" in README.md and .env.example.');
  }
}
