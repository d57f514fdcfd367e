import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { answered, ofCascades } from '../../scripts/evaluation/cascade.ts';
import { cascadeCurves, coverageCurves, learningCurves } from '../../scripts/evaluation/charts.ts';
import { otherGoals } from '../../scripts/evaluation/goals.ts';
import type { SetFigures, SizeFigures } from '../../scripts/evaluation/measure.ts';
import { besideGiven, notReached } from '../../scripts/evaluation/report.ts';
import { lines } from '../../scripts/evaluation/sets.ts';
import { ofModels, recordedModels } from '../../scripts/evaluation/splitting.ts';
import { pooledFigures } from '../../src/core/evaluate/pooled.ts';
import type { CascadeFigures } from '../../src/llm/measure-cascade.ts';
import { requestId } from '../../src/llm/record.ts';
import { splitRequests } from '../../src/llm/splitter.ts';
import { shownMessages, splitting } from '../llm/setup.ts';

const figures: SizeFigures = {
  ...pooledFigures([]),
  labelled: 0,
  unlabelled: 0,
  accuracy: 0.7,
  halfCoverageAccuracy: 0.9,
  top3: 0.9,
  ece: 0.02,
};

/** Figures of We the People: better than the baselines, but where it is said otherwise. */
function weThePeople(cold: Partial<SizeFigures> = {}): SetFigures {
  return {
    set: { id: 'weThePeople', name: 'We the People', texts: [], themes: [], seeds: [42] },
    bySize: {
      cold: { ...figures, ...cold },
      sixty: figures,
      threeHundred: figures,
      unlabelled: figures,
      five: figures,
      twenty: figures,
      hundred: figures,
    },
    baseline: { cold: 0.59, five: 0.6, twenty: 0.61, hundred: 0.62 },
    running: { perSecond: 500, megabytes: 120 },
    offThemeAuroc: undefined,
    stability: 1,
  };
}

test('what is two points better than every baseline is listed nowhere', () => {
  expect(besideGiven([weThePeople()])).not.toContain('▼');
  expect(notReached([weThePeople()]).join('\n')).toMatch(/two points better than every.*\n.*Nowhere/);
});

test('less than two points is marked beside the better of the cold baselines alone, and listed with its calibration', () => {
  const all = [weThePeople({ accuracy: 0.6, ece: 0.061 })];
  const marked = besideGiven(all)
    .split('\n')
    .filter((row) => row.includes('▼'));
  expect(marked).toEqual(['| cold: cosine on stems and character n-grams | 59.8 → 60.0 (+0.2) ▼ |']);
  const text = notReached(all).join('\n');
  expect(text).toContain('| 59.8 | 60.0 | +0.2 | 59.0 | 6.1, above 5.0 |');
  expect(text).toContain('- We the People: cold: descriptions only (6.1)');
  // Two points are enough.
  expect(besideGiven([weThePeople({ accuracy: 0.618 })])).not.toContain('▼');
});

test('what falls with more to learn from is told, and what else was aimed at', () => {
  expect(otherGoals([weThePeople()])).toEqual(['Nowhere is less right with more to learn from.']);
  const set = weThePeople();
  const vraiDebat = { ...set, set: { ...set.set, id: 'vraiDebat' as const, name: 'Vrai débat' } };
  const worse = {
    ...vraiDebat,
    bySize: { ...set.bySize, hundred: { ...figures, accuracy: 0.65, top3: 0.8 } },
  };
  const text = otherGoals([worse]).join('\n');
  expect(text).toContain('surer half: 90.0; aimed at 82.0, reached');
  expect(text).toContain('- Vrai débat: from 70.0 (20 confirmed a theme) to 65.0 (100 confirmed');
  const low = { ...figures, halfCoverageAccuracy: 0.8 };
  expect(otherGoals([{ ...vraiDebat, bySize: { ...set.bySize, unlabelled: low } }]).join('\n')).toContain(
    'surer half: 80.0; aimed at 82.0, not reached',
  );
});

describe('the cascade', () => {
  const point = {
    sureFrom: 0.5,
    asked: 0.25,
    tokens: { alone: 900, batched: 90 },
    keptRight: 0.8,
  };
  const of = (figures: CascadeFigures) => [{ set: weThePeople().set, figures }];
  const unasked = of({ texts: 40, points: [point], tokensOfAll: { estimated: 10 } });

  test('where no model has answered it says so, tells costs, and has no picture', () => {
    const text = ofCascades(unasked).join('\n');
    expect(text).toContain('No model’s answers were measured');
    expect(text).toContain('| 50.0 | 80.0, 30 | 25.0 | 900 | 90 |');
    expect(text).not.toContain('cascade.svg');
    expect(answered(unasked)).toEqual([]);
  });

  test('where one has, its answers and the picture are there', () => {
    const model = { answered: 1, right: 0.7, rightOfAll: 0.85, author: 0.1, decidedRight: 0.9 };
    const asked = of({
      texts: 40,
      points: [{ ...point, model }],
      tokensOfAll: { estimated: 10, counted: 8 },
    });
    const text = ofCascades(asked).join('\n');
    expect(text).not.toContain('No model’s answers');
    expect(text).toContain('| 50.0 | 80.0, 30 | 25.0 | 900 | 90 | 100.0 | 70.0 | 85.0 | 10.0 | 90.0 |');
    expect(text).toContain('10 tokens estimated, 8 counted');
    expect(cascadeCurves(answered(asked))).toContain('We the People');
  });
});

test('a model whose answers about one language are recorded is measured there, with what the checks refused', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'recorded-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const benchmark = new URL('../../benchmark/en.jsonl', import.meta.url);
  const texts = lines<{ text: string }>(fileURLToPath(benchmark)).map(({ text }) => text);
  const record = splitRequests('a-model', texts).map((request) => {
    const items = shownMessages(request).map(({ item, text }) => [item, [['idea', text]]] as const);
    const content = splitting(Object.fromEntries(items));
    return {
      request: requestId(request),
      model: 'a-model',
      response: { choices: [{ message: { content } }] },
    };
  });
  await writeFile(join(folder, 'a.jsonl'), record.map((line) => `${JSON.stringify(line)}\n`).join(''));
  const models = await recordedModels(folder);
  expect(models.map(({ name, language }) => [name, language])).toEqual([['a-model', 'en']]);
  expect(ofModels(models)).toMatch(
    /a-model, en: of 150 messages 0 without an answer, 0 .*, [1-9]\d* in which something was lost/,
  );
  expect(await recordedModels(join(folder, 'nothing'))).toEqual([]);
});

test('the pictures are the same at every call, name the set and have colours for dark screens', () => {
  const draw = () => [learningCurves([weThePeople()]), coverageCurves([weThePeople()], 'unlabelled')];
  const pictures = draw();
  expect(draw()).toEqual(pictures);
  for (const picture of pictures) {
    expect(picture).toContain('We the People');
    expect(picture).toContain('prefers-color-scheme:dark');
  }
});
