import type { RequestListener } from 'node:http';
import { HTTPReceiver, type Installation } from '@slack/bolt';
import type { AdapterLog } from '../adapter.ts';
import { apiBase, clientOptions } from './api.ts';
import { clientLog } from './client-log.ts';
import { scopes } from './scopes.ts';
import type { InstalledTeams } from './teams.ts';

/** The pages that let the bot into a workspace. */
export const installPaths = { install: '/slack/install', redirect: '/slack/oauth_redirect' } as const;

/** What the pages work with. */
export interface InstallParts {
  readonly clientId: string;
  readonly clientSecret: string;
  /** The public address under which the pages are. */
  readonly publicUrl: string;
  /** A long random text of the program's, which signs what a browser brings back. */
  readonly stateSecret: string;
  readonly apiUrl?: string;
  readonly log: AdapterLog;
  readonly teams: InstalledTeams;
  readonly signal: AbortSignal;
}

function page(title: string, words: string): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title><h1>${title}</h1>${words}</html>`;
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** Lets the bot into workspaces by OAuth: https://docs.slack.dev/authentication/installing-with-oauth */
export function installListener(parts: InstallParts): RequestListener {
  const { clientId, clientSecret, stateSecret, publicUrl, apiUrl, log, teams, signal } = parts;
  const receiver = new HTTPReceiver({
    // These pages take no events: nothing is signed.
    signatureVerification: false,
    signingSecret: '',
    endpoints: [],
    logger: clientLog(log),
    clientId,
    clientSecret,
    stateSecret,
    scopes,
    redirectUri: publicUrl.replace(/\/*$/, '') + installPaths.redirect,
    installationStore: {
      storeInstallation: async ({ team, bot, isEnterpriseInstall }: Installation) => {
        if (!team || !bot || isEnterpriseInstall) throw new Error('not the installation of a workspace');
        await teams.add(team.id, { token: bot.token, user: bot.userId });
        log.info({ team: team.id }, 'a workspace has let the bot in');
      },
      // Bolt would ask when it authorises payloads, which is not left to it.
      fetchInstallation: async () => {
        throw new Error('not asked');
      },
    },
    installerOptions: {
      installPath: installPaths.install,
      redirectUriPath: installPaths.redirect,
      stateVerification: true,
      authorizationUrl: `${apiBase(apiUrl)}/oauth/v2/authorize`,
      clientOptions: clientOptions(apiUrl, log, signal),
      renderHtmlForInstallPath: (url) =>
        page('Contribuez', `<p><a href="${escaped(url)}">Add Contribuez to Slack</a></p>`),
      callbackOptions: {
        success: (_installation, _options, _request, response) => {
          response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
          response.end(page('Contribuez', '<p>The bot is in your workspace. You can close this page.</p>'));
        },
        failure: (_error, _options, _request, response) => {
          response.writeHead(400, { 'content-type': 'text/html; charset=utf-8' });
          response.end(
            page('Contribuez', `<p>That did not work. <a href="${installPaths.install}">Try again</a></p>`),
          );
        },
      },
    },
  });
  return (request, response) => {
    try {
      receiver.requestListener(request, response);
    } catch {
      response.writeHead(404).end();
    }
  };
}
