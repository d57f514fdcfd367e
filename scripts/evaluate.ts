// Measures the tagger over the consultations of ../shared/data and the splitter over the benchmark, and writes
// docs/evaluation.md with its pictures: `npm run eval`. With `-- --record FILE` the language model that is configured is
// asked, and its answers are kept; without, they come from benchmark/recorded/, or from another file with `-- --recorded FILE`.
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { randomFrom } from '../src/core/random.ts';
import { answered, measureCascades, ofCascades, type SetCascade } from './evaluation/cascade.ts';
import { cascadeCurves, coverageCurves, learningCurves } from './evaluation/charts.ts';
import { heldOutContext, measureContext, ofContext } from './evaluation/context.ts';
import { otherGoals } from './evaluation/goals.ts';
import { measure, type SetFigures } from './evaluation/measure.ts';
import { besideGiven, besideMeasured, howItRuns, notReached, ofOneSet } from './evaluation/report.ts';
import { hasData, seed, setIds } from './evaluation/sets.ts';
import {
  annotatorsAgree,
  ofModels,
  type RecordedModel,
  recordedModels,
  splitting,
  surest,
} from './evaluation/splitting.ts';

const root = join(import.meta.dirname, '..');
const docs = join(root, 'docs');
/** A model’s answers that come with the project (benchmark/recorded/README.md). */
const kept = join(root, 'benchmark', 'recorded', 'tagging.jsonl');

