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

test('refuses a port that is taken', async () => {
  await expect(openWebServer(server.port)).rejects.toThrow(/EADDRINUSE/);
});
