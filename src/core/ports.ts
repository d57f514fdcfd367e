import type { DayCount } from './charts/activity.ts';
import type { Consultation, Phase, Theme } from './consultation.ts';
import type { Digests } from './digest/digest.ts';
import type { ChannelAddress, Inbound, Platform } from './inbound.ts';
import type { Language, Localised } from './language.ts';
import type { Outgoing } from './outgoing.ts';
import type { ReportSource } from './report/source.ts';
import type { Judgement, Judgements } from './review/judgements.ts';
import type { IdeaKind, Span } from './segment/segmentation.ts';
import type { Summaries } from './summarise/kept.ts';
import type { SummarySource } from './summarise/source.ts';
import type { ConfirmedExample } from './tag/tagger.ts';
import type { Retagging, ThemeChanges } from './themes/change.ts';

export interface Participant {
  readonly id: string;
  readonly pseudonym: string;
  readonly language?: Language;
  readonly consultationId?: string;
}

/** Roles beyond taking part. */
export type RoleKind = 'organiser' | 'moderator';

export type TaggingOrigin = 'embedded' | 'llm' | 'author' | 'organiser';

/** A tagging in force. A null theme is a person's word that the contribution belongs to none. */
export interface Tagging {
  readonly themeId: string | null;
  /** 0 to 1; 1 where a person said so. */
  readonly probability: number;
  readonly origin: TaggingOrigin;
}

export type ContributionStatus = 'published' | 'withdrawn' | 'hidden';

export interface Contribution {
  readonly id: string;
  readonly number: number;
  readonly consultationId: string;
  readonly messageId: string;
  readonly participantId: string;
  readonly text: string;
  readonly language: Language;
  readonly status: ContributionStatus;
  /** Absent where it is not sure. */
  readonly kind?: IdeaKind;
  /** Its place in the message and those that go on with it, each on a line, in UTF-16 code units; absent once the author rewrote it by command. */
  readonly span?: Span;
  /** Its author said, by a button, where it begins and ends. */
  readonly boundedByAuthor: boolean;
  readonly createdAt: Date;
  readonly taggings: readonly Tagging[];
}

/** What a contribution was before its text was last changed. */
export type FormerContribution = Pick<Contribution, 'text' | 'span' | 'taggings'>;

/** A message that was taken and, as far as is known, still stands on its platform. */
export interface HeardMessage {
  readonly message: string;
  /** The thread or topic of its channel that it is in. */
  readonly thread?: string;
  /** The author's id on the platform. */
  readonly author: string;
}

/** Where a message stands among others. */
export interface MessagePlace {
  readonly at: Pick<ChannelAddress, 'platform' | 'installation' | 'channel' | 'thread'>;
  /** Its id on the platform. */
  readonly message: string;
  /** The message that it answers, by its id on the platform. */
  readonly replyTo?: string;
}

export interface StoredMessage {
  readonly id: string;
  readonly participantId: string;
  readonly consultationId: string;
  /** The first message of the burst that this one goes on with; its contributions are that one's. */
  readonly headId?: string;
  readonly place: MessagePlace;
  readonly text: string;
  readonly language: Language;
  readonly editedAt?: Date;
  readonly deletedAt?: Date;
}

/** A message about to be stored. */
export interface NewMessage extends MessagePlace {
  readonly consultationId: string;
  readonly participantId: string;
  /** The first message of the burst that this one goes on with. */
  readonly headId?: string;
  readonly text: string;
  readonly language: Language;
  readonly sentAt: Date;
}

/** A contribution about to be stored; the store gives it its number. */
export interface NewContribution {
  readonly text: string;
  readonly language: Language;
  readonly kind?: IdeaKind;
  readonly span: Span;
  readonly boundedByAuthor: boolean;
  readonly taggings: readonly Tagging[];
  readonly createdAt: Date;
}

/** What a contribution says once it is rewritten: of the old text nothing stays, neither span nor kind. */
export type Rewriting = Pick<NewContribution, 'text' | 'language' | 'kind' | 'boundedByAuthor'> &
  Partial<Pick<NewContribution, 'span'>>;

/** A contribution with the message it came in, for loads of many. */
export interface GatheredContribution {
  readonly message: NewMessage;
  readonly contribution: NewContribution;
}

export interface NewTheme {
  /** Where it is fixed beforehand. */
  readonly id?: string;
  readonly slug: string;
  readonly parentId?: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly keywords: Theme['keywords'];
  readonly opensAt?: Date;
  readonly closesAt?: Date;
}

