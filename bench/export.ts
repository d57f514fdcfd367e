import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openApplication } from '../src/application.ts';
import { exportFormats } from '../src/cli/choices.ts';
import { createLog } from '../src/log.ts';
import { samples } from './samples.ts';

/** What bench/export-alone.ts measures. */
export interface ExportAlone {
  readonly seconds: number;
  readonly megabytes: number;
}

/** Fills an empty database with contributions of 997 people: themes, votes on a third, arguments on a tenth. */
async function fill(dataFolder: string, rows: number): Promise<void> {
  const application = await openApplication(
    { dataFolder, logLevel: 'warn', port: 0, platforms: {} },
    createLog('warn'),
  );
  const { client } = application.database;
  const run = (sql: string, ...values: unknown[]) => client.$executeRawUnsafe(sql, ...values);
  await run(
    `INSERT INTO participant (id, pseudonym) SELECT gen_random_uuid(), 'participant-' || i FROM generate_series(0, 996) i`,
  );
  await run(
    `INSERT INTO message (id, consultation_id, participant_id, platform, installation, platform_channel_id, platform_message_id, text, language, sent_at)
     SELECT gen_random_uuid(), k.id, p.id, 'discord', 'bot', 'room', i::text, '', 'fr', now()
     FROM generate_series(1, $1::int) i, consultation k, participant p WHERE p.pseudonym = 'participant-' || i % 997`,
    rows,
  );
  await run(
    `INSERT INTO contribution (id, consultation_id, number, message_id, participant_id, text, language, kind, status, search_terms)
     SELECT gen_random_uuid(), consultation_id, platform_message_id::int, id, participant_id,
       ($1::text[])[1 + platform_message_id::int % 8] || ' (proposition ' || platform_message_id || ')', 'fr', 'proposal',
       (CASE WHEN platform_message_id::int % 50 = 0 THEN 'withdrawn' ELSE 'published' END)::"ContributionStatus", '{}'
     FROM message`,
    samples,
  );
  await run(
    `INSERT INTO tagging (id, contribution_id, theme_id, probability, origin)
     SELECT gen_random_uuid(), c.id, t.id, 0.5 + random() / 2, 'embedded'
     FROM contribution c JOIN theme t ON t.position = c.number % 5`,
  );
  await run(
    `INSERT INTO vote (id, contribution_id, participant_id, choice, changed_at)
     SELECT gen_random_uuid(), c.id, p.id, 'agree', now() FROM contribution c
     JOIN participant p ON p.pseudonym IN ('participant-1', 'participant-2') WHERE c.number % 3 = 0`,
  );
  await run(
    `INSERT INTO argument (id, contribution_id, participant_id, side, text)
     SELECT gen_random_uuid(), c.id, p.id, 'for', 'parce que ' || c.text FROM contribution c
     JOIN participant p ON p.pseudonym = 'participant-3' WHERE c.number % 10 = 0`,
  );
  await run('ANALYZE');
  await application.stop();
}

/** Every format of an export, each in a process of its own: rows a second, and the most memory that it held. */
export async function benchExport(
  row: (what: string, figure: string) => void,
  rows: number,
  formats: readonly string[] = exportFormats,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'contribuez-bench-'));
  try {
    await fill(join(folder, 'data'), rows);
    const program = join(import.meta.dirname, 'export-alone.ts');
    for (const format of formats) {
      const file = join(folder, format);
      const out = execFileSync(process.execPath, [program, join(folder, 'data'), format, file], {
        encoding: 'utf8',
      });
      const { seconds, megabytes }: ExportAlone = JSON.parse(out);
      const size = statSync(file).size / 2 ** 20;
      row(
        `export of ${rows} rows as ${format}, ${size.toFixed(0)} MB`,
        `${Math.round(rows / seconds)} rows/s, ${Math.round(megabytes)} MB of memory`,
      );
      await rm(file);
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
