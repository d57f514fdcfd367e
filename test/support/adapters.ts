import type { Adapter, AdapterLog, Heard, Intake } from '../../src/adapters/adapter.ts';
import { answer } from '../../src/core/answer.ts';
import type { Inbound } from '../../src/core/inbound.ts';
import type { Outgoing } from '../../src/core/outgoing.ts';
import type { Reply } from '../../src/core/reply.ts';

/** An intake that keeps what it is given, and fails where a test asks for it. */
export class Collected implements Intake {
  readonly events: Inbound[] = [];
  readonly dropped: string[] = [];
  /** Throws to refuse an event. */
  before: (event: Inbound) => Promise<void> | void = () => {};

  async accept(event: Inbound): Promise<void> {
    await this.before(event);
    this.events.push(event);
  }

  drop(reason: string): void {
    this.dropped.push(reason);
  }

  suggest: Intake['suggest'] = async () => [];

  /** The texts of the messages, in the order in which they were accepted. */
  get texts(): string[] {
    return this.events.flatMap((event) => ('text' in event ? [event.text] : []));
  }
}

/** A log that keeps its lines. */
export class Lines implements AdapterLog {
  readonly lines: string[] = [];

  #add(level: string, detail: object, message: string): void {
    this.lines.push(`${level} ${message} ${JSON.stringify(detail)}`);
  }

  info(detail: object, message: string): void {
    this.#add('info', detail, message);
  }

  warn(detail: object, message: string): void {
    this.#add('warn', detail, message);
  }

  error(detail: object, message: string): void {
    this.#add('error', detail, message);
  }

  get text(): string {
    return this.lines.join('\n');
  }
}

export const heard: Heard = { channels: async () => [], messages: async () => [] };

let count = 0;

/** An answer to an event. */
export function outgoing(event: Inbound, reply: Partial<Reply> & { readonly text?: string }): Outgoing {
  count += 1;
  const { text = 'Merci', ...more } = reply;
  return {
    id: `answer-${count}`,
    at: event.at,
    to: event.author.id,
    language: 'fr',
    organises: false,
    cause: {
      kind: event.kind,
      delivery: event.delivery,
      ...('message' in event && event.message !== undefined ? { message: event.message } : {}),
      ...(event.answerToken === undefined ? {} : { answerToken: event.answerToken }),
    },
    reply: answer([{ kind: 'paragraph', inlines: [text] }], more),
  };
}

/** Stops the adapters of a test, whatever became of it. */
export async function stopAll(adapters: readonly Adapter[]): Promise<void> {
  await Promise.all(adapters.map((adapter) => adapter.stop()));
}
