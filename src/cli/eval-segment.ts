import { z } from 'zod';
import { ConfigurationError } from '../configuration-error.ts';
import { evaluateKinds } from '../core/evaluate/kinds.ts';
import { evaluateSegmentation, type MarkedText } from '../core/evaluate/segmenting.ts';
import { ideaKinds } from '../core/segment/segmentation.ts';
import { print, printJson } from './output.ts';
import { readJsonLines } from './read-rows.ts';

/** The options of `contribuez eval segment`. */
export interface EvalSegmentOptions {
  readonly part: 'all' | 'odd' | 'even';
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
    const fits = row?.ideas.every(({ start, end }) => start < end && end <= row.text.length);
    if (!row || !fits) {
      const why =
        'problem' in line
          ? line.problem
          : 'has not the fields id, text and ideas (start and end inside the text)';
      throw new ConfigurationError(`${file}, line ${line.line}: ${why}.`);
    }
    texts.push(row);
  }
  return texts;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

/** Measures the segmentation on a file of messages whose ideas are marked. */
export async function evalSegment(file: string, { part, json }: EvalSegmentOptions): Promise<void> {
  const all = await readMarked(file);
  const some = all.filter((_, i) => part === 'all' || (i % 2 === 0) === (part === 'odd'));
  const figures = evaluateSegmentation(some);
  const kinds = evaluateKinds(some);
  if (figures.messages === 0) throw new ConfigurationError(`${file} has no messages.`);
  if (json) return printJson(kinds.ideas > 0 ? { ...figures, kinds } : figures);
  const row = (name: string, value: string): void => print(`${name.padEnd(38)} ${value}`);
  const { low, high } = figures.countInterval;
  row('messages, ideas', `${figures.messages}, ${figures.ideas}`);
  row('ideas counted right', `${percent(figures.countAccuracy)} (95 %: ${percent(low)} to ${percent(high)})`);
  row('boundary F1', percent(figures.boundaryF1));
  row(
    'boundary precision, recall',
    `${percent(figures.boundaryPrecision)}, ${percent(figures.boundaryRecall)}`,
  );
  row('idea F1, overlap of half', percent(figures.ideaF1));
  if (kinds.ideas > 0) {
    row(
      'kinds right, of all ideas',
      `${percent(kinds.accuracy)} (the commonest for all: ${percent(kinds.commonest)})`,
    );
    row('kinds told, of these right', `${percent(kinds.told)}, ${percent(kinds.precision)}`);
    row('kinds, macro-F1', percent(kinds.macroF1));
  }
  print('\ncounted wrong: id, people see, found');
  for (const { id, gold, found } of figures.errors) print(`${id} | ${gold} | ${found}`);
}
