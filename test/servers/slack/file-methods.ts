import type { IncomingMessage, ServerResponse } from 'node:http';
import { z } from 'zod';
import { threadOf, writable } from './chat-methods.ts';
import { readBody, send } from './http.ts';
import { formNumber, Refusal, shaped } from './refusal.ts';
import { newId } from './state.ts';
import type { Methods } from './web-api.ts';
import type { Workspace } from './workspace.ts';

/** A file that is being sent: its address is good for one upload. */
export interface Upload {
  readonly name: string;
  readonly size: number;
  readonly alt: string | undefined;
  content: Buffer | undefined;
}

/** https://docs.slack.dev/messaging/working-with-files#upload */
export const fileMethods: Methods = {
  'files.getUploadURLExternal': {
    scope: ['files:write'],
    answer(server, args) {
      const shape = z.object({
        filename: z.string().min(1),
        length: formNumber.min(1),
        alt_txt: z.string().max(1000).exactOptional(),
      });
      const { filename, length, alt_txt: alt } = shaped(shape, args, 'invalid_arguments');
      const id = newId('F');
      server.uploads.set(id, { name: filename, size: length, alt, content: undefined });
      return { upload_url: `${server.app.url}/upload/v1/${id}`, file_id: id };
    },
  },
  'files.completeUploadExternal': {
    scope: ['files:write'],
    answer(server, args) {
      const shape = z.object({
        files: z.unknown(),
        channel_id: z.string().exactOptional(),
        initial_comment: z.string().default(''),
      });
      const {
        files: given,
        channel_id: id,
        initial_comment: text,
      } = shaped(shape, args, 'invalid_arguments');
      const list = z.array(z.object({ id: z.string(), title: z.string().exactOptional() })).min(1);
      const files = shaped(list, given, 'invalid_arguments').map((one) => {
        const upload = server.uploads.get(one.id);
        if (!upload?.content) throw new Refusal('file_not_found');
        // The title is what people read; the file is saved under its own name.
        return { id: one.id, name: upload.name, size: upload.size, alt: upload.alt, content: upload.content };
      });
      // A description of what is no image keeps the file from its channel, without a word: slackapi/python-slack-sdk#1818.
      const isShown = files.every(({ name, alt }) => alt === undefined || /\.(png|jpe?g|gif)$/.test(name));
      if (id !== undefined && isShown) {
        const channel = writable(server, id);
        const threadTs = threadOf(channel, args);
        server.messages.put(channel, server.bot, { text, blocks: [] }, { files, threadTs });
      }
      for (const one of files) server.uploads.delete(one.id);
      return { files: files.map(({ id: file, name }) => ({ id: file, title: name })) };
    },
  },
};

/** The address that files.getUploadURLExternal gives: it takes the bytes, or a form with them. */
export async function serveUpload(
  server: Workspace,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const upload = server.uploads.get(id);
  const body = await readBody(request);
  if (request.method !== 'POST' || !upload || upload.content) return send(response, 404, 'not found');
  const type = request.headers['content-type'] ?? '';
  const content = type.startsWith('multipart/form-data') ? await fileOf(body, type) : body;
  // Slack checks that as much comes as was said.
  if (content.length !== upload.size) return send(response, 400, 'the length is not what was said');
  upload.content = content;
  send(response, 200, `OK - ${content.length}`);
}

async function fileOf(body: Buffer, type: string): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const value of form.values()) {
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  }
  return Buffer.alloc(0);
}
