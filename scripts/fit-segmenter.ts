// Fits the model of src/core/segment/ideas.json on the marked messages of training/ and on the half of benchmark/ that may
// be tuned on: `node scripts/fit-segmenter.ts` (python3 with PyTorch, about half an hour on two cores).
// `node scripts/fit-segmenter.ts --leave-out` fits on a part, says how well the rest is split, and writes nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluateSegmentation } from '../src/core/evaluate/segmenting.ts';
import { cluesOf } from '../src/core/segment/clues.ts';
import {
  type IdeaModel,
  type PackedIdeaModel,
  readByModel,
  unpackedModel,
} from '../src/core/segment/learned.ts';
import { type MarkedMessage, readMarked } from '../src/core/segment/marked.ts';
import { segmentByRules } from '../src/core/segment/rules.ts';
import type { Part } from '../src/core/segment/segmentation.ts';
import type { Label } from '../src/core/segment/sequence-model.ts';

const root = join(import.meta.dirname, '..');
const shipped = join(root, 'src', 'core', 'segment', 'ideas.json');
/** Of training/, blocks of this many messages are left out together: neighbours are of one writer and often alike. */
const block = 20;
/** One block of so many is left out. */
const blocks = 12;
const bandWidth = 0.05;
const bands = Array.from({ length: 20 }, (_, i) => i * bandWidth);
/** What a message of the benchmark counts beside one of training/: the benchmark is the standard. */
const copies = 3;

interface Example extends MarkedMessage {
  readonly id: string;
  readonly ruled: readonly Part[];
}

function lines(file: string): string[] {
  return readFileSync(join(root, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '');
}

function exampleOf(message: MarkedMessage, id: string): Example {
  return {
    ...message,
    id,
    ruled: segmentByRules(message.text).filter(({ role }) => role === 'contribution'),
  };
}

/** What the network learns from one message. */
function lessonOf({ text, ideas, ruled }: Example): string {
  const { tokens, clues } = cluesOf(text, ruled);
  const labels = tokens.map((token, i): Label => {
    const idea = ideas.find(({ start, end }) => token.start >= start && token.start < end);
    if (!idea) return 2;
    return (tokens[i - 1]?.start ?? -1) >= idea.start ? 1 : 0;
  });
  return JSON.stringify({ tokens: tokens.map(({ form, text: own }) => [form, own]), clues, labels });
}

function fit(examples: readonly Example[]): { readonly model: IdeaModel; readonly written: string } {
  const folder = mkdtempSync(join(tmpdir(), 'fit-segmenter-'));
  const [source, target] = [join(folder, 'messages.jsonl'), join(folder, 'model.json')];
  writeFileSync(
    source,
    examples
      .map(lessonOf)
      .filter((lesson) => !lesson.startsWith('{"tokens":[]'))
      .join('\n'),
  );
  const script = join(import.meta.dirname, 'fit-segmenter.py');
  const { status } = spawnSync('python3', [script, source, target], { stdio: 'inherit' });
  if (status !== 0)
    throw new Error(
      'fit-segmenter.py did not end well: it needs python3 with PyTorch (pip install torch numpy)',
    );
  const written = readFileSync(target, 'utf8');
  rmSync(folder, { recursive: true });
  const packed: PackedIdeaModel = JSON.parse(written);
  return { model: unpackedModel(packed), written };
}

function measured(name: string, examples: readonly Example[], model: IdeaModel): void {
  const byText = new Map(examples.map((one) => [one.text, one]));
  const figures = evaluateSegmentation(examples, (text) => {
    const ruled = byText.get(text)?.ruled ?? [];
    return readByModel(model, text, ruled).ideas ?? ruled;
  });
  const percent = (share: number): string => (share * 100).toFixed(1);
  console.log(
    `${name}: ${figures.messages} messages, counted right ${percent(figures.countAccuracy)}, boundary F1 ${percent(figures.boundaryF1)}`,
  );
}

/** How right it is by how sure it is, in bands: what `surelySplit` of src/llm/splitting-cascade.ts was chosen by. */
function weighed(name: string, examples: readonly Example[], model: IdeaModel): void {
  const all = examples.map(({ text, ideas, ruled }) => {
    const reading = readByModel(model, text, ruled);
    const found = reading.ideas ?? ruled;
    return { sureness: reading.sureOf(found.length), right: found.length === ideas.length };
  });
  const percent = (some: readonly unknown[], of: readonly unknown[]): string =>
    ((some.length / Math.max(1, of.length)) * 100).toFixed(1);
  console.log(
    `${name}: sure from, share of messages that are less sure, right in the band, right from there on`,
  );
  for (const from of bands) {
    const band = all.filter(({ sureness }) => sureness >= from && sureness < from + bandWidth);
    const above = all.filter(({ sureness }) => sureness >= from);
    const rightOf = (some: typeof all): string =>
      percent(
        some.filter(({ right }) => right),
        some,
      );
    const below = all.filter(({ sureness }) => sureness < from);
    console.log([from.toFixed(2), percent(below, all), rightOf(band), rightOf(above)].join('  '));
  }
}

const languages = ['fr', 'en'] as const;
const training = languages.flatMap((language) =>
  lines(`training/${language}.txt`).map((line, i) => exampleOf(readMarked(line), `${language}-${i}`)),
);
const tuned = languages.flatMap((language) =>
  lines(`benchmark/${language}.jsonl`)
    .filter((_, i) => i % 2 === 0)
    .map((line) => {
      const message: MarkedMessage & { id: string } = JSON.parse(line);
      return exampleOf(message, message.id);
    }),
);
if (process.argv.includes('--leave-out')) {
  const isLeft = (_: Example, i: number): boolean => Math.floor(i / block) % blocks === 0;
  const { model } = fit(training.filter((one, i) => !isLeft(one, i)));
  measured('training/, left out', training.filter(isLeft), model);
  weighed('training/, left out', training.filter(isLeft), model);
  for (const language of languages) {
    const own = tuned.filter(({ id }) => id.startsWith(language));
    measured(`benchmark/, ${language}, the half that may be tuned on, left out`, own, model);
  }
  weighed('benchmark/, the half that may be tuned on, left out', tuned, model);
} else {
  const { written } = fit([...training, ...Array.from({ length: copies }, () => tuned).flat()]);
  writeFileSync(shipped, written);
}
