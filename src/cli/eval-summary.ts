import { z } from 'zod';
import { ConfigurationError } from '../configuration-error.ts';
import { detectLanguage } from '../core/detect-language.ts';
import { belongingTo } from '../core/evaluate/sample.ts';
import { evaluateSummary, type SummaryFigures, type WrittenText } from '../core/evaluate/summary.ts';
import type { Language } from '../core/language.ts';
import { gates } from '../core/summarise/gates/gate.ts';
import type { Wording } from '../core/summarise/word-theme.ts';
import type { SynthesiserFigures } from '../llm/synthesis/synthesiser.ts';
import type { summaryWays } from './choices.ts';
import { configuredSynthesiser, type Recording } from './eval-models.ts';
import { readThemes } from './eval-tag.ts';
import { print, printJson } from './output.ts';
import { readJsonLines } from './read-rows.ts';

/** The options of `contribuez eval summary`. */
export interface EvalSummaryOptions extends Recording {
  readonly way: (typeof summaryWays)[number];
  readonly themes?: string;
  readonly seed: number;
  readonly json?: boolean;
}

const rowForm = z.object({
  id: z.union([z.string(), z.number()]).transform(String),
  text: z.string().trim().min(1),
  labels: z.array(z.string()),
  author: z.string().nullish(),
});

async function readWritten(file: string): Promise<WrittenText[]> {
  const texts: WrittenText[] = [];
  for await (const line of readJsonLines(file)) {
    const row = 'problem' in line ? undefined : rowForm.safeParse(line.row).data;
    if (!row) {
      const why = 'problem' in line ? line.problem : 'has not the fields id, text and labels';
      throw new ConfigurationError(`${file}, line ${line.line}: ${why}.`);
    }
    const { author, ...rest } = row;
    texts.push({ ...rest, ...(author ? { author } : {}) });
  }
  return texts;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const yes = (is: boolean): string => (is ? 'yes' : 'NO');

function printFigures(figures: SummaryFigures): void {
  const row = (name: string, value: string): void => print(`${name.padEnd(46)} ${value}`);
  row('texts, people, labels', `${figures.texts}, ${figures.people}, ${figures.labels}`);
  row('sub-themes, claims', `${figures.subthemes}, ${figures.claims}`);
  row('claims with valid citations', percent(figures.validCitations));
  row('verbatim quotes', percent(figures.verbatimQuotes));
  row('contributions in a sub-theme that is cited', percent(figures.covered));
  row('contributions that are cited themselves', percent(figures.cited));
  row('redundancy: words shared with the likest claim', percent(figures.redundancy));
  row('claims that say what another one says', percent(figures.repeated));
  row('sub-themes and labels: NMI', figures.nmi.toFixed(3));
  row(
    'sub-themes and labels: purity',
    `${figures.purity.toFixed(3)} (all as one: ${figures.commonest.toFixed(3)})`,
  );
  row('counts of people and contributions exact', yes(figures.countsExact));
  row('the same bytes at a second run', yes(figures.sameAgain));
  row('the same bytes in another order', yes(figures.sameInAnotherOrder));
  row('seconds', figures.seconds.toFixed(2));
}

/** What was made of the model’s claims, and what they cost. */
function printModel({ making, leftOut, worded, texts }: SummaryFigures, model: SynthesiserFigures): void {
  const row = (name: string, value: string): void => print(`${name.padEnd(46)} ${value}`);
  row('made by', making.way === 'model' ? `${making.model}, ${making.prompt}` : `nobody: ${making.instead}`);
  row('claims in the model’s words', String(worded));
  for (const gate of [...gates, 'repeated' as const]) {
    row(`claims left out: ${gate}`, String(leftOut[gate] ?? 0));
  }
  row('requests, of these answered from memory', `${model.requests}, ${model.cached}`);
  const tokens = model.promptTokens + model.completionTokens;
  row('tokens: sent, answered', `${model.promptTokens}, ${model.completionTokens}`);
  row('tokens for 1,000 contributions', String(Math.round((1_000 * tokens) / texts)));
}

/** The language of most of the texts. */
function languageOf(texts: readonly WrittenText[]): Language {
  const some = texts.slice(0, 200).map(({ text }) => detectLanguage(text));
  return some.filter((one) => one === 'fr').length >= some.filter((one) => one === 'en').length ? 'fr' : 'en';
}

/** Measures the synthesis on a file of labelled texts, taken as one theme. Texts are never printed. */
export async function evalSummary(file: string, options: EvalSummaryOptions): Promise<void> {
  const all = await readWritten(file);
  const texts = options.themes
    ? belongingTo(await readThemes(options.themes), all)
    : all.filter(({ labels }) => labels.length > 0);
  if (texts.length === 0) throw new ConfigurationError(`${file} has no labelled text.`);
  const synthesiser = options.way === 'model' ? await configuredSynthesiser(options) : undefined;
  const wording: Wording | undefined = synthesiser && { synthesiser, title: '', language: languageOf(texts) };
  const figures = await evaluateSummary(texts, options.seed, wording);
  const model = synthesiser?.figures();
  if (options.json) return printJson({ way: options.way, ...figures, ...(model ? { model } : {}) });
  printFigures(figures);
  if (model) printModel(figures, model);
}
