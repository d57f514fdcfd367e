import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { ConfigurationError } from '../configuration-error.ts';
import { evaluateKinds } from '../core/evaluate/kinds.ts';
import { evaluateSegmentation, type MarkedText } from '../core/evaluate/segmenting.ts';
import { surestSplit } from '../core/evaluate/sureness.ts';
import { ideaKinds } from '../core/segment/segmentation.ts';
import { costOf, measureSplitting } from '../llm/measure-splitting.ts';
import { requestId } from '../llm/record.ts';
import { splitRequests } from '../llm/splitter.ts';
import type { splitters } from './choices.ts';
import { configuredSplitter, type Recording } from './eval-models.ts';
import { type MeasuredSegmentation, printSegmentation } from './eval-segment-print.ts';
import { print, printJson } from './output.ts';
import { costOf as moneyFor, type Price } from './price.ts';
import { readJsonLines } from './read-rows.ts';

/** The options of `contribuez eval segment`. */
export interface EvalSegmentOptions extends Recording {
  readonly part: 'all' | 'odd' | 'even';
  readonly splitter: (typeof splitters)[number];
  readonly requests?: string;
  readonly price?: Price;
  readonly json?: boolean;
}

const rowForm = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string().min(1),
  ideas: z.array(
    z.object({
      start: z.int().min(0),
      end: z.int().min(1),
      kind: z.enum(ideaKinds).optional().catch(undefined),
    }),
  ),
});

async function readMarked(file: string): Promise<MarkedText[]> {
  const texts: MarkedText[] = [];
  for await (const line of readJsonLines(file)) {
    const row = 'problem' in line ? undefined : rowForm.safeParse(line.row).data;
    const fits = row?.ideas
      .toSorted((a, b) => a.start - b.start)
      .every(
        ({ start, end }, i, sorted) =>
          start < end && end <= row.text.length && start >= (sorted[i - 1]?.end ?? 0),
      );
    if (!row || !fits) {
      const why =
        'problem' in line
          ? line.problem
          : 'has not the fields id, text and ideas (start and end inside the text, none over another)';
      throw new ConfigurationError(`${file}, line ${line.line}: ${why}.`);
    }
    texts.push(row);
  }
  return texts;
}

/** Writes what a model would be sent about the messages of a file, and nothing that people marked. */
async function writeRequests(file: string, all: readonly MarkedText[]): Promise<void> {
  const model = readConfig().languageModel?.model;
  if (!model) throw new ConfigurationError('OPENAI_API_KEY and OPENAI_MODEL are not set. See .env.example.');
  const requests = splitRequests(
    model,
    all.map(({ text }) => text),
  );
  const lines = requests.map((body) => JSON.stringify({ request: requestId(body), body }));
  await writeFile(file, lines.map((line) => `${line}\n`).join(''));
  print(`${requests.length} requests written, none sent`);
}

/** Measures the segmentation on a file of messages whose ideas are marked. */
export async function evalSegment(file: string, options: EvalSegmentOptions): Promise<void> {
  const { part, splitter, requests, price, json } = options;
  if (splitter === 'embedded' && (options.record ?? options.replay) !== undefined) {
    throw new ConfigurationError(
      '--record and --replay are for a language model: add --splitter llm or cascade.',
    );
  }
  const all = await readMarked(file);
  if (requests) return writeRequests(requests, all);
  const some = all.filter((_, i) => part === 'all' || (i % 2 === 0) === (part === 'odd'));
  if (some.length === 0) throw new ConfigurationError(`${file} has no messages.`);
  const kinds = evaluateKinds(some);
  const beside = { surest: surestSplit(some), ...(kinds.ideas > 0 ? { kinds } : {}) };
  let measured: MeasuredSegmentation;
  if (splitter === 'embedded') measured = { ...evaluateSegmentation(some), ...beside };
  else {
    const configured = await configuredSplitter(options);
    // The whole file is asked about, so that a record serves all of its parts.
    const { figures, ...split } = await measureSplitting(configured.splitter, all);
    const texts = some.map(({ text }) => text);
    const model = {
      model: configured.model,
      ...costOf(texts, splitter),
      ofAll: figures,
      ...(price ? { cost: moneyFor(figures, price) } : {}),
    };
    measured = { ...evaluateSegmentation(some, split[splitter]), ...beside, model };
  }
  if (json) printJson(measured);
  else printSegmentation(measured);
}
