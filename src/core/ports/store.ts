import type { Digests } from '../digest/digest.ts';
import type { ReportSource } from '../report/source.ts';
import type { Judgements } from '../review/judgements.ts';
import type { Summaries } from '../summarise/kept.ts';
import type { SummarySource } from '../summarise/source.ts';
import type { Retagging, ThemeChanges } from '../themes/change.ts';
import type { AuditEntry } from './audit.ts';
import type { Channels } from './channels.ts';
import type { Consultations } from './consultations.ts';
import type { Contributions } from './contributions.ts';
import type { Inbox } from './inbox.ts';
import type { Messages } from './messages.ts';
import type { Moderation } from './moderation.ts';
import type { Outbox } from './outbox.ts';
import type { Participants } from './participants.ts';
import type { Queue } from './queue.ts';
import type { Settings } from './settings.ts';
import type { Themes } from './themes.ts';

/** Everything the core reads and writes, one repository a word. */
export interface Repositories {
  readonly inbox: Inbox;
  readonly outbox: Outbox;
  readonly queue: Queue;
  readonly participants: Participants;
  readonly channels: Channels;
  readonly consultations: Consultations;
  readonly themes: Themes;
  readonly messages: Messages;
  readonly contributions: Contributions;
  readonly moderation: Moderation;
  readonly judgements: Judgements;
  readonly themeChanges: ThemeChanges;
  readonly retagging: Retagging;
  readonly summarySource: SummarySource;
  readonly reportSource: ReportSource;
  readonly summaries: Summaries;
  readonly digests: Digests;
  readonly settings: Settings;
  audit(entry: AuditEntry): Promise<void>;
}

/** Repositories, and a way to use them so that all is written or nothing. */
export interface Store extends Repositories {
  /**
   * Runs the work in one transaction; it is undone when the work rejects.
   * @param atMost milliseconds after which it is undone, too; a minute without it.
   */
  transaction<T>(work: (repositories: Repositories) => Promise<T>, atMost?: number): Promise<T>;
  /** Runs work that only reads, however long, on all as it is now, whatever others write meanwhile. */
  snapshot<T>(work: (repositories: Repositories) => Promise<T>): Promise<T>;
}
