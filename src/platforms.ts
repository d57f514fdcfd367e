import type { Adapter, Heard } from './adapters/adapter.ts';
import { DiscordAdapter } from './adapters/discord/client.ts';
import { SlackAdapter } from './adapters/slack/client.ts';
import { TelegramAdapter } from './adapters/telegram/client.ts';
import type { Application } from './application.ts';
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import { secretOf } from './secret.ts';
import { installations } from './store/installations.ts';
import { basePath } from './web/report/frame.ts';
import { openWebServer, type WebServer } from './web/server.ts';

/** The configured platforms' adapters, and the server that they are called at, where one is. */
export interface Platforms {
  readonly adapters: readonly Adapter[];
  readonly web?: WebServer;
}

/** Whether some platform calls the bot, or the internet reaches it. */
function isCalled({ publicUrl, platforms: { slack, telegram } }: Config): boolean {
  return (
    publicUrl !== undefined ||
    telegram?.webhookUrl !== undefined ||
    slack?.connection.kind === 'http' ||
    slack?.access.kind === 'oauth'
  );
}

/** Makes the adapters of the configured platforms, not yet connected. Rejects when PORT is needed and taken. */
export async function openPlatforms(config: Config, application: Application, log: Log): Promise<Platforms> {
  const { store, database } = application;
  const { discord, slack, telegram } = config.platforms;
  const secret = await secretOf(config);
  const web = isCalled(config)
    ? await openWebServer(config.port, undefined, basePath(config.publicUrl ?? 'http://localhost'))
    : undefined;
  const mount: WebServer['mount'] = (path, listener) => web?.mount(path, listener);
  const heard: Heard = {
    channels: (platform) => store.channels.heard(platform),
    messages: (at, since) => store.messages.heard(at, since),
  };
  const parts = { log, heard };
  const adapters = [
    ...(discord ? [new DiscordAdapter({ ...discord, ...parts })] : []),
    ...(slack
      ? [
          new SlackAdapter({
            ...slack,
            ...parts,
            connection: slack.connection.kind === 'http' ? { ...slack.connection, mount } : slack.connection,
            access:
              slack.access.kind === 'oauth'
                ? {
                    ...slack.access,
                    mount,
                    stateSecret: secret,
                    installations: installations(database.client, secret),
                  }
                : slack.access,
          }),
        ]
      : []),
    ...(telegram
      ? [
          new TelegramAdapter({
            ...telegram,
            ...parts,
            ...(telegram.webhookUrl === undefined
              ? {}
              : { webhook: { url: telegram.webhookUrl, mount, secret } }),
          }),
        ]
      : []),
  ];
  return { adapters, ...(web ? { web } : {}) };
}
