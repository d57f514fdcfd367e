import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { noTheme } from '../core/actions.ts';
import type { Consultation } from '../core/consultation.ts';
import type { ExportedContribution } from '../core/ports.ts';
import { chosenConsultation, withApplication } from './context.ts';

/** The options of `contribuez export`. */
export interface ExportOptions {
  readonly format: 'jsonl' | 'csv';
  readonly output?: string;
  readonly consultation?: string;
}

function rowOf(consultation: Consultation, one: ExportedContribution) {
  const themes = one.taggings.flatMap(({ themeId, probability, origin }) => {
    const theme = consultation.themes.find(({ id }) => id === themeId);
    return theme ? [{ theme: theme.slug, probability, origin }] : [];
  });
  return {
    number: one.number,
    text: one.status === 'hidden' ? '' : one.text,
    language: one.language,
    kind: one.kind ?? null,
    status: one.status,
    participant: one.pseudonym,
    platform: one.platform,
    date: one.createdAt.toISOString(),
    themes,
    judgements: one.judgements.map(({ pseudonym, themeIds, independent }) => ({
      participant: pseudonym,
      themes: themeIds.flatMap((id) => consultation.themes.find((theme) => theme.id === id)?.slug ?? []),
      independent,
    })),
  };
}

/** All contributions as JSON lines or CSV, streamed. Cells that a spreadsheet would run as a formula are defused. */
export function exportContributions({ format, output, consultation: slug }: ExportOptions): Promise<void> {
  return withApplication(async (context) => {
    const consultation = await chosenConsultation(context, slug);
    async function* rows() {
      for await (const page of context.store.contributions.exported(consultation.id)) {
        for (const one of page) yield rowOf(consultation, one);
      }
    }
    async function* jsonLines() {
      for await (const row of rows()) yield `${JSON.stringify(row)}\n`;
    }
    async function* flat() {
      for await (const { themes, judgements, ...row } of rows()) {
        yield {
          ...row,
          themes: themes.map(({ theme }) => theme).join('|'),
          probabilities: themes.map(({ probability }) => probability).join('|'),
          origins: themes.map(({ origin }) => origin).join('|'),
          judgements: judgements
            .map(({ participant, themes: said }) => `${participant}=${said.join('+') || noTheme}`)
            .join('|'),
        };
      }
    }
    const target = output === undefined ? process.stdout : createWriteStream(output);
    const end = output !== undefined;
    if (format === 'jsonl') return pipeline(Readable.from(jsonLines()), target, { end });
    // Excel takes a UTF-8 file for UTF-8 only with a byte order mark.
    return pipeline(
      Readable.from(flat()),
      stringify({ header: true, bom: true, escape_formulas: true }),
      target,
      { end },
    );
  });
}
