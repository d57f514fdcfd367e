import { z } from 'zod';
import { blank, ConfigurationError } from './configuration-error.ts';

const text = z.preprocess(blank, z.string().trim().optional());
const shaped = (form: RegExp, error: string) =>
  z.preprocess(blank, z.string().trim().regex(form, error).optional());
const address = z.preprocess(
  blank,
  z
    .url({ protocol: /^https?$/, error: 'must be an address that begins with https://' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
);

/** The variables that connect platforms. */
export const platformVariables = {
  PUBLIC_URL: address,
  DISCORD_TOKEN: text,
  DISCORD_GUILD: shaped(/^\d{15,20}$/, 'must be the number of a server (guild)'),
  DISCORD_API_URL: address,
  SLACK_BOT_TOKEN: shaped(/^xoxb-/, 'must begin with xoxb-: it is the Bot User OAuth Token'),
  SLACK_APP_TOKEN: shaped(/^xapp-/, 'must begin with xapp-: it is an App-Level Token'),
  SLACK_SIGNING_SECRET: shaped(/^[0-9a-f]{32}$/, 'must be 32 hexadecimal digits: Basic Information shows it'),
  SLACK_CLIENT_ID: text,
  SLACK_CLIENT_SECRET: text,
  SLACK_API_URL: address,
  TELEGRAM_TOKEN: shaped(/^\d+:[\w-]+$/, 'must look like 123456:ABC-DEF: @BotFather gives it'),
  TELEGRAM_WEBHOOK: z.preprocess(blank, z.enum(['on', 'off'], { error: 'must be on or off' }).default('off')),
  TELEGRAM_API_URL: address,
};

type Variables = z.infer<z.ZodObject<typeof platformVariables>>;

interface Proxied {
  /** Another address of the platform's API: a proxy, one's own Bot API server, a test server. */
  readonly apiUrl?: string;
}

export interface DiscordConfig extends Proxied {
  readonly token: string;
  readonly developmentGuild?: string;
}

export interface SlackConfig extends Proxied {
  readonly connection:
    | { readonly kind: 'socket'; readonly appToken: string }
    | { readonly kind: 'http'; readonly signingSecret: string };
  readonly access:
    | { readonly kind: 'token'; readonly botToken: string }
    | {
        readonly kind: 'oauth';
        readonly clientId: string;
        readonly clientSecret: string;
        readonly publicUrl: string;
      };
}

export interface TelegramConfig extends Proxied {
  readonly token: string;
  /** The public address that Telegram calls; without it the bot asks for its updates. */
  readonly webhookUrl?: string;
}

/** The platforms that are to be served; none at all is the chat in the terminal. */
export interface PlatformConfig {
  readonly discord?: DiscordConfig;
  readonly slack?: SlackConfig;
  readonly telegram?: TelegramConfig;
}

function need(value: string | undefined, name: string, why: string): string {
  if (value === undefined) throw new ConfigurationError(`${name} is not set: ${why}. See .env.example.`);
  return value;
}

const proxied = (apiUrl: string | undefined): Proxied => (apiUrl === undefined ? {} : { apiUrl });

function slackOf(variables: Variables): SlackConfig | undefined {
  const {
    SLACK_BOT_TOKEN: botToken,
    SLACK_APP_TOKEN: appToken,
    SLACK_SIGNING_SECRET: signingSecret,
    SLACK_CLIENT_ID: clientId,
    SLACK_CLIENT_SECRET: clientSecret,
  } = variables;
  if (!botToken && !appToken && !signingSecret && !clientId && !clientSecret) return undefined;
  const connection: SlackConfig['connection'] = appToken
    ? { kind: 'socket', appToken }
    : {
        kind: 'http',
        signingSecret: need(
          signingSecret,
          'SLACK_APP_TOKEN',
          'Slack needs it for Socket Mode, or SLACK_SIGNING_SECRET where Slack calls the bot',
        ),
      };
  const why = 'several workspaces need SLACK_CLIENT_ID, SLACK_CLIENT_SECRET and PUBLIC_URL';
  const access: SlackConfig['access'] = botToken
    ? { kind: 'token', botToken }
    : {
        kind: 'oauth',
        clientId: need(clientId, 'SLACK_BOT_TOKEN', `one workspace needs it; ${why}`),
        clientSecret: need(clientSecret, 'SLACK_CLIENT_SECRET', why),
        publicUrl: need(variables.PUBLIC_URL, 'PUBLIC_URL', why),
      };
  return { connection, access, ...proxied(variables.SLACK_API_URL) };
}

function telegramOf(variables: Variables): TelegramConfig | undefined {
  const { TELEGRAM_TOKEN: token, TELEGRAM_WEBHOOK: webhook, TELEGRAM_API_URL, PUBLIC_URL } = variables;
  if (!token) return undefined;
  const why = 'Telegram calls it when TELEGRAM_WEBHOOK is on';
  return {
    token,
    ...(webhook === 'on' ? { webhookUrl: need(PUBLIC_URL, 'PUBLIC_URL', why) } : {}),
    ...proxied(TELEGRAM_API_URL),
  };
}

/** The platforms that the variables connect. Throws a ConfigurationError when one is connected by half. */
export function platformsOf(variables: Variables): PlatformConfig {
  const { DISCORD_TOKEN, DISCORD_GUILD, DISCORD_API_URL } = variables;
  const slack = slackOf(variables);
  const telegram = telegramOf(variables);
  const discord = DISCORD_TOKEN && {
    token: DISCORD_TOKEN,
    ...(DISCORD_GUILD === undefined ? {} : { developmentGuild: DISCORD_GUILD }),
    ...proxied(DISCORD_API_URL),
  };
  return { ...(discord ? { discord } : {}), ...(slack ? { slack } : {}), ...(telegram ? { telegram } : {}) };
}
