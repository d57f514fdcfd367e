import { createServer } from 'node:http';
import { text as readAll } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import { z } from 'zod';
import { listen } from './server.ts';

const request = z.strictObject({
  model: z.string(),
  input: z.array(z.string()).min(1),
  encoding_format: z.literal('float'),
});
type EmbeddingsRequest = z.infer<typeof request>;

/** Directions of words, the last of each invented: what a model holds to be alike without sharing a word. */
const directions = [
  ['transport', 'bus', 'tram', 'tramway', 'vlim'],
  ['school', 'pupil', 'canteen', 'homework', 'trosk'],
  ['trees', 'park', 'oak', 'acorn', 'kwo'],
];

/** A vector of what a text is about; by one more direction each text is about something. */
export function vectorOf(text: string): number[] {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return [
    ...directions.map((some) => words.filter((word) => some.includes(word.replace(/s$/, ''))).length),
    0.5,
  ];
}

/** The answer to a request, as https://platform.openai.com/docs/api-reference/embeddings/create describes it. */
export function embedded(
  { model, input }: Pick<EmbeddingsRequest, 'model' | 'input'>,
  vectors = input.map(vectorOf),
): Response {
  return Response.json({
    object: 'list',
    data: vectors.map((embedding, index) => ({ object: 'embedding', index, embedding })),
    model,
    usage: { prompt_tokens: input.length * 3, total_tokens: input.length * 3 },
  });
}

/** A server on loopback that hands each request, and its place from zero on, to what answers it. */
export async function startEmbeddings(
  answer: (request: EmbeddingsRequest, place: number) => Promise<Response> | Response = (one) =>
    embedded(one),
): Promise<{ url: string; asked: EmbeddingsRequest[] }> {
  const asked: EmbeddingsRequest[] = [];
  const server = createServer(async (incoming, outgoing) => {
    const isOurs = incoming.method === 'POST' && incoming.url === '/v1/embeddings';
    const read = request.safeParse(isOurs ? JSON.parse(await readAll(incoming)) : undefined).data;
    if (read) asked.push(read);
    const response = read ? await answer(read, asked.length - 1) : new Response('', { status: 404 });
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  });
  const { url, stop } = await listen(server);
  onTestFinished(stop);
  return { url: `${url}/v1`, asked };
}
