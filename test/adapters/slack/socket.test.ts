import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { Socket } from '../../../src/adapters/slack/socket.ts';
import { Lines } from '../../support/adapters.ts';

/** A Slack of one connection, which sends what no Slack should. A rejection that nobody handles fails the test. */
let server: Server;
let sockets: WebSocketServer;
let socket: Socket;
let taken: unknown[];
let log: Lines;
let isBroken: boolean;
let asked: number;

beforeEach(async () => {
  taken = [];
  log = new Lines();
  isBroken = false;
  asked = 0;
  server = createServer((_, response) => {
    asked += 1;
    const { port } = server.address() as AddressInfo;
    if (isBroken) response.writeHead(500).end('down');
    else response.end(JSON.stringify({ ok: true, url: `ws://127.0.0.1:${port}/` }));
  });
  sockets = new WebSocketServer({ server });
  sockets.on('connection', (made) => made.send('{"type":"hello"}'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  socket = new Socket({
    appToken: 'xapp-secret',
    apiUrl: `http://127.0.0.1:${port}`,
    log,
    take: async (payload) => {
      taken.push(payload);
    },
    reconnected() {},
  });
  await socket.start();
});

afterEach(async () => {
  await socket.stop();
  sockets.close();
  server.closeAllConnections();
  server.close();
});

function connection(): WebSocket {
  const [made] = sockets.clients;
  if (!made) throw new Error('not connected');
  return made;
}

test('messages of no known form do no harm', async () => {
  const answers: unknown[] = [];
  connection().on('message', (data) => answers.push(JSON.parse(String(data))));
  for (const text of ['null', '[]', '7', '{', '{"type":"events_api"}', '{"type":"events_api","payload":7}']) {
    connection().send(text);
  }
  const payload = { type: 'event_callback', event: { type: 'message' } };
  connection().send(JSON.stringify({ type: 'events_api', envelope_id: 'e1', payload }));
  await expect.poll(() => answers).toContainEqual({ envelope_id: 'e1', payload: {} });
  expect(taken).toContainEqual(payload);
});

test('a Slack that does not even say where to connect is asked again', async () => {
  isBroken = true;
  connection().terminate();
  await expect.poll(() => asked, { timeout: 5_000 }).toBe(3);
  isBroken = false;
  await expect.poll(() => log.text, { timeout: 5_000 }).toContain('connected to Slack again');
  expect(log.text).not.toContain('secret');
});
