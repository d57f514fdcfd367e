// The least that a bot of each library does: store one row, answer "ok".
import { once } from 'node:events';
import { App, LogLevel } from '@slack/bolt';
import { Client, Events, GatewayIntentBits, Partials } from 'discord.js';
import { Telegraf } from 'telegraf';
import { message } from 'telegraf/filters';
import type { PrismaClient } from '../src/store/generated/client.ts';

/** A bot that runs. */
export interface BareBot {
  stop(): Promise<void>;
}

async function store(client: PrismaClient, target: string): Promise<void> {
  await client.auditEntry.create({ data: { act: 'bench', target, detail: {} } });
}

/** Telegraf's own polling. */
export async function bareTelegram(
  { token, url }: { readonly token: string; readonly url: string },
  client: PrismaClient,
): Promise<BareBot> {
  const bot = new Telegraf(token, { telegram: { apiRoot: url } });
  bot.on(message('text'), async (context) => {
    await store(client, String(context.message.message_id));
    await context.reply('ok');
  });
  const running = bot.launch();
  return {
    async stop() {
      bot.stop();
      await running.catch(() => {});
    },
  };
}

/** A discord.js client in direct chats. */
export async function bareDiscord(
  { token, url }: { readonly token: string; readonly url: string },
  prisma: PrismaClient,
): Promise<BareBot> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds, GatewayIntentBits.DirectMessages],
    partials: [Partials.Channel],
    rest: { api: url },
  });
  client.on(Events.MessageCreate, async (said) => {
    if (said.author.bot) return;
    await store(prisma, said.id);
    await said.reply('ok');
  });
  await Promise.all([once(client, Events.ClientReady), client.login(token)]);
  return { stop: () => client.destroy() };
}

/** Bolt's app over Socket Mode. */
export async function bareSlack(
  { token, appToken, url }: { readonly token: string; readonly appToken: string; readonly url: string },
  client: PrismaClient,
): Promise<BareBot> {
  const app = new App({
    token,
    appToken,
    socketMode: true,
    clientOptions: { slackApiUrl: `${url}/api/` },
    logLevel: LogLevel.ERROR,
  });
  app.message(async ({ message, say }) => {
    await store(client, message.ts);
    await say('ok');
  });
  await app.start();
  return {
    async stop() {
      await app.stop();
    },
  };
}
