import { z } from 'zod';
import type { Finding } from '../adapter.ts';
import { apiBase } from './api.ts';
import { scopes } from './scopes.ts';

/** What is examined with. */
export interface ExamineSlackOptions {
  readonly connection:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly access:
    | { readonly kind: 'token'; readonly botToken: string }
    | { readonly kind: 'oauth'; readonly publicUrl: string };
  readonly apiUrl?: string;
}

/** Seconds that the clocks may differ: Slack's requests are refused past five minutes. */
const tolerated = 60;

const apps = 'https://api.slack.com/apps';

const well = (subject: string, detail: string): Finding => ({ ok: true, subject, detail });
const wrong = (subject: string, detail: string, remedy: string): Finding => ({
  ok: false,
  subject,
  detail,
  remedy,
});

const answer = z.object({
  ok: z.boolean(),
  error: z.string().default('unknown error'),
  team: z.string().default('?'),
  user: z.string().default('?'),
});

/** What a method answered, with the headers that the library does not give. */
interface Answered {
  readonly body: z.infer<typeof answer>;
  readonly headers: Headers;
}

async function ask(apiUrl: string | undefined, method: string, token: string): Promise<Answered> {
  const response = await fetch(`${apiBase(apiUrl)}/api/${method}`, {
    method: 'POST',
    headers: {
      ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
      'content-type': 'application/x-www-form-urlencoded',
    },
    redirect: 'error',
    signal: AbortSignal.timeout(15_000),
  });
  return { body: answer.parse(await response.json()), headers: response.headers };
}

/** Examines an app's tokens, scopes, addresses and clock. Never throws; what can't be asked is a finding. */
export async function examineSlack({ connection, access, apiUrl }: ExamineSlackOptions): Promise<Finding[]> {
  const findings = await Promise.all([
    access.kind === 'token'
      ? asked('bot token', () => examineBot(apiUrl, access.botToken))
      : examineAddress(access.publicUrl),
    connection.kind === 'socket'
      ? asked('app token', () => examineSocket(apiUrl, connection.appToken))
      : [
          well(
            'events',
            'taken at /slack/events, with the signing secret, which only Slack’s requests can prove',
          ),
        ],
    asked('clock', () => examineClock(apiUrl)),
  ]);
  return findings.flat();
}

async function asked(subject: string, examine: () => Promise<Finding[]>): Promise<Finding[]> {
  try {
    return await examine();
  } catch (error) {
    const detail = error instanceof Error ? `Slack can’t be asked (${error.name})` : 'unknown error';
    return [wrong(subject, detail, 'Check the network and the proxy; slack.com must be reachable by https.')];
  }
}

/** https://docs.slack.dev/reference/methods/auth.test; the scopes come in a header. */
async function examineBot(apiUrl: string | undefined, token: string): Promise<Finding[]> {
  const { body, headers } = await ask(apiUrl, 'auth.test', token);
  if (!body.ok) {
    return [
      wrong(
        'bot token',
        `Slack does not take it (${body.error})`,
        `Copy the Bot User OAuth Token anew: ${apps}, your app, OAuth & Permissions.`,
      ),
    ];
  }
  const granted = (headers.get('x-oauth-scopes') ?? '').split(',').map((scope) => scope.trim());
  const missing = scopes.filter((scope) => !granted.includes(scope));
  return [
    well('bot token', `the bot is ${body.user} in ${body.team}`),
    missing.length === 0
      ? well('scopes', 'all that are needed')
      : wrong(
          'scopes',
          `missing: ${missing.join(', ')}`,
          `Put slack-manifest.yaml into ${apps}, your app, App Manifest, then install the app to the workspace again.`,
        ),
  ];
}

/** https://docs.slack.dev/reference/methods/apps.connections.open */
async function examineSocket(apiUrl: string | undefined, token: string): Promise<Finding[]> {
  const { body } = await ask(apiUrl, 'apps.connections.open', token);
  if (body.ok) return [well('app token', 'opens Socket Mode')];
  if (body.error === 'missing_scope') {
    return [
      wrong(
        'app token',
        'has not the scope connections:write',
        `Make one that has it: ${apps}, your app, Basic Information, App-Level Tokens.`,
      ),
    ];
  }
  return [
    wrong(
      'app token',
      `Slack does not take it (${body.error})`,
      `Switch Socket Mode on and make an App-Level Token with connections:write: ${apps}, your app, Basic Information.`,
    ),
  ];
}

function examineAddress(publicUrl: string): Finding[] {
  return [
    publicUrl.startsWith('https://')
      ? well('installation', `at ${publicUrl}/slack/install`)
      : wrong('installation', 'the public address is not https', 'Slack leads people back to https only.'),
  ];
}

async function examineClock(apiUrl: string | undefined): Promise<Finding[]> {
  const before = Date.now();
  const { headers } = await ask(apiUrl, 'api.test', '');
  const there = Date.parse(headers.get('date') ?? '');
  if (Number.isNaN(there)) return [well('clock', 'Slack tells no time')];
  const seconds = Math.round((there - (before + Date.now()) / 2) / 1000);
  return [
    Math.abs(seconds) <= tolerated
      ? well('clock', 'right to the minute')
      : wrong(
          'clock',
          `${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} Slack’s`,
          'Set this machine’s clock by NTP: Slack’s signed requests would be refused.',
        ),
  ];
}
