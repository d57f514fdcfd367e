import { decodeAction } from './actions.ts';
import { answer, button, says } from './answer.ts';
import { aboutBlocks } from './commands/about.ts';
import { commandAction, commandOfAction } from './commands/command-action.ts';
import { commandLine } from './commands/parse.ts';
import { commands } from './commands/registry.ts';
import { runCommand } from './commands/route.ts';
import { type Consultation, phaseAt } from './consultation.ts';
import { amendMessage } from './conversation/amend.ts';
import { correct, deleteMessage, staleButton } from './conversation/corrections.ts';
import { contribute } from './conversation/free-text.ts';
import { only, type Turn, type Work } from './conversation/turn.ts';
import { Understanding } from './conversation/understanding.ts';
import { type CreatedEvent, type DeletedEvent, type Inbound, inboxKey } from './inbound.ts';
import { type Language, languageOfLocale } from './language.ts';
import type { Participant, Store } from './ports.ts';
import type { Reply } from './reply.ts';
import type { Tagger } from './tag/tagger.ts';
import { translator } from './translate.ts';

/** What became of an event. */
export type Outcome =
  | { readonly kind: 'answered'; readonly key: string; readonly reply: Reply }
  /** Handled, and nothing is to be said. */
  | { readonly kind: 'silent'; readonly key: string }
  /** It was delivered before and changed nothing now. */
  | { readonly kind: 'repeated'; readonly key: string };

/** What the engine is made of. */
export interface EngineParts {
  readonly store: Store;
  readonly tagger: Tagger;
  /** The time, for phases and dates. */
  readonly now: () => Date;
}

/** How often an event is tried before it waits for somebody to look at it. */
const mostAttempts = 5;

/**
 * The conversation: one event in, what it changes stored with the answer in one transaction, the answer out. Knows
 * no platform. An event is handled once, however often it is delivered; if handling fails, nothing is changed, the
 * failure is counted, the event stays in the inbox, and `handle` rejects.
 */
export class Engine {
  readonly #store: Store;
  readonly #now: () => Date;
  readonly understanding: Understanding;

  constructor({ store, tagger, now }: EngineParts) {
    this.#store = store;
    this.#now = now;
    this.understanding = new Understanding(tagger, store.themes);
  }

  /** Takes one event through the whole way. Rejects when the store or the tagger fails. */
  async handle(event: Inbound): Promise<Outcome> {
    const key = inboxKey(event);
    if ((await this.#store.inbox.accept(key, event)) === 'handled') return { kind: 'repeated', key };
    try {
      const work = await this.#think(event);
      return await this.#store.transaction(async (repositories): Promise<Outcome> => {
        if (!(await repositories.inbox.claim(key))) return { kind: 'repeated', key };
        const reply = await work(repositories);
        await repositories.inbox.finish(key, reply);
        return reply ? { kind: 'answered', key, reply } : { kind: 'silent', key };
      });
    } catch (error) {
      await this.#store.inbox.fail(key, error instanceof Error ? error.name : 'unknown error');
      throw error;
    }
  }

  /**
   * Handles what was accepted and never handled, because the program was killed or something failed meanwhile. Each
   * event is tried five times in all; one that fails again does not keep the others. Gives how many were handled and
   * the delivery ids of those that failed.
   */
  async recover(): Promise<{ readonly handled: number; readonly failed: readonly string[] }> {
    const failed: string[] = [];
    let handled = 0;
    for (const event of await this.#store.inbox.unfinished(mostAttempts)) {
      try {
        await this.handle(event);
        handled += 1;
      } catch {
        failed.push(event.delivery);
      }
    }
    return { handled, failed };
  }

  async #think(event: Inbound): Promise<Work> {
    // Not every platform says who deleted a message: nobody is found or made for it.
    if (event.kind === 'deleted') return deleteMessage(event, this.#now());
    const { participants, channels } = this.#store;
    const channel = await channels.find(event.at);
    if (event.kind === 'created' && !isForUs(event, channel.listening)) return only(undefined);
    const participant = await participants.findOrCreate(event.at.platform, event.author.id);
    const consultation = await this.#consultationOf(channel.consultationId, participant);
    const t = translator(this.#languageOf(event, participant, consultation?.defaultLanguage ?? 'en'));
    if (!consultation) return only(answer([says(t, 'no.consultation')]));
    const now = this.#now();
    const roles = await participants.roles(participant.id, consultation.id);
    return route({
      event,
      now,
      participant,
      consultation,
      phase: phaseAt(consultation, now),
      roles,
      t,
      understanding: this.understanding,
      commands,
      repositories: this.#store,
    });
  }

  async #consultationOf(
    channelsOwn: string | undefined,
    participant: Participant,
  ): Promise<Consultation | undefined> {
    const id = channelsOwn ?? participant.consultationId;
    const found = id === undefined ? undefined : await this.#store.consultations.byId(id);
    return found ?? (await this.#store.consultations.standard());
  }

  /** Chosen by the person, else the platform's locale, else that of the text, else the consultation's. */
  #languageOf(
    event: Exclude<Inbound, DeletedEvent>,
    participant: Participant,
    otherwise: Language,
  ): Language {
    const told = participant.language ?? languageOfLocale(event.author.locale);
    if (told) return told;
    const text = event.kind === 'created' || event.kind === 'edited' ? event.text : '';
    return this.understanding.languageOf(text, otherwise);
  }
}

/** In a room the bot takes what is said to it, or everything where an organiser has switched that on. */
function isForUs(event: CreatedEvent, listening: 'off' | 'mentions' | 'everything'): boolean {
  if (event.at.visibility === 'direct') return true;
  return listening === 'everything' || (listening === 'mentions' && event.mentionsBot);
}

async function route(turn: Turn<Exclude<Inbound, DeletedEvent>>): Promise<Work> {
  const { event, t } = turn;
  switch (event.kind) {
    case 'created': {
      const line = commandLine(event.text, turn.commands);
      if (line !== undefined) return runCommand(turn, line);
      if (event.text.trim() === '' && event.attachments.length > 0)
        return only(answer([says(t, 'attachment')]));
      return contribute({ ...turn, event }, event.message, event.text);
    }
    case 'edited':
      // A command that was mistyped and mended is a command; commands leave no message to amend.
      return commandLine(event.text, turn.commands) === undefined
        ? amendMessage({ ...turn, event })
        : only(undefined);
    case 'command':
      return runCommand(turn, event.line);
    case 'action': {
      const line = commandOfAction(event.action);
      if (line !== undefined) return runCommand(turn, line);
      const action = decodeAction(event.action);
      return action ? correct({ ...turn, event }, action) : staleButton(turn);
    }
    case 'joined':
      return only(
        answer([says(t, 'welcome'), ...aboutBlocks(turn)], {
          buttons: [
            button(t, 'button.themes', commandAction('themes')),
            button(t, 'button.help', commandAction('help')),
          ],
        }),
      );
  }
}
