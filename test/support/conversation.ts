import { readFileSync } from 'node:fs';
import { v7 as uuidv7 } from 'uuid';
import { renderText } from '../../src/adapters/console/render.ts';
import type { Capabilities } from '../../src/core/capabilities.ts';
import { readConsultation } from '../../src/core/consultation-file.ts';
import { Engine, type EngineParts } from '../../src/core/engine.ts';
import type { ChannelAddress, CreatedEvent, Inbound } from '../../src/core/inbound.ts';
import type { Store } from '../../src/core/ports/store.ts';
import type { Reply } from '../../src/core/reply.ts';
import { ReportLinks } from '../../src/core/report/links.ts';
import { embeddedSplitter, type Splitter } from '../../src/core/segment/splitter.ts';
import { createEmbeddedTagger } from '../../src/core/tag/embedded.ts';
import { createStore } from '../../src/store/store.ts';
import { type FreshDatabase, freshDatabase } from './database.ts';

/** The engine on a real database of its own, with the built-in consultation. */
export interface House {
  readonly database: FreshDatabase;
  readonly store: Store;
  readonly engine: Engine;
}

/** A channel that can do all there is. */
export const everything: Capabilities = {
  buttons: true,
  menus: true,
  forms: true,
  privateReplies: true,
  files: true,
  edits: true,
  deletions: true,
  longestText: 4000,
  commandPrefix: '/',
};

/** Where reports would be read. */
export const reportLinks = new ReportLinks('http://127.0.0.1:3000', 'a secret of the tests');

/** Opens a house; the time stands still at `now` unless it is moved. Messages are split by the embedded splitter or another. */
export async function openHouse(
  clock: { now: Date } = { now: new Date() },
  splitter: Splitter = embeddedSplitter,
): Promise<House> {
  const database = await freshDatabase();
  const store = createStore(database.client);
  const yaml = readFileSync(new URL('../../consultations/ambition-numerique.yaml', import.meta.url), 'utf8');
  await store.consultations.create(readConsultation(yaml, new Date(0)));
  return { database, store, engine: engineOn(store, { splitter, now: () => clock.now }) };
}

/** An engine on a store, with what is given and the usual for the rest. */
export function engineOn(store: Store, parts: Partial<EngineParts> = {}): Engine {
  return new Engine({
    store,
    tagger: createEmbeddedTagger(),
    now: () => new Date(),
    capabilities: () => everything,
    reports: reportLinks,
    ...parts,
  });
}

/** A text with plain spaces for those that no line ends at: for the eye they are the same. */
export const plainSpaces = (text: string): string => text.replaceAll('\u00a0', ' ');

/** A person in a direct chat with the bot. */
export class Person {
  readonly #engine: Engine;
  readonly name: string;
  readonly locale: string | undefined;
  readonly at: ChannelAddress;

  constructor({ engine }: Pick<House, 'engine'>, name: string, locale?: string) {
    this.#engine = engine;
    this.name = name;
    this.locale = locale;
    this.at = { platform: 'telegram', installation: 'bot', channel: name, visibility: 'direct' };
  }

  base() {
    return {
      at: this.at,
      author: {
        id: this.name,
        displayName: this.name,
        ...(this.locale === undefined ? {} : { locale: this.locale }),
      },
      delivery: uuidv7(),
      sentAt: new Date(),
    };
  }

  message(text: string, message: string = uuidv7()): CreatedEvent {
    return { ...this.base(), kind: 'created', message, text, mentionsBot: true, attachments: [] };
  }

  /** Sends an event; the answer, or undefined where there is none. */
  async send(event: Inbound): Promise<Reply | undefined> {
    const outcome = await this.#engine.handle(event);
    return outcome.kind === 'answered' ? outcome.outgoing.reply : undefined;
  }

  /** Says something; the answer as a person reads it. */
  async says(text: string, message?: string): Promise<string> {
    const reply = await this.send(this.message(text, message));
    return reply ? plainSpaces(renderText(reply)) : '';
  }

  /** Presses the button, or chooses the menu entry, whose label begins so. */
  async presses(reply: Reply | undefined, label: string): Promise<Reply | undefined> {
    const button = reply?.buttons.find((one) => plainSpaces(one.label).startsWith(label));
    const option = reply?.select?.options.find((one) => plainSpaces(one.label).startsWith(label));
    const action = button?.action ?? (option ? reply?.select?.action : undefined);
    if (action === undefined)
      throw new Error(`no button "${label}" in: ${reply ? renderText(reply) : 'no answer'}`);
    return this.send({
      ...this.base(),
      kind: 'action',
      action,
      message: 'answer-1',
      ...(option ? { value: option.value } : {}),
    });
  }
}
