import { v7 as uuidv7 } from 'uuid';
import { answer, says } from './answer.ts';
import type { Capabilities } from './capabilities.ts';
import { openPages } from './commands/references.ts';
import { commands } from './commands/registry.ts';
import { type Suggestion, type SuggestQuestion, suggestionsFor } from './commands/suggest.ts';
import { type Consultation, phaseAt } from './consultation.ts';
import { isConcerned } from './conversation/concern.ts';
import { deleteMessage } from './conversation/delete-message.ts';
import { isOrganiser, only, type Work } from './conversation/turn.ts';
import { Understanding } from './conversation/understanding.ts';
import { postDigest } from './digest/post.ts';
import { dispatch, type SaidEvent } from './dispatch.ts';
import { HandlingError, UnreadableEventError } from './handling-error.ts';
import {
  conversationOf,
  type DigestEvent,
  type Inbound,
  inboxKey,
  type NoticeEvent,
  type Platform,
} from './inbound.ts';
import { type Language, languageOfLocale } from './language.ts';
import { noticeReply } from './moderation/notice.ts';
import type { Outgoing } from './outgoing.ts';
import type { Participant } from './ports/participants.ts';
import type { Store } from './ports/store.ts';
import type { Reply } from './reply.ts';
import type { ReportLinks } from './report/links.ts';
import { embeddedSplitter, type Splitter } from './segment/splitter.ts';
import { Summariser } from './summarise/consultation-summary.ts';
import type { Synthesiser } from './summarise/synthesis.ts';
import type { Tagger } from './tag/tagger.ts';
import { translator } from './translate.ts';

/** What became of an event. */
export type Outcome =
  | { readonly kind: 'answered'; readonly outgoing: Outgoing }
  /** Handled, and nothing is to be said. */
  | { readonly kind: 'silent' }
  /** It was delivered before and changed nothing now. */
  | { readonly kind: 'repeated' };

/** What the engine is made of. */
export interface EngineParts {
  readonly store: Store;
  readonly tagger: Tagger;
  /** Splits messages; without it the embedded splitter does. */
  readonly splitter?: Splitter;
  /** Words summaries, where a model does. */
  readonly synthesiser?: Synthesiser | undefined;
  /** The time, for phases and dates. */
  readonly now: () => Date;
  /** What a platform's channels can do. */
  readonly capabilities: (platform: Platform) => Capabilities;
  /** Where reports are read. */
  readonly reports: ReportLinks;
}

/** Who reads an answer. */
type Reader = Pick<Outgoing, 'language' | 'organises'>;

/** A handler's second half, and who reads its answer. */
interface Thought extends Reader {
  readonly work: Work;
}

/** How often an event is tried before it waits for somebody to look at it. */
const mostAttempts = 5;

/**
 * The conversation: one event in, what it changes stored with the answer in one transaction, the answer out. Knows
 * no platform. An event is handled once, however often it is delivered; if handling fails, nothing is changed, the
 * failure is counted, and the event stays in the inbox.
 */
export class Engine {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly #capabilities: EngineParts['capabilities'];
  readonly understanding: Understanding;
  readonly summariser: Summariser;
  readonly #reports: ReportLinks;

  constructor(parts: EngineParts) {
    const { store, tagger, splitter = embeddedSplitter, synthesiser, now, capabilities, reports } = parts;
    this.#store = store;
    this.#now = now;
    this.#capabilities = capabilities;
    this.understanding = new Understanding({ tagger, splitter }, store.themes, store.contributions);
    this.summariser = new Summariser(store, synthesiser);
    this.#reports = reports;
  }

