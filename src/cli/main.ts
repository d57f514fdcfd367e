import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { languageOfLocale, languages } from '../core/language.ts';
import { MendableError } from '../core/mendable-error.ts';
import { keepMemoryModest } from '../modest-memory.ts';
import { packageRoot } from '../package-root.ts';
import {
  contexts,
  exportFormats,
  replayable,
  reportDeeds,
  splitters,
  summaryWays,
  taggers,
} from './choices.ts';
import { priceOf } from './price.ts';

const { version }: { version: string } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function language(text: string): string {
  if (languageOfLocale(text) === undefined) {
    throw new InvalidArgumentError(`The languages are ${languages.join(' and ')}.`);
  }
  return text;
}

/** Reads what a command needs once it is asked for: all of it together takes seconds. */
function lazily<Given extends unknown[]>(
  command: () => Promise<(...given: Given) => unknown>,
): (...given: Given) => Promise<void> {
  return async (...given) => {
    const run = await command();
    keepMemoryModest();
    await run(...given);
  };
}

function program(): Command {
  const root = new Command('contribuez')
    .description('A public consultation that people take part in from the chat they already use.')
    .version(version)
    // What follows the name of a command is told to that command, "summary show 3 --json" to "show".
    .enablePositionalOptions()
    .showHelpAfterError();
  const query = (name: string, description: string, under: Command = root): Command =>
    under
      .command(name)
      .description(description)
      .option('--consultation <slug>', 'another consultation than the current one')
      .option('--lang <code>', 'fr or en', language)
      .option('--json', 'one JSON object on the last line');

  root
    .command('start')
    .description('run the bot')
    .action(lazily(async () => (await import('./start.ts')).start));
  root
    .command('doctor')
    .description('examine the connected platforms and the database, and say what to mend')
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./doctor.ts')).doctor));
  root
    .command('say')
    .description('send one message through the whole engine')
    .argument('[text...]', 'the message; - reads standard input')
    .option('--file <file>', 'read the message from a file')
    .option('--as <name>', 'who says it', 'terminal')
    .option('--lang <code>', 'the language of the sender: fr or en')
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./say.ts')).say));
  root
    .command('import')
    .description('take contributions gathered elsewhere, one a row')
    .argument('<file>', 'a .csv, .tsv or .jsonl file in UTF-8')
    .requiredOption('--text <column>', 'the column of the text')
    .option('--id <column>', 'the column of an id that no other row of the file has')
    .option(
      '--source <name>',
      'where the rows are from, if not the file’s name: ids and people of one source are known again',
    )
    .option('--author <column>', 'the column that tells people apart')
    .option('--date <column>', 'the column of the date')
    .option('--theme <column>', 'the column of the theme, by its slug or title')
    .option('--consultation <slug>', 'another consultation than the current one')
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./import.ts')).importFile));
  root
    .command('export')
    .description('write all contributions to standard output')
    .addOption(new Option('--format <format>').choices(exportFormats).default('jsonl'))
    .option('--output <file>', 'write to a file instead')
    .option('--lang <code>', 'the language of titles and headings: fr or en', language)
    .option('--consultation <slug>', 'another consultation than the current one')
    .action(lazily(async () => (await import('./export.ts')).exportContributions));
  const summary = query(
    'summary [words...]',
    'the summary; by theme, date and language as in the chat: mobility 7d fr',
  )
    .enablePositionalOptions()
    .option('--since <date>', '2026-01-31, or how long ago: 7d')
    .action(lazily(async () => (await import('./query.ts')).summary));
  query('show', 'an earlier summary as it was made, and what changed since', summary)
    .argument('<number>', 'its number', wholeNumber)
    .action(lazily(async () => (await import('./query.ts')).summaryShow));
  query('verify', 'check every claim of a summary against today’s contributions', summary)
    .argument('<number>', 'its number', wholeNumber)
    .action(lazily(async () => (await import('./query.ts')).summaryVerify));
  query('contribution', 'one contribution in full')
    .argument('<number>', 'its number', wholeNumber)
    .option('--same', 'all that say the same, as the last summary found')
    .action(lazily(async () => (await import('./query.ts')).contribution));
  query('stats', 'the consultation in numbers').action(
    lazily(async () => (await import('./query.ts')).stats),
  );
  query('themes', 'the themes').action(lazily(async () => (await import('./query.ts')).themes));
  query('search <words...>', 'contributions by their words').action(
    lazily(async () => (await import('./query.ts')).search),
  );
  query('report', 'who may read the report on the web, and its addresses')
    .addArgument(new Argument('[deed]', 'what to change').choices(reportDeeds))
    .action(lazily(async () => (await import('./report.ts')).report));

  root
    .command('replay')
    .description("show what the bot understands of a platform's raw payloads, one JSON object a line")
    .argument('<file>', 'a .jsonl file')
    .addOption(new Option('--platform <name>').choices(replayable).makeOptionMandatory())
    .option(
      '--bot-name <name>',
      'by what rooms speak to the bot: on Telegram its user name, on Slack and Discord its user id',
      'contribuez_bot',
    )
    .option('--json', 'one JSON object a line, as always')
    .action(lazily(async () => (await import('./replay.ts')).replay));

  const evaluation = root.command('eval').description('measure against texts that people have labelled');
  evaluation
    .command('tag <file>')
    .description('measure the tagging: a .jsonl file of {id, text, labels, lang, parent}')
    .requiredOption('--themes <file>', 'a JSON file, {"title": "description"}')
    .option('--labels <n>', 'confirmed texts a theme to learn from first', wholeNumber, 0)
    .option('--unlabelled <n>', 'further texts, without their themes, to learn from', wholeNumber, 0)
    .addOption(new Option('--tagger <name>', 'what is measured').choices(taggers).default('embedded'))
    .addOption(
      new Option(
        '--context <kind>',
        'tag a text with its "parent": its words (text), or also the themes that people gave it (themes), which are ' +
          'the text’s own labels where a set makes answers inherit them: then only text is an honest figure',
      )
        .choices(contexts)
        .default('none'),
    )
    .option('--embeddings', 'with the embeddings that are configured, beside the same without')
    .option('--record <file>', 'keep the language model’s answers, and the embeddings of a server')
    .option('--replay <file>', 'answer from such a file, without a key')
    .option(
      '--price <sent,answered>',
      'what a million tokens cost, to tell what was asked for cost: 0.15,0.60',
      priceOf,
    )
    .option('--seed <n>', 'another draw of the texts', wholeNumber, 42)
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./eval-tag.ts')).evalTag));

  evaluation
    .command('segment <file>')
    .description('measure the splitting: a .jsonl file of {id, text, ideas: [{start, end}]}')
    .addOption(new Option('--splitter <name>', 'what is measured').choices(splitters).default('embedded'))
    .option('--record <file>', 'keep the language model’s answers')
    .option('--replay <file>', 'answer from such a file, without a key')
    .option(
      '--price <sent,answered>',
      'what a million tokens cost, to tell what was asked for cost: 0.15,0.60',
      priceOf,
    )
    .option('--requests <file>', 'write what the language model would be sent, send nothing, measure nothing')
    .addOption(
      new Option('--part <name>', 'every other line: odd for tuning, even set aside')
        .choices(['all', 'odd', 'even'])
        .default('all'),
    )
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./eval-segment.ts')).evalSegment));

  evaluation
    .command('summary <file>')
    .description('measure the summary: a .jsonl file of {id, text, labels, author}, all taken as one theme')
    .option('--themes <file>', 'a JSON file, {"title": "description"}: only these labels count')
    .addOption(
      new Option('--way <name>', 'in people’s own words, or by the language model')
        .choices(summaryWays)
        .default('extractive'),
    )
    .option('--record <file>', 'keep the language model’s answers')
    .option('--replay <file>', 'answer from such a file, without a key')
    .option('--seed <n>', 'another order for the second look', wholeNumber, 42)
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./eval-summary.ts')).evalSummary));

  const consultation = root.command('consultation').description('load, list and choose consultations');
  consultation
    .command('load <file>')
    .description('create a consultation from a YAML file, or bring it in line with one')
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./consultation.ts')).load));
  consultation
    .command('list')
    .description('the consultations that are loaded')
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./consultation.ts')).list));
  consultation
    .command('use <slug>')
    .description('put people on this consultation')
    .option('--json', 'one JSON object on the last line')
    .action(lazily(async () => (await import('./consultation.ts')).use));
  return root;
}

function told(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error instanceof MendableError ? error.message : (error.stack ?? error.message);
}

/** Runs the command line. What the user can mend is said on its own, without a stack; the exit code is 1. */
export async function main(argv: readonly string[]): Promise<void> {
  // Whoever reads may have seen enough: `contribuez export | head`.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    process.exit();
  });
  try {
    await program().parseAsync(argv);
  } catch (error) {
    process.stderr.write(`contribuez: ${told(error)}\n`);
    process.exitCode = 1;
  }
}
