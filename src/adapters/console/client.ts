import { readFile, writeFile } from 'node:fs/promises';
import { createInterface, type Interface } from 'node:readline';
import type { Adapter, Deliver } from '../adapter.ts';
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

/** A chat in a terminal: history, completion of commands, numbered buttons. */
export class ConsoleAdapter implements Adapter {
  readonly #options: ConsoleOptions;
  #terminal: Interface | undefined;
  #offered: readonly Choice[] = [];
  /** Lines are answered one after the other, in the order they were typed. */
  #turn: Promise<void> = Promise.resolve();

  constructor(options: ConsoleOptions) {
    this.#options = options;
  }

  async start(deliver: Deliver): Promise<void> {
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
      this.#turn = this.#turn.then(() => this.#answer(deliver, line));
    });
    terminal.on('SIGINT', () => terminal.close());
    terminal.once('close', () => {
      this.#turn.finally(onEnd);
    });
    await this.#exchange(deliver(joined(this.#options.speaker)));
  }

  async stop(): Promise<void> {
    this.#terminal?.close();
    await this.#turn;
  }

  #answer(deliver: Deliver, line: string): Promise<void> {
    if (line.trim() === '') {
      this.#terminal?.prompt();
      return Promise.resolve();
    }
    const choice = /^\d{1,2}$/.test(line.trim()) ? this.#offered[Number(line) - 1] : undefined;
    const { name } = this.#options.speaker;
    return this.#exchange(
      deliver(
        choice
          ? pressed(this.#options.speaker, choice)
          : typed(line.startsWith('/') ? this.#options.speaker : { name }, line),
      ),
    );
  }

  async #exchange(answering: ReturnType<Deliver>): Promise<void> {
    const { output, failure } = this.#options;
    try {
      const reply = await answering;
      if (reply) {
        this.#offered = choices(reply);
        output.write(`${renderText(reply, true)}\n\n`);
      }
    } catch {
      output.write(`${failure}\n\n`);
    }
    this.#terminal?.prompt();
  }
}
