import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Call, Fault } from './calls.ts';
import type { Deliverer } from './delivery.ts';
import { serveUpload } from './file-methods.ts';
import { send } from './http.ts';
import { HttpDelivery } from './http-delivery.ts';
import { SocketMode } from './socket-mode.ts';
import { newId } from './state.ts';
import { serveMethod } from './web-api.ts';
import { Workspace } from './workspace.ts';

/** Slack (https://docs.slack.dev) with one app, on loopback. It is itself the first workspace that the app is in. */
export class SlackServer extends Workspace {
  readonly appToken = 'xapp-1-A0LOOPBACK-000000000000-loopback';
  readonly signingSecret = randomBytes(16).toString('hex');
  readonly clientId = '100000000000.200000000000';
  readonly clientSecret = randomBytes(16).toString('hex');
  readonly appId = newId('A');
  readonly workspaces: Workspace[] = [this];
  readonly calls: Call[] = [];
  /** What the next calls that make or change messages meet. */
  readonly faults: Fault[] = [];
  readonly sockets: SocketMode;
  readonly http = new HttpDelivery(this.signingSecret);
  readonly #server: Server;
  readonly #connections = new Set<Socket>();

  private constructor() {
    super('Contribuez');
    this.#server = createServer((request, response) => {
      void this.#serve(request, response).catch((error) => {
        // A mistake of this server: the client must not take it for a failure that passes.
        send(response, 400, `test server: ${error instanceof Error ? error.stack : String(error)}`);
      });
    });
    this.#server.on('connection', (socket) => {
      this.#connections.add(socket);
      socket.on('close', () => this.#connections.delete(socket));
    });
    this.sockets = new SocketMode(this.#server, { appId: this.appId, address: () => this.#address });
  }

  static async open(): Promise<SlackServer> {
    const server = new SlackServer();
    await new Promise<void>((resolve) => server.#server.listen(0, '127.0.0.1', resolve));
    return server;
  }

  async close(): Promise<void> {
    this.sockets.stop();
    this.http.stop();
    for (const socket of this.#connections) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  get #address(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  /** Without "/api". */
  get url(): string {
    return `http://${this.#address}`;
  }

  /** Another workspace that the app is in, with a token of its own. */
  addWorkspace(name: string): Workspace {
    const made = new Workspace(name, this);
    this.workspaces.push(made);
    return made;
  }

  override get app(): SlackServer {
    return this;
  }

  /** The way to the app that is taken now. An app has one: an address that is set is it. */
  get way(): Deliverer {
    return this.http.requestUrl === undefined ? this.sockets : this.http;
  }

  note(method: string, body: string): Call {
    const call: Call = { method, body, at: Date.now(), args: {}, status: 0, error: undefined };
    this.calls.push(call);
    return call;
  }

  /** Whether the answer is to be lost. Answers, where the call fails. */
  meetFault(call: Call, response: ServerResponse): boolean {
    const fault = this.faults.shift();
    // https://docs.slack.dev/apis/web-api/rate-limits
    if (fault?.kind === 'limit') {
      Object.assign(call, { status: 429, error: 'ratelimited' });
      send(response, 429, { ok: false, error: 'ratelimited' }, { 'retry-after': String(fault.seconds) });
    }
    if (fault?.kind === 'failure') {
      call.status = fault.status ?? 500;
      send(response, call.status, 'Internal Server Error');
    }
    return fault?.kind === 'lost';
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1');
    const [, kind, rest] = /^\/(api|upload\/v1|response)\/(.+)$/.exec(pathname) ?? [];
    if (kind === undefined || rest === undefined) return send(response, 404, 'no such address');
    if (kind === 'api') return await serveMethod(this, rest, request, response);
    if (kind === 'response') {
      const workspace = this.workspaces.find(({ teamId }) => rest.startsWith(`${teamId}/`)) ?? this;
      return await workspace.responses.serve(rest, request, response);
    }
    const workspace = this.workspaces.find(({ uploads }) => uploads.has(rest)) ?? this;
    await serveUpload(workspace, rest, request, response);
  }
}
