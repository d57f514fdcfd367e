import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../src/config.ts';

const telegram = { TELEGRAM_TOKEN: '1:abc' };

test('with nothing set there is no platform', () => {
  expect(readConfig({}).platforms).toEqual({});
});

test('the example is a configuration, with every variable unset but for defaults', () => {
  const example = parseEnv(readFileSync(new URL('../.env.example', import.meta.url), 'utf8'));
  expect(readConfig(example)).toEqual(readConfig({}));
});

test.each([
  ['no platform', {}, true],
  ['a platform', telegram, false],
  ['a platform, and it is switched on', { ...telegram, TRY_PAGE: 'on', TRY_PORT: '4000' }, true, 4000],
  ['no platform, and it is switched off', { TRY_PAGE: 'off' }, false],
])('the page in the browser, with %s', (_, variables, tryPage, localPort?: number) => {
  expect(readConfig(variables)).toMatchObject({ tryPage, ...(localPort && { localPort }) });
});

describe('a platform is connected by its variables', () => {
  test.each([
    ['Discord', { DISCORD_TOKEN: 't' }, { discord: { token: 't' } }],
    ['Telegram by asking', telegram, { telegram: { token: '1:abc' } }],
    [
      'Telegram by webhook',
      { ...telegram, TELEGRAM_WEBHOOK: 'on', PUBLIC_URL: 'https://bot.example/' },
      { telegram: { token: '1:abc', webhookUrl: 'https://bot.example' } },
    ],
    [
      'Slack by socket',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' },
      {
        slack: {
          connection: { kind: 'socket', appToken: 'xapp-1' },
          access: { kind: 'token', botToken: 'xoxb-1' },
        },
      },
    ],
    [
      'Slack by HTTP in several workspaces',
      {
        SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
        SLACK_CLIENT_ID: '1.2',
        SLACK_CLIENT_SECRET: 's',
        PUBLIC_URL: 'https://bot.example',
      },
      {
        slack: {
          connection: { kind: 'http', signingSecret: '0123456789abcdef0123456789abcdef' },
          access: { kind: 'oauth', clientId: '1.2', clientSecret: 's', publicUrl: 'https://bot.example' },
        },
      },
    ],
  ])('%s', (_, variables, platforms) => {
    expect(readConfig(variables).platforms).toEqual(platforms);
  });
});

describe('what is wrong is named, with how to mend it, and never shown', () => {
  test.each([
    [{ TELEGRAM_TOKEN: 'secret words' }, /TELEGRAM_TOKEN .*@BotFather/],
    [{ ...telegram, TELEGRAM_WEBHOOK: 'on' }, /PUBLIC_URL/],
    [{ SLACK_BOT_TOKEN: 'secret' }, /SLACK_BOT_TOKEN .*xoxb-/],
    [{ SLACK_BOT_TOKEN: 'xoxb-secret' }, /SLACK_APP_TOKEN.*SLACK_SIGNING_SECRET/],
    [{ SLACK_APP_TOKEN: 'xapp-secret' }, /SLACK_BOT_TOKEN/],
    [{ SLACK_CLIENT_ID: 'secret', SLACK_APP_TOKEN: 'xapp-1' }, /SLACK_CLIENT_SECRET/],
    [{ PORT: 'secret' }, /PORT must be a port/],
    [{ CONTRIBUEZ_SECRET: 'secret' }, /CONTRIBUEZ_SECRET .*openssl/],
    [{ DISCORD_GUILD: 'secret' }, /DISCORD_GUILD/],
  ])('%j', (variables, message) => {
    let said = '';
    try {
      readConfig(variables);
    } catch (error) {
      said = String(error);
    }
    expect(said).toMatch(message);
    expect(said).not.toMatch(/secret( words)?\b(?!s)/);
  });
});

test('a language model needs a key and a name; the rest has defaults', () => {
  expect(readConfig({}).languageModel).toBeUndefined();
  expect(readConfig({ OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm' }).languageModel).toEqual({
    apiKey: 'k',
    model: 'm',
    baseURL: 'https://api.openai.com/v1',
    dailyTokens: 500_000,
  });
  expect(() => readConfig({ OPENAI_API_KEY: 'secret-key' })).toThrow(/OPENAI_MODEL/);
  expect(() => readConfig({ OPENAI_MODEL: 'm' })).toThrow(/OPENAI_API_KEY/);
  expect(() => readConfig({ OPENAI_DAILY_TOKENS: 'many' })).toThrow(
    /OPENAI_DAILY_TOKENS must be a whole number/,
  );
});

test('embeddings come from a server or from a folder, never from both', () => {
  expect(readConfig({}).embeddings).toBeUndefined();
  const key = { OPENAI_API_KEY: 'k', OPENAI_DAILY_TOKENS: '9' };
  expect(readConfig({ ...key, EMBEDDINGS_MODEL: 'e' })).toMatchObject({
    embeddings: {
      kind: 'server',
      model: 'e',
      apiKey: 'k',
      baseURL: 'https://api.openai.com/v1',
      dailyTokens: 9,
    },
  });
  expect(readConfig({ ...key, EMBEDDINGS_MODEL: 'e' }).languageModel).toBeUndefined();
  expect(readConfig({ EMBEDDINGS_FOLDER: '/models/small' }).embeddings).toEqual({
    kind: 'folder',
    folder: '/models/small',
  });
  expect(() => readConfig({ ...key, EMBEDDINGS_MODEL: 'e', EMBEDDINGS_FOLDER: 'f' })).toThrow(/both set/);
  expect(() => readConfig({ EMBEDDINGS_MODEL: 'e' })).toThrow(/OPENAI_API_KEY/);
  expect(() => readConfig({ EMBEDDINGS_BASE_URL: 'http://127.0.0.1:1/v1' })).toThrow(/EMBEDDINGS_MODEL/);
});

test('the language model’s key goes to no other server', () => {
  const own = { OPENAI_API_KEY: 'k', EMBEDDINGS_MODEL: 'e', EMBEDDINGS_BASE_URL: 'http://127.0.0.1:1/v1' };
  expect(readConfig(own).embeddings).toMatchObject({ apiKey: 'none', baseURL: 'http://127.0.0.1:1/v1' });
  expect(readConfig({ ...own, EMBEDDINGS_API_KEY: 'e' }).embeddings).toMatchObject({ apiKey: 'e' });
});
