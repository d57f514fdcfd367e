// From a message's arrival on loopback to the answer's, over the real client libraries, beside bare bots of the same
// libraries that store one row and answer "ok".
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { openApplication } from '../src/application.ts';
import { serve } from '../src/serve.ts';
import type { PrismaClient } from '../src/store/generated/client.ts';
import type { World } from '../test/conformance/world.ts';
import { openDiscord } from '../test/servers/discord/world.ts';
import { openSlack } from '../test/servers/slack/world.ts';
import { openTelegram } from '../test/servers/telegram/world.ts';
import { type BareBot, bareDiscord, bareSlack, bareTelegram } from './bare-bots.ts';
import { samples } from './samples.ts';

const rounds = 200;
const warmUp = 30;
const log = { info: () => {}, warn: () => {}, error: () => {} };

/** A platform on loopback, and its bare bot. */
interface Field {
  readonly world: World;
  /** How many messages a person's chat with the bot has; reading them all would take longer than what is measured. */
  count(): number;
  bare(client: PrismaClient): Promise<BareBot>;
}

interface Contestant {
  readonly name: string;
  open(): Promise<Field>;
}

const heard = { channels: async () => [], messages: async () => [] };

const contestants: readonly Contestant[] = [
  {
    name: 'Discord',
    async open() {
      const world = await openDiscord({ log, heard });
      const { user } = world.person('Bench');
      return {
        world,
        count: () => world.server.direct(user).messages.size,
        bare: (client) => bareDiscord(world.server, client),
      };
    },
  },
  {
    name: 'Slack',
    async open() {
      const world = await openSlack({ log, heard });
      const { direct } = world.person('Bench');
      return { world, count: () => direct.messages.size, bare: (client) => bareSlack(world.server, client) };
    },
  },
  {
    name: 'Telegram',
    async open() {
      const world = await openTelegram({ log, heard });
      const { chat } = world.person('Bench');
      return { world, count: () => chat.messages.size, bare: (client) => bareTelegram(world.api, client) };
    },
  },
];

/** Milliseconds from each message's arrival to its answer's. */
async function latencies({ world, count }: Field, message: (i: number) => string): Promise<number[]> {
  const person = world.person('Bench');
  const times: number[] = [];
  for (let i = 0; i < rounds + warmUp; i += 1) {
    const began = performance.now();
    const before = count();
    await person.says(message(i));
    while (count() < before + 2) await sleep(1);
    if (i >= warmUp) times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b);
}

function shown(times: readonly number[]): string {
  const at = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  return `${at(0.5)} ms median, ${at(0.95)} ms 95th percentile`;
}

/** Measures every platform; `row` prints a line. */
export async function benchPlatforms(row: (what: string, figure: string) => void): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contribuez-bench-'));
  const application = await openApplication(
    { dataFolder: folder, logLevel: 'warn', port: 0, platforms: {} },
    log,
  );
  try {
    for (const { name, open } of contestants) {
      const field = await open();
      const { world } = field;
      const bot = await field.bare(application.database.client);
      row(`${name}: bare bot, one row, "ok"`, shown(await latencies(field, (i) => `Message ${i}`)));
      await bot.stop();
      let connected = false;
      const serving = {
        ...log,
        info: (_: object, message: string) => (connected ||= message === 'connected'),
      };
      const served = await serve(application, [world.adapter()], serving);
      while (!connected) await sleep(10);
      row(
        `${name}: one idea, tagged, stored, answered`,
        shown(await latencies(field, (i) => `${samples[i % samples.length]} (${i})`)),
      );
      await served.stop();
      await world.stop();
    }
  } finally {
    await application.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
