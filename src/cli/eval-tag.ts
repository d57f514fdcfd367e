import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { ConfigurationError } from '../configuration-error.ts';
import type { Interval } from '../core/evaluate/bootstrap.ts';
import { withParents } from '../core/evaluate/parents.ts';
import type { LabelledText } from '../core/evaluate/sample.ts';
import { taggedPerSecond } from '../core/evaluate/speed.ts';
import { type ContextFigures, evaluateTagging, type TaggingFigures } from '../core/evaluate/tagging.ts';
import { isLanguage } from '../core/language.ts';
import { createEmbeddedTagger } from '../core/tag/embedded.ts';
import type { TaggableTheme } from '../core/tag/tagger.ts';
import { createMemoryCache } from '../llm/answer-cache.ts';
import { createCascade } from '../llm/cascade.ts';
import { recordingFetch, replayingFetch } from '../llm/record.ts';
import { createMemorySpending } from '../llm/spending.ts';
import { createLlmTagger, type LlmTagger } from '../llm/tagger.ts';
import { createLog } from '../log.ts';
import { print, printJson } from './output.ts';
import { readJsonLines } from './read-rows.ts';

/** The taggers that can be measured. */
export const taggers = ['embedded', 'llm', 'cascade'] as const;

/** What a text is tagged in: nothing, the words that it answers to, or these with the themes that people gave them. */
export const contexts = ['none', 'text', 'themes'] as const;

/** The options of `contribuez eval tag`. */
export interface EvalTagOptions {
  readonly themes: string;
  readonly labels: number;
  readonly unlabelled: number;
  readonly seed: number;
  readonly tagger: (typeof taggers)[number];
  readonly context: (typeof contexts)[number];
  readonly record?: string;
  readonly replay?: string;
  readonly json?: boolean;
}

const rowForm = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string().trim().min(1),
  labels: z.array(z.string()),
  lang: z.string().optional(),
  parent: z.union([z.string(), z.number()]).transform(String).nullish(),
});

async function readTexts(file: string): Promise<LabelledText[]> {
  const texts: LabelledText[] = [];
  for await (const line of readJsonLines(file)) {
    const row = 'problem' in line ? undefined : rowForm.safeParse(line.row).data;
    if (!row) {
      const why = 'problem' in line ? line.problem : 'has not the fields id, text and labels';
      throw new ConfigurationError(`${file}, line ${line.line}: ${why}.`);
    }
    const { lang, parent, ...rest } = row;
    texts.push({
      ...rest,
      ...(lang !== undefined && isLanguage(lang) ? { language: lang } : {}),
      ...(parent ? { parent } : {}),
    });
  }
  return texts;
}

/** Themes as `{title: description}`; a title is written in one language and stands for all. */
async function readThemes(file: string): Promise<TaggableTheme[]> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch {
    throw new ConfigurationError(`${file} can't be read as JSON.`);
  }
  const read = z.record(z.string(), z.string()).safeParse(value);
  if (!read.success) throw new ConfigurationError(`${file} must be one object, {"title": "description"}.`);
  return Object.entries(read.data).map(([title, description]) => ({
    id: title,
    title: { fr: title },
    description: { fr: description },
    keywords: {},
  }));
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const between = ({ low, high }: Interval): string => `${percent(low)} to ${percent(high)}`;

function printContext({ texts, ...both }: ContextFigures): void {
  print(`\n${texts} texts with a context          accuracy (95 %)             top 3     ECE  taken, right`);
  for (const [name, figures] of Object.entries(both)) {
    const { accuracy, accuracyInterval, top3, ece, taken } = figures;
    const cells = [
      `${percent(accuracy)} (${between(accuracyInterval)})`.padEnd(28),
      percent(top3).padStart(7),
      percent(ece).padStart(7),
      ` ${percent(taken.share)}, ${percent(taken.accuracy)}`,
    ];
    print(`${`tagged ${name} it`.padEnd(34)} ${cells.join(' ')}`);
  }
}

