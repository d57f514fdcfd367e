import { configuredModel, fetchOf, type Recording } from '../../src/cli/eval-models.ts';
import { belongingTo, draw } from '../../src/core/evaluate/sample.ts';
import { learnedFrom } from '../../src/core/evaluate/tagging.ts';
import { randomFrom, shuffled } from '../../src/core/random.ts';
import { createEmbeddedTagger } from '../../src/core/tag/embedded.ts';
import { type CascadeFigures, measureCascade } from '../../src/llm/measure-cascade.ts';
import { NotRecordedError } from '../../src/llm/record.ts';
import { percent, table } from './markdown.ts';
import { type MeasuredSet, seed, setIds, setOf } from './sets.ts';
import { sizes } from './sizes.ts';

/** Texts of a set that a model is asked about: what asking about all costs is not worth what it adds. */
const mostTexts = 250;

/** The cascade on one set. */
export interface SetCascade {
  readonly set: MeasuredSet;
  readonly figures: CascadeFigures;
}

async function measureSet(set: MeasuredSet, recording: Recording): Promise<CascadeFigures> {
  const { test, unlabelled } = draw(belongingTo(set.themes, set.texts), sizes.unlabelled, randomFrom(seed));
  const some = shuffled(test, randomFrom(seed)).slice(0, mostTexts);
  const known = learnedFrom(set.themes, [], unlabelled);
  const embedded = createEmbeddedTagger();
  const without = (): Promise<CascadeFigures> =>
    measureCascade(embedded, undefined, some, known, randomFrom(seed));
  if (!recording.record && !recording.replay) return without();
  const model = await configuredModel(embedded, recording, await fetchOf(recording));
  return measureCascade(embedded, model, some, known, randomFrom(seed)).catch((error: unknown) => {
    if (!(error instanceof NotRecordedError)) throw error;
    console.log(`${set.name}: the record has no answers about it`);
    return without();
  });
}

/** Measures the cascade on every set, with a model's answers where they are recorded. */
export async function measureCascades(recording: Recording): Promise<SetCascade[]> {
  const all: SetCascade[] = [];
  for (const id of setIds) {
    const set = setOf(id);
    all.push({ set, figures: await measureSet(set, recording) });
  }
  return all;
}

const isMeasured = ({ figures }: SetCascade): boolean =>
  figures.points.some(({ model }) => model !== undefined);
const share = (value: number | undefined): string => (value === undefined ? '-' : percent(value));

/** The sets that a model has answered about. */
export function answered(all: readonly SetCascade[]): SetCascade[] {
  return all.filter(isMeasured);
}

function ofOneSet(one: SetCascade): string[] {
  const { set, figures } = one;
  const measured = isMeasured(one);
  const { estimated, counted } = figures.tokensOfAll;
  return [
    `### ${set.name}: the cascade`,
    `${figures.texts} texts; about all of them in batches ${estimated} tokens estimated${counted === undefined ? '' : `, ${counted} counted by the server`}.`,
    table(
      [
        'sure from',
        'kept: right, of texts',
        'model asked',
        'tokens for 1,000, one by one',
        'in batches',
        ...(measured
          ? ['answered', 'its answers: right', 'all: right', 'author asked', 'decided: right']
          : []),
      ],
      figures.points.map(({ sureFrom, asked, tokens, keptRight, model }) => [
        percent(sureFrom),
        keptRight === undefined ? '-' : `${percent(keptRight)}, ${Math.round((1 - asked) * figures.texts)}`,
        percent(asked),
        tokens.alone,
        tokens.batched,
        ...(model
          ? [
              percent(model.answered),
              share(model.right),
              percent(model.rightOfAll),
              percent(model.author),
              share(model.decidedRight),
            ]
          : []),
      ]),
    ),
  ];
}

/** The section on the cascade. Where no model has answered it says so, and what is known without. */
export function ofCascades(all: readonly SetCascade[]): string[] {
  const measured = answered(all);
  return [
    'Where a language model is configured, the embedded tagger decides what it is sure of (from 50.0 on), the model is asked the rest, the author what ' +
      'both doubt. How sure the tagger must be is a choice of accuracy against cost: a row is one such choice, from nobody asked to everybody. ' +
      `All texts without labels learned, first draw, up to ${mostTexts} texts. *Kept*: what the tagger decides by itself. *Tokens*, the prompt’s and the answer’s, are ` +
      'estimated as the budget estimates them, a token for three bytes, which is more than servers count; one by one as in a chat, or twenty texts a request as in an import.',
    measured.length === 0
      ? '**No model’s answers were measured: none could be asked where this was written.** How accurate a cascade is as a whole is therefore not known here; what is known ' +
        'is how much a model would be asked, what that costs, and how right the tagger is in what it keeps. `npm run eval -- --record FILE` asks the model that is ' +
        'configured and keeps its answers, `npm run eval -- --recorded FILE` draws the whole curve of them; for your own texts `contribuez eval tag FILE --themes THEMES --tagger cascade` does.'
      : '*Its answers*: of what the model was asked about and answered. *All*: with the likeliest theme of whoever was last asked. *Decided*: without a question to the author.',
    ...all.flatMap(ofOneSet),
    ...(measured.length === 0
      ? []
      : ['![Accuracy against the share that a model is asked about, a line a set](cascade.svg)']),
  ];
}
