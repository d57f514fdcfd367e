import { createServer, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { listen } from './server.ts';

const body = z.object({
  messages: z.tuple([
    z.object({ role: z.literal('system'), content: z.string() }),
    z.object({ role: z.literal('user'), content: z.string() }),
  ]),
});
const contribution = z.object({ id: z.string(), text: z.string(), votes: z.string().optional() });
const wording = z.object({
  language: z.string(),
  subthemes: z.array(
    z.object({
      id: z.string(),
      theme: z.string(),
      about: z.string(),
      contributions: z.array(contribution),
      refused: z.array(z.object({ claim: z.string(), reasons: z.array(z.string()) })).optional(),
    }),
  ),
});
const confirming = z.object({
  items: z.array(z.object({ id: z.string(), claim: z.string(), texts: z.array(z.string()) })),
});

/** A sub-theme as the model is shown it. */
export type ShownSubtheme = z.infer<typeof wording>['subthemes'][number];

/** A claim as a model answers it. */
export interface AnsweredClaim {
  readonly role: string;
  readonly text: string;
  readonly citations: readonly string[];
  readonly quotes: readonly { readonly contribution: string; readonly words: string }[];
}

/** What a model answers: claims for a sub-theme; or the whole content of its message; or what it does with the response. */
export interface Liar {
  claims?(subtheme: ShownSubtheme, all: readonly ShownSubtheme[]): readonly unknown[];
  content?(subthemes: readonly ShownSubtheme[]): string;
  raw?(response: ServerResponse): void;
  /** Whether a claim follows, in what it says when it is asked; true where it is not told. */
  follows?(claim: string, texts: readonly string[]): unknown;
}

/** What was asked of it. */
export interface Asking {
  readonly language: string;
  readonly subthemes: readonly ShownSubtheme[];
}

/** A server of the OpenAI protocol on loopback, whose model says what it is told to. */
export async function startLiar() {
  let liar: Liar = {};
  const askings: Asking[] = [];
  let requests = 0;

  function contentFor(shown: unknown): string {
    const asked = wording.safeParse(shown).data;
    if (!asked) {
      const { items } = confirming.parse(shown);
      return JSON.stringify({
        items: items.map(({ id, claim, texts }) => ({
          item: id,
          follows: liar.follows ? liar.follows(claim, texts) : true,
        })),
      });
    }
    const { language, subthemes } = asked;
    askings.push({ language, subthemes });
    if (liar.content) return liar.content(subthemes);
    return JSON.stringify({
      subthemes: subthemes.map((one) => ({ subtheme: one.id, claims: liar.claims?.(one, subthemes) ?? [] })),
    });
  }

  const server = createServer(async (request, response) => {
    requests += 1;
    let text = '';
    for await (const chunk of request) text += chunk;
    if (liar.raw) return liar.raw(response);
    const content = contentFor(JSON.parse(body.parse(JSON.parse(text)).messages[1].content));
    response.writeHead(200, { 'content-type': 'application/json' }).end(
      JSON.stringify({
        choices: [{ index: 0, finish_reason: 'stop', message: { role: 'assistant', content } }],
        usage: { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1_000 },
      }),
    );
  });
  const { url, stop } = await listen(server);
  return {
    url: `${url}/v1`,
    /** From now on it answers so. */
    be(other: Liar): void {
      liar = other;
      askings.length = 0;
      requests = 0;
    },
    askings: (): readonly Asking[] => askings,
    requests: (): number => requests,
    stop,
  };
}
