import type { Adapter, Heard } from './adapters/adapter.ts';
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
  const adapters: Adapter[] = [];
  // A client library is read where its platform is configured: together they take as long as the rest of the program.
  if (discord) {
    const { DiscordAdapter } = await import('./adapters/discord/client.ts');
    adapters.push(new DiscordAdapter({ ...discord, ...parts }));
  }
  if (slack) {
    const { SlackAdapter } = await import('./adapters/slack/client.ts');
    const { connection, access } = slack;
    const oauth = { mount, stateSecret: secret, installations: installations(database.client, secret) };
    adapters.push(
      new SlackAdapter({
        ...slack,
        ...parts,
        connection: connection.kind === 'http' ? { ...connection, mount } : connection,
        access: access.kind === 'oauth' ? { ...access, ...oauth } : access,
      }),
    );
  }
  if (telegram) {
    const { TelegramAdapter } = await import('./adapters/telegram/client.ts');
    const { webhookUrl: url } = telegram;
    adapters.push(
      new TelegramAdapter({
        ...telegram,
        ...parts,
        ...(url === undefined ? {} : { webhook: { url, mount, secret } }),
      }),
    );
  }
  return { adapters, ...(web ? { web } : {}) };
}
