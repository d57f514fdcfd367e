import { PassThrough } from 'node:stream';
import { stripVTControlCharacters } from 'node:util';
import type { Adapter, Intake } from '../../../src/adapters/adapter.ts';
import { ConsoleAdapter } from '../../../src/adapters/console/client.ts';
import type { Outgoing } from '../../../src/core/outgoing.ts';
import type { OpenWorld, PlatformPerson, Shown } from '../../conformance/world.ts';

/** A person's terminal, on streams. */
class Terminal {
  readonly adapter: ConsoleAdapter;
  readonly shown: Shown[] = [];
  readonly #input = new PassThrough();

  constructor(name: string) {
    const output = new PassThrough();
    output.on('data', (data) => this.#read(String(data)));
    this.adapter = new ConsoleAdapter({
      input: this.#input,
      output,
      speaker: { name, locale: 'fr' },
      historyFile: '/dev/null',
      commandNames: [],
      failure: 'FAILURE',
      onEnd: () => {},
    });
  }

  type(line: string): void {
    this.#input.write(`${line}\n`);
  }

  #read(written: string): void {
    // An answer ends with an empty line; the rest is the prompt and what the terminal repeats.
    if (!written.endsWith('\n\n')) return;
    const text = stripVTControlCharacters(written).trim();
    const labels = [...text.matchAll(/\[\d+\] (.+?)(?= {3}\[|\n|$)/g)].map(([, label = '']) => label);
    const id = String(this.shown.length);
    this.shown.push({ id, text, buttons: labels, options: [], private: true });
  }
}

/** The terminal chat as a platform: one terminal a person. It has no rooms, and nothing said can be changed. */
export const openConsoleWorld: OpenWorld = async () => {
  const terminals = new Map<string, Terminal>();
  let intake: Intake | undefined;
  const terminalOf = async (name: string): Promise<Terminal> => {
    const known = terminals.get(name);
    if (known) return known;
    const made = new Terminal(name);
    terminals.set(name, made);
    if (intake) await made.adapter.start(intake);
    return made;
  };
  /** Terminals take one line: the lines of a message are joined as the person would join them. */
  const person = (name: string): PlatformPerson => ({
    name,
    async says(text) {
      (await terminalOf(name)).type(text.replaceAll('\n', ' '));
      return '';
    },
    edits: () => Promise.reject(new Error('a terminal has no edits')),
    deletes: async () => {},
    async runs(line) {
      (await terminalOf(name)).type(`/${line}`);
    },
    async presses(shown, label) {
      const place = shown.buttons.findIndex((one) => one.startsWith(label));
      if (place < 0) throw new Error(`no choice ${label} in ${shown.text}`);
      (await terminalOf(name)).type(String(place + 1));
    },
    pointsAt: async () => false,
    fills: async () => false,
    downloads: () => Promise.reject(new Error('a terminal shows no files')),
    sees: () => terminals.get(name)?.shown ?? [],
  });
  const adapter = (): Adapter => {
    const [template] = [new Terminal('nobody')];
    return {
      platform: 'console',
      capabilities: template.adapter.capabilities,
      async start(given) {
        intake = given;
      },
      async send(outgoing: Outgoing) {
        await (await terminalOf(outgoing.to)).adapter.send(outgoing);
      },
      async stop() {
        for (const { adapter: one } of terminals.values()) await one.stop();
        terminals.clear();
        intake = undefined;
      },
    };
  };
  return {
    person,
    room: (name) => ({ id: name }),
    adapter,
    cut: () => {},
    redeliver: async () => {},
    limit: () => {},
    fail: () => {},
    block: () => {},
    stop: async () => {},
  };
};
