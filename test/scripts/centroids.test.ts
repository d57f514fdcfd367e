import { expect, test } from 'vitest';
import { createCentroidTagger } from '../../scripts/evaluation/centroids.ts';

const theme = (id: string, description: string) => ({
  id,
  title: { fr: id },
  description: { fr: description },
  keywords: {},
});
const themes = [theme('arbres', 'forêts et jardins'), theme('trains', 'gares et wagons')];

test('the baseline tells the nearest, and a long example weighs no more than a short one', async () => {
  const long = `${'La gare du nord est loin. '.repeat(50)} Un jardin.`;
  const examples = [
    { text: long, themeId: 'trains' },
    { text: 'La cantine', themeId: 'arbres' },
  ];
  const texts = [{ text: 'un wagon' }, { text: 'une cantine' }, { text: 'jardins' }];
  const told = await createCentroidTagger().tag(texts, { themes, examples });
  expect(told.map(([first]) => first?.themeId)).toEqual(['trains', 'arbres', 'arbres']);
  const cold = await createCentroidTagger().tag(texts, { themes, examples: [] });
  // Nothing of the canteen is in the descriptions.
  expect(cold.map(([first]) => (first?.probability ?? 0) > 0)).toEqual([true, false, true]);
});