export interface NewConsultation {
  readonly slug: string;
  readonly title: Localised;
  readonly description: Localised;
  readonly defaultLanguage: Language;
  readonly contact?: string;
  /** Europe/Paris where it is not said. */
  readonly timeZone?: string;
  readonly phases: readonly Phase[];
  readonly themes: readonly (Omit<NewTheme, 'parentId'> & { readonly parentSlug?: string })[];
}

export interface ThemeCount {
  readonly themeId: string;
  readonly contributions: number;
  readonly people: number;
}

/** Counts of published contributions; they add up: each contribution is tagged or untagged. */
export interface Counts {
  readonly contributions: number;
  readonly people: number;
  readonly untagged: number;
  readonly withdrawn: number;
  readonly hidden: number;
  readonly themes: readonly ThemeCount[];
}

/** A reason for or against a contribution, as an export has it. */
export interface ExportedArgument {
  readonly side: 'for' | 'against';
  readonly text: string;
  readonly pseudonym: string;
  readonly createdAt: Date;
}

/** What an export has of one contribution. */
export interface ExportedContribution {
  readonly number: number;
  /** Absent where nobody is to read it: it is withdrawn or hidden, or its author was erased. */
  readonly text?: string;
  readonly language: string;
  readonly kind?: IdeaKind;
  readonly status: ContributionStatus;
  /** Absent once its author was erased. */
  readonly pseudonym?: string;
  /** The organisation on whose behalf it was said. */
  readonly affiliation?: string;
  readonly platform: string;
  readonly createdAt: Date;
  /** When its text was last changed. */
  readonly editedAt?: Date;
  readonly withdrawnAt?: Date;
  /** Those in force, likeliest first. */
  readonly taggings: readonly Tagging[];
  readonly votes: { readonly agree: number; readonly disagree: number; readonly pass: number };
  /** Those that stand, oldest first; none where there is no text. */
  readonly arguments: readonly ExportedArgument[];
  /** What each person said of its theme, oldest first. */
  readonly judgements: readonly (Omit<Judgement, 'participantId'> & { readonly pseudonym: string })[];
}

/**
 * Which contributions are exported: the published ones of a theme, those of none (null), those with arguments, all published
 * ones, or those of some numbers.
 */
export type ExportPart =
  | { readonly theme: string | null }
  | { readonly argued: true }
  | { readonly published: true }
  | { readonly numbers: readonly number[] };

/** An event that was accepted and is to be handled. */
export interface InboxEntry {
  readonly key: string;
  readonly event: Inbound;
  /** How often handling it has failed. */
  readonly attempts: number;
}

export interface Inbox {
  /** Writes the event under its key. `handled` when it is there and was handled before. */
  accept(key: string, event: Inbound): Promise<'new' | 'unfinished' | 'handled'>;
  /** Whether an event came under this key. */
  has(key: string): Promise<boolean>;
  /** Takes the event for this transaction. False when another one has handled it meanwhile. */
  claim(key: string): Promise<boolean>;
  /** Marks it handled. */
  finish(key: string): Promise<void>;
  /** Counts a failure; the event stays to be handled again. Gives how often it has failed now. */
  fail(key: string, error: string): Promise<number>;
  /** The oldest event of a conversation that is to be handled, but for those that failed `mostAttempts` times. */
  next(conversation: string, mostAttempts: number): Promise<InboxEntry | undefined>;
  /** Gives events that failed too often their attempts back; the conversations that have something to be handled. */
  reopen(platform: Platform): Promise<readonly string[]>;
}

/** An answer that its platform has not taken yet. */
export interface OutboxEntry {
  readonly outgoing: Outgoing;
  /** How often sending it has failed. */
  readonly attempts: number;
  readonly notBefore?: Date;
}

export interface Outbox {
  /** Stores the answer to an event, to be sent. */
  add(key: string, outgoing: Outgoing): Promise<void>;
  /** The oldest answer of a conversation that is to be sent. */
  next(conversation: string): Promise<OutboxEntry | undefined>;
  /** Takes an answer for the process of this name. False when another living process has it. */
  claim(id: string, process: string): Promise<boolean>;
  /** Notes that the platform has taken an answer, or that it need not. */
  delivered(id: string): Promise<void>;
  postpone(id: string, notBefore: Date, error: string): Promise<void>;
  /** Keeps the answer for whoever looks into it; it is not sent any more. */
  giveUp(id: string, error: string): Promise<void>;
  /** The conversations of a platform that have something to be sent. */
  waiting(platform: Platform): Promise<readonly string[]>;
}

