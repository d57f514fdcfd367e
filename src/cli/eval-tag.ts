import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigurationError } from '../configuration-error.ts';
import { withParents } from '../core/evaluate/parents.ts';
import { belongingTo, draw, type LabelledText } from '../core/evaluate/sample.ts';
import { taggedPerSecond } from '../core/evaluate/speed.ts';
import { evaluateTagging, learnedFrom, readOf, type TaggingFigures } from '../core/evaluate/tagging.ts';
import { isLanguage } from '../core/language.ts';
import { randomFrom } from '../core/random.ts';
import { createEmbeddedTagger } from '../core/tag/embedded.ts';
import type { TaggableTheme, Tagger } from '../core/tag/tagger.ts';
import { createCascade } from '../llm/cascade.ts';
import { type CascadeFigures, measureCascade } from '../llm/measure-cascade.ts';
import type { LlmTagger } from '../llm/tagger.ts';
import type { contexts, taggers } from './choices.ts';
import { printCascade } from './eval-cascade-print.ts';
import { configuredMeanings, configuredModel, fetchOf, type Recording } from './eval-models.ts';
import { type ModelFigures, megabytesHeld, printBeside, printFigures, printModel } from './eval-tag-print.ts';
import { printJson } from './output.ts';
import { costOf, type Price } from './price.ts';
import { readJsonLines } from './read-rows.ts';

/** The options of `contribuez eval tag`. */
export interface EvalTagOptions extends Recording {
  readonly themes: string;
  readonly labels: number;
  readonly unlabelled: number;
  readonly seed: number;
  readonly tagger: (typeof taggers)[number];
  readonly context: (typeof contexts)[number];
  readonly embeddings?: boolean;
  readonly price?: Price;
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
export async function readThemes(file: string): Promise<TaggableTheme[]> {
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

/** The cascade's curve over the texts that the figures are measured on. */
function drawCurve(
  embedded: Tagger,
  llm: LlmTagger,
  texts: readonly LabelledText[],
  themes: readonly TaggableTheme[],
  { labels, unlabelled, seed }: EvalTagOptions,
): Promise<CascadeFigures> {
  const sample = draw(belongingTo(themes, texts), { labels, unlabelled }, randomFrom(seed));
  const set = learnedFrom(themes, sample.labelled, sample.unlabelled);
  return measureCascade(embedded, llm, sample.test, set, randomFrom(seed));
}

/** What the model did, and what that cost where its price is known. */
function modelOf(llm: LlmTagger, price: Price | undefined): ModelFigures {
  const figures = llm.figures();
  return price ? { ...figures, cost: costOf(figures, price) } : figures;
}

/** Measures a tagger on a file of labelled texts. Texts are never printed: ids are, to be looked up. */
export async function evalTag(file: string, options: EvalTagOptions): Promise<void> {
  const { themes, labels, unlabelled, seed, json, tagger: kind } = options;
  const [all, taggable, fetch] = await Promise.all([readTexts(file), readThemes(themes), fetchOf(options)]);
  const texts = options.context === 'none' ? all : withParents(all, options.context);
  const measure = (tagger: Tagger): Promise<TaggingFigures> =>
    evaluateTagging(tagger, texts, taggable, { labels, unlabelled }, seed);
  const embedded = createEmbeddedTagger(options.embeddings ? configuredMeanings(fetch) : undefined);
  const llm = kind === 'embedded' ? undefined : await configuredModel(embedded, options, fetch);
  // First: it asks about all measured texts at once, and the cascade then has its answers.
  const curve =
    kind === 'cascade' && llm ? await drawCurve(embedded, llm, texts, taggable, options) : undefined;
  const figures = await measure(!llm ? embedded : kind === 'llm' ? llm : createCascade(embedded, llm));
  if (options.context !== 'none' && !figures.context) {
    throw new ConfigurationError('No measured text names, as "parent", the id of another text of the file.');
  }
  if (figures.texts === 0) throw new ConfigurationError('No text of the file has one of the themes.');
  const without = options.embeddings && !llm ? await measure(createEmbeddedTagger()) : undefined;
  const others = texts.length - belongingTo(taggable, texts).length;
  const model = llm ? modelOf(llm, options.price) : undefined;
  const cold = { themes: taggable, examples: [] };
  const perSecond = Math.round(await taggedPerSecond(createEmbeddedTagger(), all, cold));
  if (json) {
    return printJson({
      ...figures,
      ofOtherThemes: others,
      perSecond,
      megabytes: megabytesHeld(),
      ...(without ? { withoutEmbeddings: readOf(without) } : {}),
      ...(curve ? { cascade: curve } : {}),
      ...(model ? { model } : {}),
    });
  }
  printFigures(figures, perSecond, others);
  if (without) printBeside(`${figures.texts} texts`, 'embeddings', { without, with: figures });
  if (curve) printCascade(curve);
  if (model) printModel(model);
}
