import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';

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
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return { url: `http://127.0.0.1:${address.port}`, asked: () => asked };
}

/** What a model says, as a server sends it. */
export function completion(content: string | null): Response {
  return Response.json({
    choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
  });
}
