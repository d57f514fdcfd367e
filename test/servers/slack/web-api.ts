import type { IncomingMessage, ServerResponse } from 'node:http';
import { appMethods } from './app-methods.ts';
import { chatMethods } from './chat-methods.ts';
import { conversationMethods } from './conversation-methods.ts';
import { fileMethods } from './file-methods.ts';
import { readBody, send } from './http.ts';
import { Refusal } from './refusal.ts';
import type { SlackServer } from './slack.ts';
import { viewMethods } from './view-methods.ts';
import type { Workspace } from './workspace.ts';

export type Args = Readonly<Record<string, unknown>>;

export interface Method {
  /** Any one of these scopes is enough. */
  readonly scope?: readonly string[];
  /** Whose token; the bot's, where nothing is said. */
  readonly token?: 'app' | 'none';
  /** Makes or changes what people read: faults meet these. */
  readonly speaks?: boolean;
  /** The workspace is the token's; without a bot's token, the first. */
  answer(server: Workspace, args: Args, request: IncomingMessage): object;
}

export type Methods = Readonly<Record<string, Method>>;

const methods = new Map<string, Method>(
  Object.entries({ ...appMethods, ...chatMethods, ...conversationMethods, ...fileMethods, ...viewMethods }),
);

/** https://docs.slack.dev/apis/web-api/#evaluating: how arguments come. */
function argsOf(type: string, text: string): Args {
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  if (text === '') return {};
  if (!type.startsWith('application/json')) throw new Refusal('invalid_post_type');
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    throw new Refusal('invalid_json');
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Refusal('json_not_object');
  return { ...read };
}

/** https://docs.slack.dev/authentication: a header, or a field of a form. Gives the workspace that the token is of. */
function checkToken(
  server: SlackServer,
  { token, scope }: Method,
  request: IncomingMessage,
  args: Args,
): Workspace {
  if (token === 'none') return server;
  const header = request.headers.authorization;
  const given = header === undefined ? args.token : header.replace(/^Bearer /, '');
  if (given === undefined || given === '') throw new Refusal('not_authed');
  const workspace = server.workspaces.find((one) => one.token === given);
  if (!workspace && given !== server.appToken) throw new Refusal('invalid_auth');
  if (workspace?.isRevoked) throw new Refusal('token_revoked');
  // https://docs.slack.dev/reference/methods/apps.connections.open: each kind of token has its methods.
  if ((token === 'app') !== (workspace === undefined)) throw new Refusal('not_allowed_token_type');
  const { scopes } = workspace ?? server;
  if (scope && !scope.some((one) => scopes.includes(one))) {
    throw new Refusal('missing_scope', { needed: scope.join(','), provided: scopes.join(',') });
  }
  return workspace ?? server;
}

/** Answers `POST /api/<method>`: https://docs.slack.dev/apis/web-api */
export async function serveMethod(
  server: SlackServer,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await readBody(request)).toString();
  const call = server.note(name, body);
  try {
    if (request.method !== 'POST') throw new Refusal('method_not_supported');
    const args = argsOf(request.headers['content-type'] ?? '', body);
    call.args = args;
    const method = methods.get(name);
    if (!method) throw new Refusal('unknown_method', { req_method: name });
    const workspace = checkToken(server, method, request, args);
    const isLost = method.speaks === true && server.meetFault(call, response);
    if (response.writableEnded) return;
    const result = method.answer(workspace, args, request);
    if (isLost) {
      request.socket.destroy();
      return;
    }
    call.status = 200;
    const scopes = method.token ? {} : { 'x-oauth-scopes': workspace.scopes.join(',') };
    send(
      response,
      200,
      { ok: true, ...result },
      { 'x-accepted-oauth-scopes': (method.scope ?? []).join(','), ...scopes },
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    // Refusals are answered with 200: https://docs.slack.dev/apis/web-api/#responses
    Object.assign(call, { status: 200, error: error.code });
    send(response, 200, { ok: false, error: error.code, ...error.more });
  }
}
