import { DiscordAPIError, REST, Routes } from 'discord.js';
import type { Finding } from '../adapter.ts';
import { type Application, readApplication } from './application.ts';
import { areRegistered } from './commands.ts';
import { isUnauthorized, reasonOf } from './send-failure.ts';

/** What is examined with. */
export interface ExamineDiscordOptions {
  readonly token: string;
  readonly developmentGuild?: string;
  readonly apiUrl?: string;
}

/** Seconds that the clocks may differ. */
const tolerated = 60;
const patience = 15_000;

const well = (subject: string, detail: string): Finding => ({ ok: true, subject, detail });
const wrong = (subject: string, detail: string, remedy: string): Finding => ({
  ok: false,
  subject,
  detail,
  remedy,
});

/** Examines a bot's token, intents, commands, servers and clock. Never throws; what can't be asked is a finding. */
export async function examineDiscord({
  token,
  developmentGuild,
  apiUrl = 'https://discord.com/api',
}: ExamineDiscordOptions): Promise<Finding[]> {
  const rest = new REST({ api: apiUrl, timeout: patience, retries: 1 }).setToken(token);
  let application: Application;
  try {
    application = await readApplication(rest, AbortSignal.timeout(patience));
  } catch (error) {
    return [notReached(error)];
  }
  const findings = await Promise.all([
    asked('commands', () => examineCommands(rest, application, developmentGuild)),
    asked('servers', () => examineGuilds(rest, application)),
    asked('clock', () => examineClock(apiUrl)),
  ]);
  return [
    well('token', `the application is ${application.name}`),
    ...examineApplication(application),
    ...findings,
  ];
}

function notReached(error: unknown): Finding {
  return isUnauthorized(error)
    ? wrong(
        'token',
        'Discord does not take it',
        'Make a new one: Developer Portal, your application, Bot, Reset Token.',
      )
    : wrong(
        'connection',
        reasonOf(error),
        'Check the network and the proxy; discord.com must be reachable by https.',
      );
}

async function asked(subject: string, examine: () => Promise<Finding>): Promise<Finding> {
  try {
    return await examine();
  } catch (error) {
    return wrong(subject, reasonOf(error), 'Try again; if it stays so, check the network and the proxy.');
  }
}

function examineApplication({ readsContent, interactionsElsewhere }: Application): Finding[] {
  const intent = readsContent
    ? well('intents', 'Message Content is on')
    : well(
        'intents',
        'Message Content is off: in servers the bot reads mentions of it, answers to it, commands and direct messages. To listen to ' +
          'everything: Developer Portal, Bot, Privileged Gateway Intents, Message Content Intent',
      );
  return interactionsElsewhere
    ? [
        intent,
        wrong(
          'interactions',
          'commands and buttons go to an Interactions Endpoint URL',
          'Remove it: Developer Portal, General Information.',
        ),
      ]
    : [intent];
}

async function examineCommands(rest: REST, { id }: Application, guild: string | undefined): Promise<Finding> {
  try {
    return (await areRegistered(rest, id, guild))
      ? well('commands', 'registered')
      : wrong('commands', 'not those of this version', 'A start of this program registers them.');
  } catch (error) {
    // Missing access: https://docs.discord.com/developers/topics/opcodes-and-status-codes#json-json-error-codes
    if (!(error instanceof DiscordAPIError) || error.status !== 403) throw error;
    return wrong(
      'commands',
      'the bot may not see them',
      guild === undefined
        ? 'Invite the bot again with the scopes bot and applications.commands.'
        : 'DISCORD_GUILD must be a server that the bot is in, invited with the scopes bot and applications.commands.',
    );
  }
}

async function examineGuilds(rest: REST, { id }: Application): Promise<Finding> {
  const guilds = await rest.get(Routes.userGuilds(), { query: new URLSearchParams({ limit: '200' }) });
  const count = Array.isArray(guilds) ? guilds.length : 0;
  return count > 0
    ? well('servers', `${count}${count === 200 ? ' or more' : ''}`)
    : wrong(
        'servers',
        'the bot is in none: people can’t find it',
        `Invite it: https://discord.com/oauth2/authorize?client_id=${id}&scope=bot+applications.commands&permissions=${permissions}`,
      );
}

/**
 * View channels, send messages, also in threads, embed links, attach files, read message history:
 * https://docs.discord.com/developers/topics/permissions#permissions-bitwise-permission-flags
 */
const permissions = String((1n << 10n) | (1n << 11n) | (1n << 38n) | (1n << 14n) | (1n << 15n) | (1n << 16n));

async function examineClock(apiUrl: string): Promise<Finding> {
  const before = Date.now();
  const response = await fetch(`${apiUrl}/v10/gateway`, { signal: AbortSignal.timeout(patience) });
  const there = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(there)) return well('clock', 'Discord tells no time');
  const seconds = Math.round((there - (before + Date.now()) / 2) / 1000);
  return Math.abs(seconds) <= tolerated
    ? well('clock', 'right to the minute')
    : wrong(
        'clock',
        `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} Discord’s`,
        'Set this machine’s clock by NTP: interactions would look too old, and deadlines would be wrong.',
      );
}