  /**
   * Stores an event and has it handled in the background, in the order of its conversation. Resolves once it is safe;
   * false when it was not meant for the bot and nothing of it is kept.
   */
  async accept(event: Inbound): Promise<boolean> {
    const { channels, inbox } = this.#store;
    const { listening } = await channels.find(event.at);
    const heard = event.kind === 'created' ? event.message : undefined;
    if (!(await isConcerned(event, listening, inbox))) {
      // What is only overheard moves the place to go on from after a restart, or all of it would be read again.
      if (listening !== 'off' && heard !== undefined) await channels.hear(event.at, heard);
      return false;
    }
    await this.#store.transaction(async (repositories) => {
      if ((await repositories.inbox.accept(inboxKey(event), event)) !== 'handled') {
        await repositories.queue.wake('handle', conversationOf(event.at));
      }
      await repositories.channels.hear(event.at, heard);
    });
    return true;
  }

  /**
   * Handles what waits in a conversation, oldest first. Rejects when one can't be handled, which is then counted; the
   * rest waits behind it until it is handled or has failed five times, but not behind what can't be read. Rejects with the signal's reason, between two
   * events, when it is told to stop.
   */
  async work(conversation: string, signal?: AbortSignal): Promise<void> {
    for (;;) {
      signal?.throwIfAborted();
      const entry = await this.#store.inbox.next(conversation, mostAttempts);
      if (!entry) return;
      if (!entry.event) {
        const error = new UnreadableEventError(entry.id);
        await this.#store.inbox.giveUp(entry.key, error.name, mostAttempts);
        throw error;
      }
      await this.#attempt(entry.key, entry.event, true);
    }
  }

  /** Takes one event through the whole way at once; the caller sends the answer. Rejects when it can't be handled. */
  async handle(event: Inbound): Promise<Outcome> {
    const key = inboxKey(event);
    if ((await this.#store.inbox.accept(key, event)) === 'handled') return { kind: 'repeated' };
    return this.#attempt(key, event, false);
  }

  /** What can be put for an argument that somebody is typing. */
  async suggest({ at, author, argument, typed, locale }: SuggestQuestion): Promise<readonly Suggestion[]> {
    const participant = await this.#store.participants.find(at.platform, author);
    const channel = await this.#store.channels.find(at);
    const consultation = await this.#consultationOf(channel.consultationId, participant);
    if (!consultation) return [];
    const language = participant?.language ?? languageOfLocale(locale) ?? consultation.defaultLanguage;
    const { contributions } = this.#store;
    return suggestionsFor(argument, typed, {
      participant,
      consultation,
      language,
      now: this.#now(),
      contributions,
    });
  }

  async #attempt(key: string, event: Inbound, send: boolean): Promise<Outcome> {
    try {
      const { work, ...reader } = await this.#think(event);
      return await this.#store.transaction(async (repositories): Promise<Outcome> => {
        if (!(await repositories.inbox.claim(key))) return { kind: 'repeated' };
        const reply = await work(repositories);
        await repositories.inbox.finish(key);
        if (!reply) return { kind: 'silent' };
        const outgoing = answerTo(event, reader, reply);
        await repositories.outbox.add(key, outgoing);
        if (send) await repositories.queue.wake('send', conversationOf(event.at));
        return { kind: 'answered', outgoing };
      });
    } catch (error) {
      const failures = await this.#store.inbox.fail(
        key,
        error instanceof Error ? error.name : 'unknown error',
      );
      if (send && failures >= mostAttempts && isSaid(event)) await this.#apologise(key, event);
      throw new HandlingError(event, failures, error);
    }
  }

  /** Says to whoever waits for an answer that there will be none for now. */
  async #apologise(key: string, event: SaidEvent): Promise<void> {
    const text = event.kind === 'created' || event.kind === 'edited' ? event.text : '';
    const language = languageOfLocale(event.author.locale) ?? this.understanding.languageOf(text, 'en');
    const failed = answer([says(translator(language), 'failed')]);
    const outgoing = answerTo(event, { language, organises: false }, failed);
    await this.#store.transaction(async (repositories) => {
      await repositories.outbox.add(key, outgoing);
      await repositories.queue.wake('send', conversationOf(event.at));
    });
  }

  async #think(event: Inbound): Promise<Thought> {
    if (event.kind === 'digest') return this.#digest(event);
    if (event.kind === 'notice') return this.#notice(event);
    // Not every platform says who deleted a message: nobody is found or made for it.
    if (event.kind === 'deleted') {
      const work = await deleteMessage(event, this.#store, this.understanding, this.#now());
      return { work, language: 'en', organises: false };
    }
    const { participants, channels } = this.#store;
    const channel = await channels.find(event.at);
    const participant = await participants.findOrCreate(event.at.platform, event.author.id);
    const consultation = await this.#consultationOf(channel.consultationId, participant);
    const language = this.#languageOf(event, participant, consultation?.defaultLanguage ?? 'en');
    const t = translator(language);
    if (!consultation) {
      return { work: only(answer([says(t, 'no.consultation')])), language, organises: false };
    }
    const now = this.#now();
    const roles = await participants.roles(participant.id, consultation.id);
    const turn = {
      event,
      now,
      participant,
      consultation,
      phase: phaseAt(consultation, now),
      roles,
      t,
      can: this.#capabilities(event.at.platform),
      understanding: this.understanding,
      summariser: this.summariser,
      reports: this.#reports,
      commands,
      repositories: this.#store,
    };
    return { work: await dispatch(turn, channel.listening), language, organises: isOrganiser(turn) };
  }

  /** Nobody waits for it: without the digest or its consultation nothing is said. */
  async #digest({ digest: id, at }: DigestEvent): Promise<Thought> {
    const { digests, consultations, participants, contributions } = this.#store;
    const digest = await digests.byId(id);
    const consultation = digest && (await consultations.byId(digest.consultationId));
    if (!digest || !consultation) return { work: only(undefined), language: 'en', organises: false };
    const work = await postDigest(
      {
        contributions,
        summariser: this.summariser,
        pageOf: await openPages({ consultation, reports: this.#reports, repositories: this.#store }),
      },
      consultation,
      digest,
      this.#now(),
    );
    const asker = await participants.find(at.platform, digest.askedBy);
    const roles = asker && (await participants.roles(asker.id, consultation.id));
    return { work, language: digest.language, organises: roles?.has('organiser') ?? false };
  }

  /** Only the last act is told: an older one is no longer so. */
  async #notice({ contribution: id, act }: NoticeEvent): Promise<Thought> {
    const { contributions, consultations, participants, moderation } = this.#store;
    const contribution = await contributions.byId(id);
    const consultation = contribution && (await consultations.byId(contribution.consultationId));
    const author = contribution && (await participants.byId(contribution.participantId));
    const last = await moderation.last(id);
    const told = last?.kind === 'hide' ? 'hidden' : 'published';
    const standsSo = last?.id === act && contribution?.status === told;
    if (!consultation || !author || !standsSo)
      return { work: only(undefined), language: 'en', organises: false };
    const language = author.language ?? contribution.language;
    const roles = await participants.roles(author.id, consultation.id);
    const reply = noticeReply(translator(language), consultation, contribution, last);
    return { work: only(reply), language, organises: roles.has('organiser') };
  }

  async #consultationOf(
    channelsOwn: string | undefined,
    participant: Participant | undefined,
  ): Promise<Consultation | undefined> {
    const id = channelsOwn ?? participant?.consultationId;
    const found = id === undefined ? undefined : await this.#store.consultations.byId(id);
    return found ?? (await this.#store.consultations.standard());
  }

  /** Chosen by the person, else the platform's locale, else that of the text, else the consultation's. */
  #languageOf(event: SaidEvent, participant: Participant, otherwise: Language): Language {
    const told = participant.language ?? languageOfLocale(event.author.locale);
    if (told) return told;
    const text = event.kind === 'created' || event.kind === 'edited' ? event.text : '';
    return this.understanding.languageOf(text, otherwise);
  }
}

/** Whether somebody waits for an answer. */
function isSaid(event: Inbound): event is SaidEvent {
  return event.kind !== 'deleted' && event.kind !== 'digest' && event.kind !== 'notice';
}

/** An answer with its address. */
function answerTo(event: Inbound, { language, organises }: Reader, reply: Reply): Outgoing {
  const { at, author, kind, delivery, answerToken } = event;
  const message = 'message' in event ? event.message : undefined;
  return {
    id: uuidv7(),
    at,
    to: author.id,
    language,
    organises,
    cause: {
      kind,
      delivery,
      ...(message === undefined ? {} : { message }),
      ...(answerToken === undefined ? {} : { answerToken }),
    },
    reply,
  };
}