/** What is done in the background, one conversation's work in its order. */
export interface Queue {
  /** Has the conversation's events handled, or its answers sent: now, or at a later time. */
  wake(task: 'handle' | 'send', conversation: string, at?: Date): Promise<void>;
  /** Has the confirmed changes of a consultation's themes carried on with. */
  retag(consultationId: string): Promise<void>;
  /** Has a digest posted at a time; a time that was said before is forgotten. */
  digest(id: string, at: Date): Promise<void>;
}

export interface Participants {
  find(platform: Platform, userId: string): Promise<Participant | undefined>;
  findOrCreate(platform: Platform, userId: string): Promise<Participant>;
  byPseudonym(pseudonym: string): Promise<Participant | undefined>;
  setLanguage(id: string, language: Language): Promise<void>;
  roles(id: string, consultationId: string): Promise<ReadonlySet<RoleKind>>;
  grant(id: string, consultationId: string, role: RoleKind): Promise<void>;
  setConsultation(id: string, consultationId: string): Promise<void>;
  /** The place in the order of registration, from 1. */
  rank(id: string, consultationId: string): Promise<number | undefined>;
  /** Gives the next place, or the one that the participant has already. */
  register(id: string, consultationId: string): Promise<{ readonly rank: number; readonly isNew: boolean }>;
}

/** Off: the bot is silent. Mentions: it takes what is said to it. Everything: it takes every message. */
export type Listening = 'off' | 'mentions' | 'everything';

/** A chat that something was heard from. */
export interface HeardChannel {
  readonly at: ChannelAddress;
  readonly since: Date;
  /** The message heard last; absent in a room where nothing was said since it is listened to. */
  readonly lastMessage?: string;
}

export interface Channels {
  find(at: ChannelAddress): Promise<{
    readonly consultationId?: string;
    readonly listening: Listening;
  }>;
  /** What the thread, or else the channel, is about, if an organiser said so: a theme's id. */
  themeOf(at: MessagePlace['at']): Promise<string | undefined>;
  /** Notes that somebody speaks there, and which message came last. */
  hear(at: ChannelAddress, message?: string): Promise<void>;
  listen(at: ChannelAddress, listening: Listening, consultationId: string, now: Date): Promise<void>;
  /** Says what the thread of a known channel, or the channel itself where there is none, is about; undefined: nothing. */
  setTheme(at: ChannelAddress, themeId: string | undefined): Promise<void>;
  /** Notes that nothing can be sent there. */
  markGone(at: ChannelAddress, now: Date): Promise<void>;
  isGone(at: ChannelAddress): Promise<boolean>;
  /** The direct chats, and the rooms that are listened to, of a platform; with their threads. */
  heard(platform: Platform): Promise<readonly HeardChannel[]>;
}

export interface Consultations {
  byId(id: string): Promise<Consultation | undefined>;
  bySlug(slug: string): Promise<Consultation | undefined>;
  /** The one that people are on where nothing else says; undefined when there is none at all. */
  standard(): Promise<Consultation | undefined>;
  setStandard(id: string): Promise<void>;
  create(consultation: NewConsultation): Promise<string>;
  /** Brings texts, phases and themes in line with the file; a theme it no longer has is closed, never deleted. */
  update(id: string, consultation: NewConsultation, now: Date): Promise<void>;
  list(): Promise<readonly Consultation[]>;
  /** As `byId`; whoever else would change its themes waits until this transaction has ended. */
  claim(id: string): Promise<Consultation | undefined>;
  hasOrganiser(): Promise<boolean>;
}

/** A confirmed example, and whether it answers to something or stands in a thread. */
export interface ToldExample extends ConfirmedExample {
  readonly answers: boolean;
}

export interface Themes {
  add(consultationId: string, theme: NewTheme): Promise<void>;
  update(id: string, change: Partial<Pick<NewTheme, 'title' | 'description' | 'keywords'>>): Promise<void>;
  close(id: string, at: Date): Promise<void>;
  /** Closes a theme that becomes part of another, which takes its sub-themes over. */
  merge(id: string, intoId: string, at: Date): Promise<void>;
  /** Every text whose theme a person confirmed and which is still published. */
  examples(consultationId: string): Promise<readonly ToldExample[]>;
}

