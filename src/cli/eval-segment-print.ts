import type { KindFigures } from '../core/evaluate/kinds.ts';
import type { SegmentationFigures } from '../core/evaluate/segmenting.ts';
import type { SurenessPoint } from '../core/evaluate/sureness.ts';
import type { SplittingCost } from '../llm/measure-splitting.ts';
import type { SplitterFigures } from '../llm/splitter.ts';
import { print } from './output.ts';

/** All that was measured of a splitter. */
export interface MeasuredSegmentation extends SegmentationFigures {
  /** Risk against coverage of the embedded splitter. */
  readonly surest: readonly SurenessPoint[];
  readonly kinds?: KindFigures;
  /** Where a language model was asked: which, what it costs, and what became of asking about the whole file. */
  readonly model?: SplittingCost & {
    readonly model: string;
    readonly ofAll: SplitterFigures;
    /** Of all that, where the price of tokens was given. */
    readonly cost?: number;
  };
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const row = (name: string, value: string): void => print(`${name.padEnd(38)} ${value}`);

function printModel({
  model,
  asked,
  tokensPerThousand,
  ofAll,
  cost,
}: NonNullable<MeasuredSegmentation['model']>) {
  print(`\nlanguage model ${model}: what it is asked, and what came of asking about the whole file`);
  row('share of messages asked about', percent(asked));
  row('tokens for 1,000 messages, estimated', String(tokensPerThousand));
  for (const [name, figure] of Object.entries(ofAll)) row(name, String(figure));
  if (cost !== undefined) row('cost', cost.toFixed(4));
}

/** The figures of a splitter, a line each. */
export function printSegmentation(figures: MeasuredSegmentation): void {
  const { kinds, model } = figures;
  const { low, high } = figures.countInterval;
  row('messages, ideas', `${figures.messages}, ${figures.ideas}`);
  row('ideas counted right', `${percent(figures.countAccuracy)} (95 %: ${percent(low)} to ${percent(high)})`);
  row('boundary F1', percent(figures.boundaryF1));
  row(
    'boundary precision, recall',
    `${percent(figures.boundaryPrecision)}, ${percent(figures.boundaryRecall)}`,
  );
  row('idea F1, overlap of half', percent(figures.ideaF1));
  row('messages whose spans are exact', percent(figures.exactSpans));
  if (kinds) {
    row(
      'kinds right, of all ideas',
      `${percent(kinds.accuracy)} (the commonest for all: ${percent(kinds.commonest)})`,
    );
    row('kinds told, of these right', `${percent(kinds.told)}, ${percent(kinds.precision)}`);
    row('kinds, macro-F1', percent(kinds.macroF1));
  }
  for (const { share, from, said, right } of figures.surest) {
    row(
      `embedded, surest ${Math.round(share * 100)} %`,
      `counted right ${percent(right)}, said ${percent(said)}, sure from ${percent(from)}`,
    );
  }
  if (model) printModel(model);
  print('\ncounted wrong: id, people see, found');
  for (const { id, gold, found } of figures.errors) print(`${id} | ${gold} | ${found}`);
}
