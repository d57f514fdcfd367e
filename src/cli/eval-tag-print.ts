import type { Interval } from '../core/evaluate/bootstrap.ts';
import type { ContextFigures, TaggingFigures } from '../core/evaluate/tagging.ts';
import type { LlmFigures } from '../llm/tagger.ts';
import { print } from './output.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const between = ({ low, high }: Interval): string => `${percent(low)} to ${percent(high)}`;

/** The same texts, tagged without something and with it. */
export function printBeside(
  texts: string,
  what: string,
  both: Pick<ContextFigures, 'without' | 'with'>,
): void {
  print(`\n${texts.padEnd(34)} accuracy (95 %)             top 3     ECE  taken, right`);
  for (const name of ['without', 'with'] as const) {
    const { accuracy, accuracyInterval, top3, ece, taken } = both[name];
    const cells = [
      `${percent(accuracy)} (${between(accuracyInterval)})`.padEnd(28),
      percent(top3).padStart(7),
      percent(ece).padStart(7),
      ` ${percent(taken.share)}, ${percent(taken.accuracy)}`,
    ];
    print(`${`tagged ${name} ${what}`.padEnd(34)} ${cells.join(' ')}`);
  }
}

/** What a language model did, and what it cost where the price of its tokens was given. */
export type ModelFigures = LlmFigures & { readonly cost?: number };

/** What this process holds. */
export function megabytesHeld(): number {
  return Math.round(process.memoryUsage.rss() / 1024 / 1024);
}

export function printModel(figures: ModelFigures): void {
  print(
    '\nlanguage model: what it did, and texts left to the embedded tagger, which do not measure the model',
  );
  for (const [name, figure] of Object.entries(figures))
    print(`${name.padEnd(38)} ${name === 'cost' ? figure.toFixed(4) : figure}`);
}

/** All that was measured of a tagger. */
export function printFigures(figures: TaggingFigures, perSecond: number, ofOtherThemes: number): void {
  const row = (name: string, value: string): void => print(`${name.padEnd(38)} ${value}`);
  row('texts measured, themes', `${figures.texts}, ${figures.themes}`);
  if (ofOtherThemes > 0) row('texts of none of the themes, left out', String(ofOtherThemes));
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
  row('memory of the process', `${megabytesHeld()} MB`);
  if (figures.context) {
    printBeside(`${figures.context.texts} texts with a context`, 'it', figures.context);
  }
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
