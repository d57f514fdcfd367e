// Measures the tagger over the consultations of ../shared/data and the splitter over the benchmark, and writes
// docs/evaluation.md: `npm run eval`.
import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { evaluateKinds } from '../src/core/evaluate/kinds.ts';
import type { LabelledText } from '../src/core/evaluate/sample.ts';
import { evaluateSegmentation, type MarkedText } from '../src/core/evaluate/segmenting.ts';
import { evaluateTagging, type TaggingFigures } from '../src/core/evaluate/tagging.ts';
import { randomFrom } from '../src/core/random.ts';
import { createEmbeddedTagger } from '../src/core/tag/embedded.ts';
import type { TaggableTheme } from '../src/core/tag/tagger.ts';

const root = join(import.meta.dirname, '..');
const data = join(root, '..', 'shared', 'data');
const seed = 42;

interface Row extends LabelledText {
  readonly kind?: string;
}

function lines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): T => JSON.parse(line));
}

/** The sets, each with the rows that are measured. */
const sets: readonly { readonly name: string; readonly file: string; keeps(row: Row): boolean }[] = [
  { name: 'Vrai débat, titles', file: 'vraidebat_titles_fr', keeps: () => true },
  { name: 'We the People', file: 'wethepeople_en', keeps: () => true },
  { name: 'Bowling Green', file: 'bowlinggreen_topics_en', keeps: () => true },
  { name: 'Grand débat, annotated', file: 'granddebat_annotated_fr', keeps: () => true },
  {
    name: 'République numérique, proposals',
    file: 'repnum_fr',
    keeps: ({ kind }) => kind?.startsWith('propos') ?? false,
  },
];

const sizes = [
  { name: 'cold: descriptions only', labels: 0, unlabelled: 0 },
  { name: '60 texts without labels', labels: 0, unlabelled: 60 },
  { name: '300 texts without labels', labels: 0, unlabelled: 300 },
  { name: 'all texts without labels', labels: 0, unlabelled: 1_000_000 },
  { name: '5 confirmed a theme', labels: 5, unlabelled: 1_000_000 },
  { name: '20 confirmed a theme', labels: 20, unlabelled: 1_000_000 },
  { name: '100 confirmed a theme', labels: 100, unlabelled: 1_000_000 },
] as const;

function themesOf(file: string): TaggableTheme[] {
  const themes: Record<string, string> = JSON.parse(
    readFileSync(join(data, 'themes', `${file}.json`), 'utf8'),
  );
  return Object.entries(themes).map(([title, description]) => ({
    id: title,
    title: { fr: title },
    description: { fr: description },
    keywords: {},
  }));
}

const percent = (share: number): string => (share * 100).toFixed(1);

function row(name: string, { unlabelled, ...figures }: TaggingFigures): string {
  const { low, high } = figures.accuracyInterval;
  return `| ${[
    name,
    figures.labelled,
    unlabelled,
    `${percent(figures.accuracy)} (${percent(low)} to ${percent(high)})`,
    percent(figures.top3),
    percent(figures.macroF1),
    percent(figures.sampleF1),
    percent(figures.halfCoverageAccuracy),
    `${percent(figures.taken.share)}, ${percent(figures.taken.accuracy)}`,
    percent(figures.ece),
  ].join(' | ')} |`;
}

/** How many of the surest share are right: a chart that GitHub draws. */
function chart(name: string, { coverage }: TaggingFigures): string {
  const shares = coverage.map((point) => Math.round(point.coverage * 100)).join(', ');
  const right = coverage.map(({ accuracy }) => percent(accuracy)).join(', ');
  return [
    '```mermaid',
    'xychart-beta',
    `  title "${name}: right, % of the surest, all texts without labels"`,
    `  x-axis "surest share, %" [${shares}]`,
    '  y-axis "right, %" 0 --> 100',
    `  line [${right}]`,
    '```',
  ].join('\n');
}

async function tagging(): Promise<string[]> {
  const parts: string[] = [];
  for (const { name, file, keeps } of sets) {
    const themes = themesOf(file);
    const rows = lines<Row>(join(data, `${file}.jsonl`)).filter(keeps);
    const table: string[] = [];
    let last: TaggingFigures | undefined;
    for (const { name: size, ...what } of sizes) {
      const figures = await evaluateTagging(createEmbeddedTagger(), rows, themes, what, seed);
      table.push(row(size, figures));
      if (what.labels === 0) last = figures;
      console.log(`${name}, ${size}: ${percent(figures.accuracy)}`);
    }
    parts.push(
      `### ${name}`,
      `${last?.texts ?? 0} texts measured, ${themes.length} themes.`,
      [
        '| learned from | confirmed | without labels | accuracy (95 %) | top 3 | macro-F1 | sample F1 | surer half | taken without asking, right | ECE |',
        '|---|---|---|---|---|---|---|---|---|---|',
        ...table,
      ].join('\n'),
      ...(last ? [chart(name, last)] : []),
    );
  }
  return parts;
}

function splitting(): string[] {
  const rows = ['fr', 'en'].flatMap((language) => {
    const file = join(root, 'benchmark', `${language}.jsonl`);
    if (!existsSync(file)) return [];
    const all = lines<MarkedText>(file);
    return (['odd', 'even'] as const).map((part) => {
      const some = all.filter((_, i) => (i % 2 === 0) === (part === 'odd'));
      const { messages, ideas, countAccuracy, boundaryF1, ideaF1 } = evaluateSegmentation(some);
      const name = `${language}, ${part === 'odd' ? 'tuned on' : 'set aside'}`;
      return `| ${[name, messages, ideas, percent(countAccuracy), percent(boundaryF1), percent(ideaF1), percent(evaluateKinds(some).accuracy)].join(' | ')} |`;
    });
  });
  return [
    [
      '| benchmark | messages | ideas | counted right | boundary F1 | idea F1 | kind right |',
      '|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  ];
}

if (!existsSync(data)) {
  console.log('../shared/data is not there: the tagging is not measured, docs/evaluation.md stays as it is.');
} else {
  // The draw must be the same on every machine; a change of the library that draws would show here.
  const check = randomFrom(seed).below(1_000_000);
  const text = [
    '# How well it understands',
    `Written by \`npm run eval\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores, seed ${seed} (draw ${check}). ` +
      'All figures are percentages. The sets are public consultations of 8 to 19 themes and are not part of this repository.',
    '## Tagging',
    'Half of each theme’s texts is measured, from the other half is learned. *Surer half*: accuracy on the half that the tagger is ' +
      'surest of. *Taken without asking*: the share that needs no question to its author, and how much of that is right. *ECE*: ' +
      'expected calibration error of the likeliest theme.',
    ...(await tagging()),
    '## Splitting',
    'Messages written for this project ([benchmark](../benchmark/README.md)), every other one set aside before any rule was tuned. ' +
      '*Counted right*: as many ideas as people see. *Boundary F1*: places where ideas begin and end, punctuation and words that lead over (“par contre”, “et aussi”) aside. ' +
      '*Kind right*: ideas, as people mark them, whose kind (proposal, need, …) is told and right; where it is not sure, none is told.',
    ...splitting(),
  ].join('\n\n');
  await writeFile(join(root, 'docs', 'evaluation.md'), `${text}\n`);
}
