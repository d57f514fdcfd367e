import type { IncomingMessage } from 'node:http';
import { z } from 'zod';
import { Refusal, shaped } from './refusal.ts';
import type { Args, Methods } from './web-api.ts';

const exchange = z.object({
  code: z.string().min(1),
  client_id: z.string().exactOptional(),
  client_secret: z.string().exactOptional(),
  redirect_uri: z.string().exactOptional(),
});

/** The client's id and secret: by HTTP Basic, which Slack prefers, or as fields. */
function clientOf(request: IncomingMessage, args: Args): { id: string; secret: string } {
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (basic !== undefined) {
    const [id = '', secret = ''] = Buffer.from(basic, 'base64').toString().split(':');
    return { id, secret };
  }
  const { client_id: id = '', client_secret: secret = '' } = shaped(exchange, args, 'invalid_arguments');
  return { id, secret };
}

/** What is of the app itself: its tokens and connections. */
export const appMethods: Methods = {
  // https://docs.slack.dev/reference/methods/auth.test
  'auth.test': {
    answer: ({ app, teamId, teamName, bot, botId }) => ({
      url: `${app.url}/`,
      team: teamName,
      user: bot.name,
      team_id: teamId,
      user_id: bot.id,
      bot_id: botId,
      is_enterprise_install: false,
    }),
  },
  // https://docs.slack.dev/reference/methods/bots.info
  'bots.info': {
    scope: ['users:read'],
    answer({ app, bot, botId }, args) {
      const { bot: id } = shaped(z.object({ bot: z.string() }), args, 'missing_argument');
      if (id !== botId) throw new Refusal('bot_not_found');
      return {
        bot: {
          id,
          deleted: false,
          name: bot.name,
          updated: 0,
          app_id: app.appId,
          user_id: bot.id,
          icons: {},
        },
      };
    },
  },
  // https://docs.slack.dev/reference/methods/team.info
  'team.info': {
    scope: ['team:read'],
    answer({ app, teamId, teamName }, args) {
      const { team = teamId } = shaped(
        z.object({ team: z.string().exactOptional() }),
        args,
        'invalid_arguments',
      );
      if (team !== teamId) throw new Refusal('team_not_found');
      const domain = teamName.toLowerCase();
      return { team: { id: teamId, name: teamName, domain, email_domain: '', url: `${app.url}/`, icon: {} } };
    },
  },
  // https://docs.slack.dev/reference/methods/apps.connections.open
  'apps.connections.open': {
    token: 'app',
    answer: ({ app }) => ({ url: app.sockets.ticket() }),
  },
  // https://docs.slack.dev/reference/methods/oauth.v2.access
  'oauth.v2.access': {
    token: 'none',
    answer({ app }, args, request) {
      const { id, secret } = clientOf(request, args);
      if (id !== app.clientId) throw new Refusal('invalid_client_id');
      if (secret !== app.clientSecret) throw new Refusal('bad_client_secret');
      const { code, redirect_uri: redirect } = shaped(exchange, args, 'invalid_code');
      // The code says which workspace it was given in.
      const workspace = app.workspaces.find(({ codes }) => codes.has(code));
      const registered = workspace?.codes.get(code);
      if (!workspace || !registered) throw new Refusal('invalid_code');
      if (registered.isUsed) throw new Refusal('code_already_used');
      // https://docs.slack.dev/authentication/installing-with-oauth: what was sent at the start must come again.
      if (registered.redirectUri !== redirect) throw new Refusal('bad_redirect_uri');
      registered.isUsed = true;
      return {
        access_token: workspace.token,
        token_type: 'bot',
        scope: workspace.scopes.join(','),
        bot_user_id: workspace.bot.id,
        app_id: app.appId,
        team: { id: workspace.teamId, name: workspace.teamName },
        enterprise: null,
        authed_user: { id: registered.user.id },
        is_enterprise_install: false,
      };
    },
  },
};
