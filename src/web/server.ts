import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import express from 'express';

/** The program's one address for platforms that call it, and for whoever watches over it. */
export interface WebServer {
  /** Hands requests of a path and all below it to a listener, with their whole address. */
  mount(path: string, listener: RequestListener): void;
  close(): Promise<void>;
}

/**
 * Serves on a port, of all addresses unless one is named. `GET /health` says 200. Rejects when the port is taken; port 0
 * is any that is free.
 *
 * @param base the path of the public address, without a slash at its end: a proxy hands it on or takes it off.
 */
export async function openWebServer(
  port: number,
  address?: string,
  base = '',
): Promise<WebServer & { readonly port: number }> {
  const app = express().disable('x-powered-by');
  // A path that is mounted again has a new listener: an adapter may be started more than once.
  const mounted = new Map<string, RequestListener>();
  const listenerOf = (url: string): RequestListener | undefined => {
    const { pathname } = new URL(url, 'http://localhost');
    return [...mounted].find(([path]) => `${pathname}/`.startsWith(`${path}/`))?.[1];
  };
  app.use((request, response, next) => {
    const inner =
      base !== '' && request.url.startsWith(`${base}/`) ? request.url.slice(base.length) : undefined;
    const below = inner === undefined ? undefined : listenerOf(inner);
    // What is served under the same name as the base may have come without it.
    const listener = below ?? listenerOf(request.url);
    if (inner !== undefined && (below || !listener)) request.url = inner;
    if (listener) listener(request, response);
    else next();
  });
  app.get('/health', (_, response) => {
    response.json({ ok: true });
  });
  const server = createServer(app);
  server.listen(port, address);
  await once(server, 'listening');
  const bound = server.address();
  return {
    port: typeof bound === 'object' && bound ? bound.port : port,
    mount(path, listener) {
      mounted.set(path, listener);
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