export interface Messages {
  /** Stores a message once; undefined when it is already there. */
  add(message: NewMessage): Promise<string | undefined>;
  find(at: MessagePlace['at'], message: string): Promise<StoredMessage | undefined>;
  byId(id: string): Promise<StoredMessage | undefined>;
  /** Where each of these messages stands, by its id. */
  places(ids: readonly string[]): Promise<ReadonlyMap<string, MessagePlace>>;
  /** What a person said last in a place, its thread included, between two moments, if it stands. */
  last(
    at: ChannelAddress,
    participantId: string,
    from: Date,
    until: Date,
  ): Promise<StoredMessage | undefined>;
  /** A message and those that go on with it, which stand, in the order in which they were sent. */
  burst(headId: string): Promise<readonly StoredMessage[]>;
  /** The platform's ids of messages that stand, and of their authors; oldest first. */
  heard(at: ChannelAddress, since: Date): Promise<readonly HeardMessage[]>;
  /** Replaces the text, keeping the old one as a revision. */
  amend(id: string, text: string, language: Language, editedAt: Date): Promise<void>;
  markDeleted(id: string, at: Date): Promise<void>;
}

export interface Contributions {
  add(
    consultationId: string,
    messageId: string,
    participantId: string,
    contributions: readonly NewContribution[],
  ): Promise<readonly Contribution[]>;
  /**
   * Stores many that came with messages of their own, leaving out messages that are already there.
   * Gives the platform message ids of those that were stored.
   */
  gather(consultationId: string, gathered: readonly GatheredContribution[]): Promise<ReadonlySet<string>>;
  byId(id: string): Promise<Contribution | undefined>;
  byNumber(consultationId: string, number: number): Promise<Contribution | undefined>;
  ofMessage(messageId: string): Promise<readonly Contribution[]>;
  ofParticipant(
    consultationId: string,
    participantId: string,
    limit: number,
  ): Promise<readonly Contribution[]>;
  countOfParticipant(consultationId: string, participantId: string): Promise<number>;
  /** What it was before its text was last changed, with the taggings that were replaced at the same moment. */
  former(id: string): Promise<FormerContribution | undefined>;
  /** Replaces the text and its kind, keeping the old text as a revision. */
  rewrite(id: string, change: Rewriting, at: Date): Promise<void>;
  setStatus(ids: readonly string[], status: ContributionStatus, at: Date): Promise<void>;
  /** Replaces the taggings in force; the replaced ones are kept as history. */
  retag(id: string, taggings: readonly Tagging[], decidedById: string | undefined, at: Date): Promise<void>;
  /** Published ones that hold all the terms; where there are none, those that hold most. */
  search(consultationId: string, terms: readonly string[], limit: number): Promise<readonly Contribution[]>;
  /** Published ones, by number, a page at a time. */
  pages(filter: {
    readonly consultationId: string;
    readonly themeIds?: readonly string[];
    readonly since?: Date;
  }): AsyncIterable<readonly Contribution[]>;
  /** All of them, or a part, by number, a page at a time. */
  exported(consultationId: string, part?: ExportPart): AsyncIterable<readonly ExportedContribution[]>;
  counts(consultationId: string): Promise<Counts>;
  /** Days in UTC with the contributions published of each, none left out but those without. */
  activity(consultationId: string): Promise<readonly DayCount[]>;
  /** The highest number that was given; 0 where there is none. */
  last(consultationId: string): Promise<number>;
  /** How many up to a number stand no more. */
  gone(consultationId: string, upTo: number): Promise<number>;
  /** The texts that stand, those with the highest numbers up to the given one; in the order of their numbers. */
  texts(consultationId: string, upTo: number, most: number): Promise<readonly string[]>;
}

/** An act worth keeping for organisers; never a citizen's text. */
export interface AuditEntry {
  readonly consultationId: string;
  /** Absent where whoever runs the program did it from the command line. */
  readonly actorId?: string;
  readonly act: string;
  readonly target: string;
  readonly detail: Record<string, string | number>;
}

export interface Settings {
  get(key: string): Promise<string | undefined>;
  set(key: string, value: string): Promise<void>;
  /** Removes the setting if it has this value; true when it had. */
  take(key: string, value: string): Promise<boolean>;
}

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
