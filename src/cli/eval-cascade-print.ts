import type { CascadePoint } from '../core/evaluate/cascade.ts';
import { sureFrom } from '../core/tag/threshold.ts';
import type { CascadeFigures } from '../llm/measure-cascade.ts';
import { print } from './output.ts';

const percent = (share: number | undefined): string =>
  share === undefined ? '-' : `${(share * 100).toFixed(1)} %`;

function cells(point: CascadePoint): string[] {
  const { asked, tokens, keptRight, model } = point;
  return [
    `${percent(point.sureFrom)}${point.sureFrom === sureFrom ? ' *' : '  '}`,
    percent(keptRight),
    percent(asked),
    String(tokens.alone),
    String(tokens.batched),
    percent(model?.answered),
    percent(model?.right),
    percent(model?.rightOfAll),
    percent(model?.author),
    percent(model?.decidedRight),
  ];
}

/** The cascade's accuracy against its cost, a line a threshold. */
export function printCascade({ points, texts, tokensOfAll: { estimated, counted } }: CascadeFigures): void {
  print(
    `\ncascade over ${texts} texts: the embedded tagger keeps what it is so sure of (*: as the program does), the model is` +
      '\nasked the rest, the author what both doubt; tokens for 1,000 contributions, estimated on the high side',
  );
  const head = [
    'sure from',
    'kept right',
    'asked',
    'tokens 1 by 1',
    'in batches',
    'answered',
    'its right',
    'all right',
    'author',
    'decided right',
  ];
  const line = (row: readonly string[]): string =>
    row.map((cell, i) => cell.padStart((head[i]?.length ?? 0) + 2)).join('');
  print(line(head));
  for (const point of points) print(line(cells(point)));
  print(
    `tokens of asking about all in batches: ${estimated} estimated, ${counted ?? 'none'} counted by the server`,
  );
}
