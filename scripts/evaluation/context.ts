import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { withParents } from '../../src/core/evaluate/parents.ts';
import { type PooledFigures, pooledFigures } from '../../src/core/evaluate/pooled.ts';
import { belongingTo, draw } from '../../src/core/evaluate/sample.ts';
import { learnedFrom, predict } from '../../src/core/evaluate/tagging.ts';
import { randomFrom } from '../../src/core/random.ts';
import { createEmbeddedTagger } from '../../src/core/tag/embedded.ts';
import { featuresOf } from '../../src/core/tag/features.ts';
import { percent, table } from './markdown.ts';
import { answersSet, seed } from './sets.ts';
import { type SizeId, sizes } from './sizes.ts';

const measuredSizes = [
  'cold',
  'threeHundred',
  'unlabelled',
  'five',
  'twenty',
] as const satisfies readonly SizeId[];
/** Words that carry a subject. */
const shortWords = 5;

/** The same texts, tagged without what they answer to and with its words. */
interface Both {
  readonly size: SizeId;
  readonly which: string;
  readonly without: PooledFigures;
  readonly with: PooledFigures;
}

/** One half of the answers, by the weights that were fitted on the other. */
interface HeldOut {
  readonly half: number;
  readonly name: string;
  readonly texts: number;
  readonly alone: string;
  readonly context: string;
  readonly both: string;
}

async function ofSize(size: SizeId): Promise<Both[]> {
  const { themes, texts } = answersSet();
  const belonging = belongingTo(themes, withParents(texts, 'text'));
  const { test, labelled, unlabelled } = draw(belonging, sizes[size], randomFrom(seed));
  const set = learnedFrom(themes, labelled, unlabelled);
  const having = test.filter(({ context }) => context !== undefined);
  const tagger = createEmbeddedTagger();
  const within = await predict(tagger, having, set);
  const alone = await predict(
    tagger,
    having.map(({ context: _, ...one }) => one),
    set,
  );
  const isShort = having.map(({ text }) => featuresOf(text).stems.size <= shortWords);
  const figures = (which: string, keep: (place: number) => boolean): Both => ({
    size,
    which,
    without: pooledFigures(alone.filter((_, place) => keep(place))),
    with: pooledFigures(within.filter((_, place) => keep(place))),
  });
  return [
    figures('all', () => true),
    figures(`up to ${shortWords} words`, (place) => isShort[place] ?? false),
  ];
}

/** Measures answers without and with what they answer to. */
export async function measureContext(): Promise<Both[]> {
  const all: Both[] = [];
  for (const size of measuredSizes) all.push(...(await ofSize(size)));
  return all;
}

/** What the weights for contexts reach on the half of the texts that they were not fitted on; takes a minute and a half. */
export function heldOutContext(): readonly HeldOut[] {
  const script = join(import.meta.dirname, '..', 'fit-context.ts');
  return JSON.parse(execFileSync(process.execPath, [script, '--held-out'], { encoding: 'utf8' }));
}

const cell = ({ accuracy, accuracyInterval: { low, high } }: PooledFigures): string =>
  `${percent(accuracy)} (${percent(low)} to ${percent(high)})`;
const takenCell = ({ taken }: PooledFigures): string => `${percent(taken.share)}, ${percent(taken.accuracy)}`;

/** The section on what a text answers to. */
export function ofContext(all: readonly Both[], heldOut: readonly HeldOut[]): string[] {
  return [
    'A text is also read with what it replies to or stands under. République numérique: arguments with the proposal that each answers to, its words alone; first draw. An argument ' +
      'has the themes of its proposal by the making of the set, so that the proposal helps more here than it would where answers drift. ' +
      `*Up to ${shortWords} words*: arguments of so few words that carry a subject. \`contribuez eval tag FILE --themes THEMES --context text\` measures the same on texts of your own.`,
    table(
      [
        'learned from',
        'arguments',
        'number',
        'without: right (95 %)',
        'with: right (95 %)',
        'top 3',
        'ECE',
        'without: taken, right',
        'with: taken, right',
      ],
      all.map(({ size, which, without, with: within }) => [
        sizes[size].name,
        which,
        within.texts,
        cell(without),
        cell(within),
        `${percent(without.top3)} → ${percent(within.top3)}`,
        `${percent(without.ece)} → ${percent(within.ece)}`,
        takenCell(without),
        takenCell(within),
      ]),
    ),
    'The weights (`in-context.json`) were fitted on these arguments. So here is each half of the proposals’ arguments by weights that were fitted on the other half (`node scripts/fit-context.ts --held-out`; ' +
      'no confirmations’ calibration, pooled over five sizes of what is learned): right, and ECE. *Proposal alone*: as if the argument had no words. *Questions*: answers to open questions of Grand débat, where the question says little of the theme and must do no harm.',
    table(
      ['half, texts', 'number', 'argument alone', 'proposal alone', 'both'],
      heldOut.map(({ half, name, texts, alone, context, both }) => [
        `${half + 1}: ${name}`,
        texts,
        alone,
        context,
        both,
      ]),
    ),
  ];
}
