import { z } from 'zod';
import type { Finding } from '../adapter.ts';
import { Api, answeredBy } from './api.ts';
import { commandLists, isRegistered } from './commands.ts';
import { type TelegramMe, telegramMe } from './payload.ts';

/** What is examined with. */
export interface ExamineTelegramOptions {
  readonly token: string;
  readonly apiUrl?: string;
  /** The public base address, where updates are to be delivered; without it they are asked for. */
  readonly webhookUrl?: string;
}

/** Seconds that the clocks may differ. */
const tolerated = 60;

/** https://core.telegram.org/bots/api#webhookinfo */
const webhookInfo = z.object({
  url: z.string(),
  pending_update_count: z.number().default(0),
  last_error_date: z.number().exactOptional(),
  last_error_message: z.string().exactOptional(),
});

const well = (subject: string, detail: string): Finding => ({ ok: true, subject, detail });
const wrong = (subject: string, detail: string, remedy: string): Finding => ({
  ok: false,
  subject,
  detail,
  remedy,
});

/** Examines a bot's token, webhook, privacy mode, commands and clock. Never throws; what can't be asked is a finding. */
export async function examineTelegram({
  token,
  apiUrl,
  webhookUrl,
}: ExamineTelegramOptions): Promise<Finding[]> {
  const api = new Api(token, apiUrl);
  let me: TelegramMe;
  try {
    me = telegramMe.parse(await api.call('getMe', {}, { timeout: 15_000 }));
  } catch (error) {
    return [notReached(error)];
  }
  const findings = await Promise.all([
    asked('webhook', () => examineWebhook(api, webhookUrl)),
    asked('commands', () => examineCommands(api)),
    asked('clock', () => examineClock(apiUrl ?? 'https://api.telegram.org')),
  ]);
  return [well('token', `the bot is @${me.username}`), examinePrivacy(me), ...findings.flat()];
}

function notReached(error: unknown): Finding {
  const failure = answeredBy(error);
  return failure?.code === 401 || failure?.code === 404
    ? wrong(
        'token',
        'Telegram does not take it',
        'Get a new one of @BotFather: /mybots, your bot, API Token.',
      )
    : wrong(
        'connection',
        error instanceof Error ? error.message : 'unknown error',
        'Check the network and the proxy; api.telegram.org must be reachable by https.',
      );
}

async function asked(subject: string, examine: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await examine();
  } catch (error) {
    const detail = error instanceof Error ? error.message : 'unknown error';
    return [wrong(subject, detail, 'Try again; if it stays so, check the network and the proxy.')];
  }
}

function examinePrivacy({ can_read_all_group_messages }: TelegramMe): Finding {
  return can_read_all_group_messages
    ? well('privacy mode', 'off: the bot sees every message of its groups')
    : well(
        'privacy mode',
        'on: in groups the bot sees only commands, mentions and answers to it, and every message where it is an administrator. ' +
          'To listen to everything: /setprivacy at @BotFather, then take the bot out of the group and in again',
      );
}

async function examineWebhook(api: Api, wanted: string | undefined): Promise<Finding[]> {
  const info = webhookInfo.parse(await api.call('getWebhookInfo', {}, { timeout: 15_000 }));
  const findings: Finding[] = [];
  const base = wanted?.replace(/\/*$/, '/');
  if (base === undefined && info.url !== '') {
    findings.push(
      wrong(
        'webhook',
        'one is set, though updates are to be asked for',
        'A start of this program removes it. If it comes back, another program has the token: get a new one of @BotFather.',
      ),
    );
  } else if (base !== undefined && !base.startsWith('https://')) {
    findings.push(wrong('webhook', 'the public address is not https', 'Telegram delivers to https only.'));
  } else if (base !== undefined && !info.url.startsWith(base)) {
    findings.push(
      wrong(
        'webhook',
        info.url === '' ? 'none is set yet' : 'it leads elsewhere',
        'A start of this program sets it. If it changes back, another program has the token.',
      ),
    );
  } else {
    findings.push(well('webhook', base === undefined ? 'none, updates are asked for' : 'set'));
  }
  const pending = `${info.pending_update_count} updates wait`;
  findings.push(
    info.pending_update_count > 100
      ? wrong('updates', pending, 'They are taken once the program runs; it does not, or can’t keep up.')
      : well('updates', pending),
  );
  // An hour ago is history.
  if (base !== undefined && info.last_error_date && Date.now() / 1000 - info.last_error_date < 3600) {
    findings.push(
      wrong(
        'webhook delivery',
        info.last_error_message ?? 'the last one failed',
        'Check that the public address leads to this program, with a valid certificate.',
      ),
    );
  }
  return findings;
}

async function examineCommands(api: Api): Promise<Finding[]> {
  const registered = await Promise.all(commandLists().map((list) => isRegistered(api, list)));
  return [
    registered.every(Boolean)
      ? well('commands', 'registered')
      : wrong('commands', 'not those of this version', 'A start of this program registers them.'),
  ];
}

async function examineClock(apiUrl: string): Promise<Finding[]> {
  const before = Date.now();
  const response = await fetch(apiUrl, {
    method: 'HEAD',
    redirect: 'manual',
    signal: AbortSignal.timeout(15_000),
  });
  const there = Date.parse(response.headers.get('date') ?? '');
  if (Number.isNaN(there)) return [well('clock', 'Telegram tells no time')];
  const seconds = Math.round((there - (before + Date.now()) / 2) / 1000);
  return [
    Math.abs(seconds) <= tolerated
      ? well('clock', 'right to the minute')
      : wrong(
          'clock',
          `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} Telegram’s`,
          'Set this machine’s clock by NTP: dates of messages and deadlines would be wrong.',
        ),
  ];
}
