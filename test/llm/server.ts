import { createServer, type Server } from 'node:http';
import { onTestFinished } from 'vitest';

/** Has a server listen on loopback. */
export async function listen(server: Server): Promise<{ readonly url: string; readonly stop: () => void }> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  const stop = (): void => {
    server.closeAllConnections();
    server.close();
  };
  return { url: `http://127.0.0.1:${address.port}`, stop };
}

/** A server that hands each request's place, from zero on, to what answers it. */
export async function startServer(
  answer: (place: number) => Promise<Response> | Response,
): Promise<{ url: string; asked: () => number }> {
  let asked = 0;
  const server = createServer(async (request, response) => {
    request.resume();
    const { status, headers, body } = await Promise.resolve(answer(asked++)).then(async (found) => ({
      status: found.status,
      headers: Object.fromEntries(found.headers),
      body: await found.text(),
    }));
    response.writeHead(status, headers).end(body);
  });
  const { url, stop } = await listen(server);
  onTestFinished(stop);
  return { url, asked: () => asked };
}

/** What a model says, as a server sends it. */
export function completion(content: string | null): Response {
  return Response.json({
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
  });
}
