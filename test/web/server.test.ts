import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWebServer } from '../../src/web/server.ts';

let server: Awaited<ReturnType<typeof openWebServer>>;
beforeAll(async () => {
  server = await openWebServer(0);
});
afterAll(() => server.close());

async function get(path: string): Promise<string> {
  const response = await fetch(`http://localhost:${server.port}${path}`);
  return `${response.status} ${response.ok ? await response.text() : ''}`;
}

test('says that it is well, and knows nothing else', async () => {
  expect(await get('/health')).toBe('200 {"ok":true}');
  expect(await get('/')).toBe('404 ');
});

test('hands a path and what is below it to its last listener', async () => {
  server.mount('/hook', (_, response) => response.end('old'));
  server.mount('/hook', (request, response) => response.end(request.url));
  expect(await get('/hook')).toBe('200 /hook');
  expect(await get('/hook/a?b=c')).toBe('200 /hook/a?b=c');
  expect(await get('/hooked')).toBe('404 ');
});

test('under a public address with a path it answers with that path and without, as proxies do', async () => {
  const below = await openWebServer(0, '127.0.0.1', '/c');
  try {
    below.mount('/c', (request, response) => response.end(request.url));
    const from = async (path: string): Promise<string> => {
      const response = await fetch(`http://127.0.0.1:${below.port}${path}`);
      return `${response.status} ${response.ok ? await response.text() : ''}`;
    };
    expect(await from('/c/c/street?q=%2Fc')).toBe('200 /c/street?q=%2Fc');
    // Its name is that of a path of ours: what came without it is told by what is left.
    expect(await from('/c/street')).toBe('200 /c/street');
    expect(await from('/c/health')).toBe('200 /c/health');
    expect(await from('/health')).toBe('200 {"ok":true}');
  } finally {
    await below.close();
  }
  const other = await openWebServer(0, '127.0.0.1', '/sub');
  try {
    other.mount('/c', (request, response) => response.end(request.url));
    const from = async (path: string) => (await fetch(`http://127.0.0.1:${other.port}${path}`)).text();
    expect(await from('/sub/c/street')).toBe('/c/street');
    expect(await from('/sub/health')).toBe('{"ok":true}');
    expect((await fetch(`http://127.0.0.1:${other.port}/sub/no`)).status).toBe(404);
    expect((await fetch(`http://127.0.0.1:${other.port}/subc/c`)).status).toBe(404);
  } finally {
    await other.close();
  }
});

test('refuses a port that is taken', async () => {
  await expect(openWebServer(server.port)).rejects.toThrow(/EADDRINUSE/);
});
