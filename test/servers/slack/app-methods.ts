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
    answer: ({ url, teamId, teamName, bot, botId }) => ({
      url: `${url}/`,
      team: teamName,
      user: bot.name,
      team_id: teamId,
      user_id: bot.id,
      bot_id: botId,
      is_enterprise_install: false,
    }),
  },
  // https://docs.slack.dev/reference/methods/apps.connections.open
  'apps.connections.open': {
    token: 'app',
    answer: (server) => ({ url: server.sockets.ticket() }),
  },
  // https://docs.slack.dev/reference/methods/oauth.v2.access
  'oauth.v2.access': {
    token: 'none',
    answer(server, args, request) {
      const { id, secret } = clientOf(request, args);
      if (id !== server.clientId) throw new Refusal('invalid_client_id');
      if (secret !== server.clientSecret) throw new Refusal('bad_client_secret');
      const { code, redirect_uri: redirect } = shaped(exchange, args, 'invalid_code');
      const registered = server.codes.get(code);
      if (!registered) throw new Refusal('invalid_code');
      if (registered.isUsed) throw new Refusal('code_already_used');
      // https://docs.slack.dev/authentication/installing-with-oauth: what was sent at the start must come again.
      if (registered.redirectUri !== redirect) throw new Refusal('bad_redirect_uri');
      registered.isUsed = true;
      return {
        access_token: server.token,
        token_type: 'bot',
        scope: server.scopes.join(','),
        bot_user_id: server.bot.id,
        app_id: server.appId,
        team: { id: server.teamId, name: server.teamName },
        enterprise: null,
        authed_user: { id: registered.user.id },
        is_enterprise_install: false,
      };
    },
  },
};
