import { storable } from '../core/inbound.ts';
import type { Repositories, Store } from '../core/ports/store.ts';
import { channels } from './channels.ts';
import { consultations } from './consultations.ts';
import { contributionReads } from './contribution-read.ts';
import { contributionWrites } from './contribution-write.ts';
import type { Db } from './db.ts';
import { digests } from './digests.ts';
import type { PrismaClient } from './generated/client.ts';
import { inbox } from './inbox.ts';
import { judgements } from './judgements.ts';
import { messages } from './messages.ts';
import { moderation } from './moderation.ts';
import { outbox } from './outbox.ts';
import { participants } from './participants.ts';
import { queue } from './queue.ts';
import { reportSource } from './report-source.ts';
import { retagging } from './retagging.ts';
import { settings } from './settings.ts';
import { storableJson } from './storable-json.ts';
import { summaryChecks } from './summary-checks.ts';
import { summaryReads } from './summary-reads.ts';
import { summarySource } from './summary-source.ts';
import { summaryWrites } from './summary-writes.ts';
import { themeChanges } from './theme-changes.ts';
import { themes } from './themes.ts';

function repositories(db: Db): Repositories {
  return {
    inbox: inbox(db),
    outbox: outbox(db),
    queue: queue(db),
    participants: participants(db),
    channels: channels(db),
    consultations: consultations(db),
    themes: themes(db),
    messages: messages(db),
    contributions: { ...contributionReads(db), ...contributionWrites(db) },
    moderation: moderation(db),
    judgements: judgements(db),
    themeChanges: themeChanges(db),
    retagging: retagging(db),
    summarySource: summarySource(db),
    reportSource: reportSource(db),
    summaries: { ...summaryReads(db), ...summaryWrites(db), ...summaryChecks(db) },
    digests: digests(db),
    settings: settings(db),
    async audit(entry) {
      const detail = storableJson(entry.detail);
      await db.auditEntry.create({ data: { ...entry, target: storable(entry.target), detail } });
    },
  };
}

/** Milliseconds that an export may take. */
const aDay = 86_400_000;

/** Milliseconds that a transaction may take where nothing else is said: what a large batch of an import takes on a slow disk. */
const aMinute = 60_000;

/** The store on Prisma. */
export function createStore(client: PrismaClient): Store {
  return {
    ...repositories(client),
    transaction: (work, atMost = aMinute) =>
      client.$transaction((db) => work(repositories(db)), { maxWait: 10_000, timeout: atMost }),
    snapshot: (work) =>
      client.$transaction((db) => work(repositories(db)), {
        isolationLevel: 'RepeatableRead',
        maxWait: 10_000,
        timeout: aDay,
      }),
  };
}
