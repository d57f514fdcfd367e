import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Theme } from '../../../src/core/consultation.ts';
import { readConsultation } from '../../../src/core/consultation-file.ts';
import { decide } from '../../../src/core/tag/decide.ts';
import { createEmbeddedTagger } from '../../../src/core/tag/embedded.ts';
import type { Plan } from '../../../src/core/themes/change.ts';
import { partingOf } from '../../../src/core/themes/parting.ts';

const builtIn = readConsultation(
  readFileSync(new URL('../../../consultations/ambition-numerique.yaml', import.meta.url), 'utf8'),
  new Date(0),
);
const consultation = { themes: builtIn.themes.map((theme) => ({ ...theme, id: theme.slug })) };
const parts: Theme[] = [
  ['formation', 'Formation', 'former les agents, enseignants'],
  ['demarches', 'Démarches', 'démarches en ligne, guichet'],
].map(([id = '', title = '', description = '']) => ({
  id,
  slug: id,
  title: { fr: title },
  description: { fr: description },
  keywords: {},
  parentId: 'action-publique',
}));
const plan: Plan = { kind: 'split', themeId: 'action-publique', parts };

async function partOf(text: string): Promise<(string | null)[]> {
  const [result = []] = await createEmbeddedTagger().tag([{ text }], { themes: parts, examples: [] });
  return partingOf(plan, parts, consultation)(text, decide(result).sure).map(({ themeId }) => themeId);
}

test.each([
  ['simplifier les démarches en ligne', ['demarches']],
  ['un guichet unique dans les mairies', ['demarches']],
  ['des formations pour les enseignants', ['formation']],
  ['des formations pour les professeurs', ['formation']],
  ['former les agents publics au numérique', []],
  ['Il faut des logiciels libres dans l’administration', []],
  ['ouvrir les données publiques', []],
  ['baisser les taxes', []],
  ['les cookies partout', []],
  ['pas d’accord', []],
])('of what is to be parted, “%s” goes to %j', async (text, expected) => {
  expect(await partOf(text)).toEqual(expected);
});

test('a model that says so is believed, and other changes take what is sure', () => {
  const said = [{ themeId: 'formation', probability: 0.55, origin: 'llm' as const }];
  expect(partingOf(plan, parts, consultation)('baisser les taxes', said)).toEqual(said);
  const sure = [{ themeId: 'formation', probability: 0.55, origin: 'embedded' as const }];
  expect(partingOf({ kind: 'close', themeId: 'societe' }, parts, consultation)('…', sure)).toEqual(sure);
});
