import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ConfigurationError } from '../configuration-error.ts';
import { type ExportFormat, exporters } from '../core/export/formats.ts';
import { exportSource } from '../core/export/source.ts';
import { translator } from '../core/translate.ts';
import { chosenConsultation, printedLanguage, withApplication } from './context.ts';

/** The options of `contribuez export`. */
export interface ExportOptions {
  readonly format: ExportFormat;
  readonly output?: string;
  readonly consultation?: string;
  readonly lang?: string;
}

/** `contribuez export`: all of one moment, written as it is read. */
export function exportContributions({
  format,
  output,
  consultation: slug,
  lang,
}: ExportOptions): Promise<void> {
  if (format === 'xlsx' && output === undefined && process.stdout.isTTY) {
    throw new ConfigurationError(
      'a terminal cannot show xlsx: name a file, as in --output contributions.xlsx.',
    );
  }
  return withApplication(async (context) => {
    const consultation = await chosenConsultation(context, slug);
    const t = translator(printedLanguage(context.config, consultation, lang));
    await context.store.snapshot(async ({ contributions }) => {
      const source = await exportSource(contributions, { consultation, t, at: new Date() });
      await pipeline(
        Readable.from(exporters[format](source)),
        output === undefined ? process.stdout : createWriteStream(output),
        { end: output !== undefined },
      );
    });
  });
}
