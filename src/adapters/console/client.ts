import { readFile, writeFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import type { Capabilities } from '../../core/capabilities.ts';
import type { Inbound } from '../../core/inbound.ts';
import type { Outgoing } from '../../core/outgoing.ts';
import type { Adapter, Intake } from '../adapter.ts';
import { joined, pressed, type Speaker, typed } from './inbound.ts';
import { type Choice, choices, renderText } from './render.ts';

/** What the terminal chat is given. */
export interface ConsoleOptions {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
  readonly speaker: Speaker;
  /** Where what was typed is kept from one chat to the next; readable by the user alone. */
  readonly historyFile: string;
  /** Names of commands with their slash, for completion. */
  readonly commandNames: readonly string[];
  /** What is said when an event could not be handled. */
  readonly failure: string;
  /** Called when the person ends the chat. */
  readonly onEnd: () => void;
}

const historyLength = 200;
/** How long the next line waits for the answer to the one before, in milliseconds. */
const patience = 30_000;

/** A chat in a terminal: history, completion of commands, numbered buttons. */
export class ConsoleAdapter implements Adapter {
  readonly platform = 'console';
  readonly capabilities: Capabilities = {
    buttons: true,
    menus: true,
    forms: false,
    privateReplies: true,
    files: false,
    edits: false,
    deletions: false,
    longestText: Number.POSITIVE_INFINITY,
    commandPrefix: '/',
  };
  readonly #options: ConsoleOptions;
  #terminal: Interface | undefined;
  #offered: readonly Choice[] = [];
  /** Lines are answered one after the other, in the order they were typed. */
  #turn: Promise<void> = Promise.resolve();
  /** Called with the answer that the next line waits for. */
  #awaited: { readonly delivery: string; readonly done: () => void } | undefined;

  constructor(options: ConsoleOptions) {
    this.#options = options;
  }

  async start(intake: Intake): Promise<void> {
    const { input, output, commandNames, historyFile, onEnd } = this.#options;
    const history = await readFile(historyFile, 'utf8').catch(() => '');
    const terminal = createInterface({
      input,
      output,
      prompt: '> ',
      history: history.split('\n').filter((line) => line !== ''),
      historySize: historyLength,
      removeHistoryDuplicates: true,
      completer: (line: string) => [
        line.startsWith('/') ? commandNames.filter((name) => name.startsWith(line)) : [],
        line,
      ],
    });
    this.#terminal = terminal;
    terminal.on('history', (lines) => {
      // What was typed can always be typed again: a history that can't be written is no reason to stop.
      writeFile(historyFile, lines.slice(0, historyLength).join('\n'), { mode: 0o600 }).catch(
        () => undefined,
      );
    });
    terminal.on('line', (line) => {
      this.#turn = this.#turn.then(() => this.#answer(intake, line));
    });
    terminal.on('SIGINT', () => terminal.close());
    terminal.once('close', () => {
      // What is still being answered is written, but there is no line to ask for any more.
      this.#terminal = undefined;
      this.#turn.finally(onEnd);
    });
    this.#turn = this.#exchange(intake, joined(this.#options.speaker));
    await this.#turn;
  }

  async send({ cause, reply }: Outgoing): Promise<void> {
    this.#offered = choices(reply);
    this.#options.output.write(`${renderText(reply, true)}\n\n`);
    if (this.#awaited?.delivery === cause.delivery) this.#awaited.done();
  }

  async stop(): Promise<void> {
    this.#terminal?.close();
    this.#awaited?.done();
    await this.#turn;
  }

  #answer(intake: Intake, line: string): Promise<void> {
    if (line.trim() === '') {
      this.#terminal?.prompt();
      return Promise.resolve();
    }
    const choice = /^\d{1,2}$/.test(line.trim()) ? this.#offered[Number(line) - 1] : undefined;
    const { speaker } = this.#options;
    const event = choice
      ? pressed(speaker, choice)
      : typed(line.startsWith('/') ? speaker : { name: speaker.name }, line);
    return this.#exchange(intake, event);
  }

  async #exchange(intake: Intake, event: Inbound): Promise<void> {
    const { output, failure } = this.#options;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#awaited = { delivery: event.delivery, done: resolve };
    const timer = setTimeout(resolve, patience);
    try {
      await intake.accept(event);
      await promise;
    } catch {
      output.write(`${failure}\n\n`);
    }
    clearTimeout(timer);
    this.#terminal?.prompt();
  }
}