function documentOf(
  all: readonly SetFigures[],
  cascades: readonly SetCascade[],
  context: readonly string[],
  splitters: readonly RecordedModel[],
): string {
  // The draws must be the same on every machine; a change of the library that draws would show here.
  const check = randomFrom(seed).below(1_000_000);
  const parts = [
    '# How well it understands',
    `Written by \`npm run eval\` on ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${availableParallelism()} cores, ` +
      `seed ${seed} (draw ${check}). All figures are percentages unless said otherwise. The sets are public consultations of 8 to 22 themes, one of them made up, and are ` +
      'not part of this repository. Of what is beside them two are not measured here, having no themes to tag to: talks with several claims each, and exports of votes.',
    '## How tagging is measured',
    'Half of each theme’s texts is measured, from the other half is learned. One such half of a small set says little: sets of fewer than 2,000 texts ' +
      'are measured over five draws (seeds 42 to 46), and accuracy, top 3, ECE and the other figures are those of all predictions pooled. ' +
      'A text is in several draws, so the 95 % intervals come from drawing texts, each with all of its predictions, not single predictions.',
    'The weights of the tagger (`blend.json`) and of its views were fitted and chosen on these same sets, but for the one made up (`node scripts/fit-tagger.ts`): the figures, above all the ECE, are those of familiar consultations. That script also prints the ECE of each set when it is left out of the fit (two draws, before the calibration that each consultation learns from its confirmations): with all texts without labels 7.5 on Vrai débat, 11.6 on We the People, 10.9 on Bowling Green, 14.3 on Grand débat, 23.6 on République numérique; and 16.0 on ten invented consultations of narrow subjects (`training/`), of whose texts 46.5 are tagged right cold. A new consultation may be as far off until its people confirm.',
    '![Accuracy by what is learned from, a panel a set](learning-curves.svg)',
    '## Beside the baselines',
    'The baselines that this program is to beat by two points were measured on one stratified split (seed 42) of the whole sets; parts of these have ' +
      'been set aside since, so the texts are not the same. ▼: ours is not two points better than the best baseline of that row’s kind. Ours is cold beside ' +
      'the cold baselines, with all texts without labels beside EM naive Bayes, and with as many confirmed texts beside the centroids.',
    besideGiven(all),
    '## Beside the simple baseline, on the very same texts',
    'The same draws, learned from by the simple baseline: a theme is one centroid of its title and description, thrice, and its confirmed texts, compared by ' +
      'tf-idf cosine on stems and on character n-grams (the mean of both). What differs here is due to the tagger, not to the texts. ▼: less than two points. ' +
      'On the set made up, the only one on which nothing was fitted or chosen, the simple baseline is the better one by far: its themes are all of one narrow subject, and what was weighed on broad debates does not carry over to it. Concepts of the thesaurus, which mislead there, were made to count less since, as other narrow consultations, invented ones, showed (`training/`).',
    besideMeasured(all),
    '## What could not be reached',
    ...notReached(all),
    ...otherGoals(all),
    'Tried and left out, since it brought less than a point on the mean of the sets: a nearest-neighbour view of the confirmed texts and a logistic regression ' +
      'on them beside the centroids (most of it on We the People), other weights of the views by how much is confirmed, further steps of EM (they lose).',
    '## Each set',
    '*Surer half*: accuracy on the half that the tagger is surest of. *Taken without asking*: the share that needs no question to its author, ' +
      'and how much of that is right. *ECE*: expected calibration error of the likeliest theme.',
    ...all.flatMap(ofOneSet),
    '![How many of the surest share are right, a line a set](risk-coverage.svg)',
    '## What a text answers to',
    ...context,
    '## The cascade: tagger, model, author',
    ...ofCascades(cascades),
    '## How it runs',
    'With all texts without labels learned, first draw alone. *Memory*: the most that a process held which did nothing but learn and tag, V8 set as the program sets it (`src/modest-memory.ts`). ' +
      '*Texts of no theme*: each theme left out in turn, how often a text of another is surer than one of its own (1 is always, 0.5 is chance). ' +
      '*Same in another order*: likeliest themes that stay when the texts come shuffled and a few at a time.',
    howItRuns(all),
    '## Splitting',
    'Messages written for this project ([benchmark](../benchmark/README.md)), every other one set aside before any rule was tuned. ' +
      '*Counted right*: as many ideas as people see. *Boundary F1*: places where ideas begin and end, punctuation and words that lead over (“par contre”, “et aussi”) aside. ' +
      '*Kind right*: ideas, as people mark them, whose kind (proposal, need, …) is told and right; where it is not sure, none is told.',
    splitting(splitters),
    'The second annotator is a language model that had read the rules of the benchmark and its other half, and marked the messages set aside without having seen their labels (`benchmark/second/`). ' +
      annotatorsAgree(),
    ofModels(splitters),
    'How sure it is of a message is the probability that its networks give to as many ideas as it found. Counted right among the surest messages, and in parentheses how often it says that it is:',
    surest(),
    'Aimed at: 80 counted right and a boundary F1 of 85. A language model reaches both, alone and in the cascade; the embedded splitter by itself does not, but for the boundary F1 in English. Tried for it: with more messages to fit on a linear model stopped getting better, a network did not; choosing the likeliest number of ideas before the likeliest labels brings nothing. Words taken for no idea are what is feared most, so only what closed lists know for small talk, or what asks for nothing of public affairs and is nearly sure to be none, is left out: that costs some three points of what is counted right in French, and two of the boundary F1. What is left are questions of sense: whether “A and B” is one demand or two, and whether a sentence gives the reason of the one before or a demand of its own.',
    'Of the messages set aside, the first 15 in French and 5 in English were seen once by those who built the splitter, before it was tuned; most of the messages that it was fitted on are about consultations of the same sort (a seaside town, a trade union, a free-software project), written by language models that had read the half that may be tuned on. Messages that share much of their wording with one of the benchmark were left out of the fit (a test sees to it).',
  ];
  return `${parts.join('\n\n')}\n`;
}

if (!hasData) {
  console.log('../shared/data is not there: the tagging is not measured, docs/evaluation.md stays as it is.');
} else {
  const { record, recorded } = parseArgs({
    options: {
      record: { type: 'string' },
      recorded: { type: 'string', default: kept },
    },
  }).values;
  const all: SetFigures[] = [];
  for (const id of setIds) all.push(await measure(id));
  const cascades = await measureCascades({
    ...(record ? { record } : { replay: recorded }),
  });
  const context = ofContext(await measureContext(), heldOutContext());
  const measured = answered(cascades);
  await Promise.all([
    writeFile(join(docs, 'evaluation.md'), documentOf(all, cascades, context, await recordedModels())),
    writeFile(join(docs, 'learning-curves.svg'), learningCurves(all)),
    writeFile(join(docs, 'risk-coverage.svg'), coverageCurves(all, 'unlabelled')),
    ...(measured.length === 0 ? [] : [writeFile(join(docs, 'cascade.svg'), cascadeCurves(measured))]),
  ]);
}
