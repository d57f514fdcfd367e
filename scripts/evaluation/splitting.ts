import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configuredSplitter } from '../../src/cli/eval-models.ts';
import { agreement } from '../../src/core/evaluate/agreement.ts';
import { evaluateKinds } from '../../src/core/evaluate/kinds.ts';
import { evaluateSegmentation, type MarkedText } from '../../src/core/evaluate/segmenting.ts';
import { surestSplit } from '../../src/core/evaluate/sureness.ts';
import { readMarked } from '../../src/core/segment/marked.ts';
import type { Span } from '../../src/core/segment/segmentation.ts';
import { costOf, type MeasuredSplitting, measureSplitting } from '../../src/llm/measure-splitting.ts';
import { NotRecordedError } from '../../src/llm/record.ts';
import { splitPromptVersion } from '../../src/llm/split-prompt.ts';
import { surelySplit } from '../../src/llm/splitting-cascade.ts';
import { percent, table } from './markdown.ts';
import { lines } from './sets.ts';

const benchmark = join(import.meta.dirname, '..', '..', 'benchmark');
const languages = ['fr', 'en'] as const;
type BenchmarkLanguage = (typeof languages)[number];
const nameOf = { fr: 'French', en: 'English' } as const satisfies Record<BenchmarkLanguage, string>;

/** A language model that has answered about all messages of a language: its name, and what became of them. */
export interface RecordedModel {
  readonly name: string;
  readonly language: BenchmarkLanguage;
  readonly measured: MeasuredSplitting;
}

function messages(language: BenchmarkLanguage): readonly MarkedText[] {
  return lines<MarkedText>(join(benchmark, `${language}.jsonl`));
}

const halves = [
  { name: 'tuned on', has: (_: MarkedText, i: number): boolean => i % 2 === 0 },
  { name: 'set aside', has: (_: MarkedText, i: number): boolean => i % 2 === 1 },
] as const;

/** The models whose answers are kept in the folder `recorded/splitting` of the benchmark; a record of another prompt is passed over. */
export async function recordedModels(
  folder = join(benchmark, 'recorded', 'splitting'),
): Promise<RecordedModel[]> {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.jsonl')) : [];
  const found: RecordedModel[] = [];
  for (const file of files.sort()) {
    for (const language of languages) {
      const { model: name, splitter } = await configuredSplitter({ replay: join(folder, file) });
      try {
        found.push({ name, language, measured: await measureSplitting(splitter, messages(language)) });
      } catch (error) {
        if (!(error instanceof NotRecordedError)) throw error;
        console.log(`${file}: ${error.message} (${language})`);
      }
    }
  }
  return found;
}

/** What the second annotator marked, by text. */
function second(language: BenchmarkLanguage): ReadonlyMap<string, MarkedText['ideas']> {
  const marked = readFileSync(join(benchmark, 'second', `${language}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(readMarked);
  return new Map(marked.map(({ text, ideas }) => [text, ideas]));
}

function row(name: string, some: readonly MarkedText[], split?: (text: string) => readonly Span[]) {
  const figures = evaluateSegmentation(some, split);
  const { low, high } = figures.countInterval;
  return [
    name,
    figures.messages,
    figures.ideas,
    `${percent(figures.countAccuracy)} (${percent(low)} to ${percent(high)})`,
    percent(figures.boundaryF1),
    percent(figures.ideaF1),
    percent(figures.exactSpans),
    split ? '-' : percent(evaluateKinds(some).accuracy),
  ];
}

function rowsOf(language: BenchmarkLanguage, models: readonly RecordedModel[]) {
  const marked = second(language);
  return halves.flatMap(({ name: half, has }) => {
    const some = messages(language).filter(has);
    const name = `${language}, ${half}`;
    return [
      row(name, some),
      ...models
        .filter((model) => model.language === language)
        .flatMap((model) => [
          row(`${name}, ${model.name}`, some, model.measured.llm),
          row(`${name}, cascade with ${model.name}`, some, model.measured.cascade),
        ]),
      ...(half === 'set aside'
        ? [row(`${name}, second annotator`, some, (text) => marked.get(text) ?? [])]
        : []),
    ];
  });
}

/**
 * How well messages are split, by language, apart for what was tuned on and what was not: by the program, by the models
 * that have answered, and by a second annotator.
 */
export function splitting(models: readonly RecordedModel[]): string {
  return table(
    [
      'benchmark',
      'messages',
      'ideas',
      'counted right (95 %)',
      'boundary F1',
      'idea F1',
      'spans exact',
      'kind right',
    ],
    languages.flatMap((language) => rowsOf(language, models)),
  );
}

/** Which models answered and what came of it, or that none was asked. */
export function ofModels(models: readonly RecordedModel[]): string {
  const asked = languages.map((language) => {
    const aside = messages(language).filter(halves[1].has);
    const cost = costOf(
      aside.map(({ text }) => text),
      'cascade',
    );
    return `${percent(cost.asked)} of those set aside in ${nameOf[language]} (${cost.tokensPerThousand} tokens for 1,000 messages, asked about or not)`;
  });
  const cascade =
    `Where a language model is configured, it is asked about the messages that the embedded splitter is less than ${percent(surelySplit)} sure of: ` +
    `${asked.join(', ')}, one request each, tokens estimated on the high side. That threshold was chosen with messages left out of the fit.`;
  if (models.length === 0) {
    return (
      `${cascade} No model’s answers about the splitting are kept here: what a model adds is not known. \`contribuez eval segment FILE --splitter cascade --record ` +
      'FILE` asks the one that is configured.'
    );
  }
  const told = models.map(({ name, language, measured: { figures } }) => {
    const { asked, unanswered, altered, lost } = figures;
    return `${name}, ${language}: of ${asked} messages ${unanswered} without an answer, ${altered} whose words were not the message’s, ${lost} in which something was lost`;
  });
  return (
    `${cascade} The model was asked about every message, twenty in a request, with the prompt ${splitPromptVersion} and nothing that people marked; its answers are kept in ` +
    `\`benchmark/recorded/\`, which says how they came about. What does not pass the checks keeps the embedded splitting (${told.join('; ')}).`
  );
}

/** How right the embedded splitter is in what it is surest of. */
export function surest(): string {
  const cells = languages.flatMap((language) =>
    halves.map(({ name, has }) => {
      const points = surestSplit(messages(language).filter(has));
      return [
        `${language}, ${name}`,
        ...points.map(({ right, said }) => `${percent(right)} (${percent(said)})`),
      ];
    }),
  );
  return table(['benchmark', 'surest 25 %', 'surest 50 %', 'surest 75 %', 'all'], cells);
}

/** How far the two annotators agree, beyond chance, on how many ideas a message has. */
export function annotatorsAgree(): string {
  const alphas = languages.map((language) => {
    const marked = second(language);
    const units = messages(language)
      .filter(({ text }) => marked.has(text))
      .map(({ text, ideas }) => [String(ideas.length), String(marked.get(text)?.length)]);
    const { alpha } = agreement(units);
    return `${alpha?.toFixed(2)} in ${nameOf[language]}`;
  });
  return `Krippendorff’s alpha of the two annotators, over how many ideas a message has: ${alphas.join(', ')}.`;
}
