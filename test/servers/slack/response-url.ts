import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { contentOf } from './chat-methods.ts';
import { readBody, send } from './http.ts';
import { Refusal, shaped } from './refusal.ts';
import { type Channel, type Message, newId, type User } from './state.ts';
import type { Workspace } from './workspace.ts';

const shape = z.object({
  text: z.string().exactOptional(),
  blocks: z.unknown().optional(),
  response_type: z.enum(['ephemeral', 'in_channel']).default('ephemeral'),
  replace_original: z.boolean().default(false),
  delete_original: z.boolean().default(false),
  thread_ts: z.string().exactOptional(),
});

interface Given {
  readonly user: User;
  readonly channel: Channel;
  /** The message whose button was pressed. */
  readonly message: Message | undefined;
  readonly until: number;
  uses: number;
}

/** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: five answers in thirty minutes. */
export class ResponseUrls {
  /** How long an address is good. */
  goodFor = 30 * 60_000;
  readonly #server: Workspace;
  readonly #given = new Map<string, Given>();

  constructor(server: Workspace) {
    this.#server = server;
  }

  make(user: User, channel: Channel, message?: Message): string {
    const id = `${this.#server.teamId}/${newId('')}/${newId('')}`;
    this.#given.set(id, { user, channel, message, until: Date.now() + this.goodFor, uses: 0 });
    return `${this.#server.app.url}/response/${id}`;
  }

  async serve(id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readBody(request)).toString();
    const call = this.#server.app.note('response_url', body);
    const reply = (status: number, answer: string | object): void => {
      call.status = status;
      send(response, status, answer);
    };
    try {
      const given = this.#given.get(id);
      if (!given) throw new Refusal('invalid_url');
      if (Date.now() > given.until) throw new Refusal('expired_url');
      if (given.uses >= 5) throw new Refusal('used_url');
      const isLost = this.#server.app.meetFault(call, response);
      if (response.writableEnded) return;
      given.uses += 1;
      let json: unknown;
      try {
        json = JSON.parse(body);
      } catch {
        throw new Refusal('invalid_payload');
      }
      call.args = z.record(z.string(), z.unknown()).catch({}).parse(json);
      this.#answer(given, shaped(shape, json, 'invalid_payload'));
      if (isLost) request.socket.destroy();
      else reply(200, 'ok');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      call.error = error.code;
      const isGone = ['invalid_url', 'expired_url', 'used_url'].includes(error.code);
      reply(isGone ? 404 : 400, isGone ? error.code : { ok: false, error: error.code, ...error.more });
    }
  }

  #answer({ user, channel, message }: Given, asked: z.infer<typeof shape>): void {
    const { messages, bot } = this.#server;
    const isThere = message !== undefined && channel.messages.get(message.ts) === message;
    if (asked.delete_original) {
      if (isThere) messages.remove(message);
      return;
    }
    const content = contentOf(
      asked.text === undefined ? { blocks: asked.blocks } : { text: asked.text, blocks: asked.blocks },
    );
    if (asked.replace_original && isThere) {
      messages.edit(message, content, bot);
      return;
    }
    const onlyFor = asked.response_type === 'ephemeral' ? user : undefined;
    messages.put(channel, bot, content, { onlyFor, threadTs: asked.thread_ts });
  }
}
