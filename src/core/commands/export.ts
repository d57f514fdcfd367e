import { answer, says } from '../answer.ts';
import { only } from '../conversation/turn.ts';
import { type ExportFormat, exporters } from '../export/formats.ts';
import { type ExportSource, exportSource } from '../export/source.ts';
import { localised } from '../language.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';

const mimeTypes: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv',
  jsonl: 'application/jsonl',
  md: 'text/markdown',
  html: 'text/html',
};
const formats: readonly ExportFormat[] = ['xlsx', 'csv', 'jsonl', 'md', 'html'];

/** The most bytes sent: Discord takes 10 MiB, the others more (https://docs.discord.com/developers/reference#uploading-files). */
const mostBytes = 8_000_000;

/** The whole export, or undefined where it is too large to be sent. */
async function inMemory(source: ExportSource, format: ExportFormat): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of exporters[format](source)) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > mostBytes) return undefined;
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** Sends an organiser all contributions as a file: to them alone, as it holds everybody's words. */
export const exportCommand: Command = {
  name: 'export',
  aliases: { fr: ['exporter'], en: [] },
  role: 'organiser',
  args: [{ name: 'format', kind: 'choice', required: false, label: 'arg.format', choices: formats }],
  help: 'export.help',
  async run(turn, { texts }) {
    const { t, can, consultation, now, repositories } = turn;
    const format = formats.find((one) => one === texts.format) ?? 'xlsx';
    if (!can.files) return only(answer([says(t, 'export.no.files', { format })]));
    const source = await exportSource(repositories.contributions, { consultation, t, at: now });
    const bytes = await inMemory(source, format);
    if (!bytes) return only(answer([says(t, 'export.large', { format })]));
    const title = localised(consultation.title, t.language);
    return async ({ audit }) => {
      await audit(act(turn, 'export', consultation.slug, { format }));
      return answer([says(t, 'export.done', { title })], {
        file: {
          name: `${consultation.slug}-${now.toISOString().slice(0, 10)}.${format}`,
          mimeType: mimeTypes[format],
          bytes,
          alt: t.text('export.alt', { title, format }),
        },
      });
    };
  },
};