function printFigures(figures: TaggingFigures, perSecond: number): void {
  const row = (name: string, value: string): void => print(`${name.padEnd(38)} ${value}`);
  row('texts measured, themes', `${figures.texts}, ${figures.themes}`);
  row('learned from: confirmed, unlabelled', `${figures.labelled}, ${figures.unlabelled}`);
  row('accuracy', `${percent(figures.accuracy)} (95 %: ${between(figures.accuracyInterval)})`);
  row('one of the three likeliest', percent(figures.top3));
  row('macro-F1', percent(figures.macroF1));
  row('sample F1', `${percent(figures.sampleF1)} (95 %: ${between(figures.sampleF1Interval)})`);
  row('taken without asking', `${percent(figures.taken.share)}, right ${percent(figures.taken.accuracy)}`);
  row('accuracy of the surer half', percent(figures.halfCoverageAccuracy));
  row('calibration error (ECE)', percent(figures.ece));
  if (figures.offThemeAuroc !== undefined)
    row('texts of no theme told (AUROC)', figures.offThemeAuroc.toFixed(3));
  row('the same in another order', percent(figures.stability));
  row('embedded tagger, contributions a second', String(perSecond));
  row('memory of the process', `${Math.round(process.memoryUsage.rss() / 1024 / 1024)} MB`);
  if (figures.context) printContext(figures.context);
  print('\nsurest share   right');
  for (const { coverage, accuracy } of figures.coverage) {
    print(`${percent(coverage).padStart(9)}   ${percent(accuracy).padStart(7)}`);
  }
  print('\ntheme                                    texts  precision  recall      F1');
  for (const { theme, texts, precision, recall, f1 } of figures.perTheme) {
    const cells = [precision, recall, f1].map((share) => percent(share).padStart(8));
    print(`${theme.slice(0, 38).padEnd(38)} ${String(texts).padStart(7)}  ${cells.join('')}`);
  }
  print('\nmost confused: people said, the tagger told, texts');
  for (const { gold, told, texts } of figures.confusions.slice(0, 15)) print(`${gold} | ${told} | ${texts}`);
  print('\nworst errors: id, people said, the tagger told, how sure');
  for (const { id, gold, told, probability } of figures.worst) {
    print(`${id} | ${gold.join(', ')} | ${told} | ${probability.toFixed(2)}`);
  }
}

/** The language model's tagger, from the configuration or from a record of its answers. */
async function llmTagger({ record, replay }: EvalTagOptions): Promise<LlmTagger> {
  const { languageModel } = readConfig();
  if (!languageModel && !replay) {
    throw new ConfigurationError(
      'OPENAI_API_KEY and OPENAI_MODEL are not set, and there is no --replay FILE.',
    );
  }
  const recorded = replay ? await replayingFetch(replay) : record ? recordingFetch(record) : undefined;
  return createLlmTagger({
    baseURL: languageModel?.baseURL ?? 'http://127.0.0.1:9/v1',
    apiKey: languageModel?.apiKey ?? 'replayed',
    model: languageModel?.model ?? '',
    dailyTokens: Number.MAX_SAFE_INTEGER,
    timeoutMs: 60_000,
    fallback: createEmbeddedTagger(),
    spending: createMemorySpending(),
    cache: createMemoryCache(100_000),
    log: createLog('warn'),
    now: () => new Date(),
    ...(recorded ? { fetch: recorded } : {}),
  });
}

/** Measures a tagger on a file of labelled texts. Texts are never printed: ids are, to be looked up. */
export async function evalTag(file: string, options: EvalTagOptions): Promise<void> {
  const { themes, labels, unlabelled, seed, json, tagger: kind } = options;
  const [texts, taggable] = await Promise.all([readTexts(file), readThemes(themes)]);
  const embedded = createEmbeddedTagger();
  const llm = kind === 'embedded' ? undefined : await llmTagger(options);
  const tagger = !llm ? embedded : kind === 'llm' ? llm : createCascade(embedded, llm);
  const figures = await evaluateTagging(
    tagger,
    options.context === 'none' ? texts : withParents(texts, options.context),
    taggable,
    { labels, unlabelled },
    seed,
  );
  if (options.context !== 'none' && !figures.context) {
    throw new ConfigurationError('No measured text names, as "parent", the id of another text of the file.');
  }
  if (figures.texts === 0) throw new ConfigurationError('No text of the file has one of the themes.');
  const cold = { themes: taggable, examples: [] };
  const perSecond = Math.round(await taggedPerSecond(createEmbeddedTagger(), texts, cold));
  if (json) return printJson({ ...figures, perSecond, ...(llm ? { model: llm.figures() } : {}) });
  printFigures(figures, perSecond);
  if (!llm) return;
  print(
    '\nlanguage model: what it did, and texts left to the embedded tagger, which do not measure the model',
  );
  for (const [name, figure] of Object.entries(llm.figures())) print(`${name.padEnd(38)} ${figure}`);
}
