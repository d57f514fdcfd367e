import fc from 'fast-check';
import { expect, test } from 'vitest';
import { namesSubjects, proposes, tellsLack } from '../../../src/core/summarise/forms.ts';
import { roleInWords } from '../../../src/core/summarise/roles.ts';
import { anyText } from '../../support/texts.ts';

test.each([
  ['Rouvrir la fontaine de la place', true],
  ['Il faut rouvrir la fontaine', true],
  ['La place : il faudrait y rouvrir la fontaine', true],
  ['Oui à une fontaine sur la place', true],
  ['Plus de bancs publics', true],
  ['La réouverture de la fontaine', true],
  ['Plantons des tilleuls le long du canal', true],
  ['Pour rafraîchir la place, rouvrir la fontaine', true],
  ['The town should open the fountain again', true],
  ['A ban on fireworks', true],
  // A verb of which something is said, a purpose, a refusal, a complaint, a noun.
  ['Rouvrir la fontaine est une erreur', false],
  ['Laisser couler la fontaine en hiver serait absurde', false],
  ['La réouverture de la fontaine coûterait trop cher', false],
  ['Pour rafraîchir la place', false],
  ['Pour la fontaine', false],
  ['Aucune, il faut d’abord des bancs', false],
  ['Il y a trop de voitures, on devrait se plaindre', false],
  ['La fontaine est cassée. Il faut un plombier.', false],
  ['Fermer la place aux vélos, je suis contre', false],
  ['Contributions des riverains', false],
  ['Plan vélo communal', false],
  ['Plan the new fountain with us', true],
  ['Fontaine municipale', false],
  ['Faut-il rouvrir la fontaine ?', false],
])('“%s” proposes something by its form: %s', (text, expected) => {
  expect(proposes(text)).toBe(expected);
});

test.each([
  ['Fontaines, bancs', true],
  ['Pour les fontaines et les bancs publics', true],
  ['La place. Le canal.', true],
  ['Fountains and benches', true],
  ['Fontaine', true],
  ['La fontaine est cassée', false],
  ['Des bancs à l’ombre des tilleuls le long du canal', false],
  ['Rouvrir la fontaine', false],
  ['Moins de voitures', false],
])('“%s” only names subjects: %s', (text, expected) => {
  expect(namesSubjects(text)).toBe(expected);
});

test('a claim stands under what is proposed or needed only where its words bear that out', () => {
  const votes = { agree: 0, disagree: 0 };
  expect(roleInWords({ votes, kind: 'proposal' }, 'Fontaines, bancs')).toBe('said');
  expect(roleInWords({ votes }, 'Il faut rouvrir la fontaine')).toBe('proposed');
  expect(roleInWords({ votes, kind: 'argument' }, 'Il faut rouvrir la fontaine')).toBe('said');
  expect(roleInWords({ votes, kind: 'need' }, 'La fontaine du canal')).toBe('said');
  expect(roleInWords({ votes, kind: 'need' }, 'Aucune, car tout va bien')).toBe('said');
  expect(roleInWords({ votes, kind: 'need' }, 'Pas de fontaine près du canal')).not.toBe('asked');
  expect(roleInWords({ votes, kind: 'need' }, 'La fontaine est cassée')).toBe('needed');
  expect(roleInWords({ votes, kind: 'need' }, 'Manque de bancs près du canal')).toBe('needed');
  expect(roleInWords({ votes: { agree: 9, disagree: 0 }, kind: 'need' }, 'Bancs')).toBe('agreed');
});

test('whatever the text, what proposes neither tells a lack nor only names', () => {
  fc.assert(fc.property(anyText, (text) => !proposes(text) || !(tellsLack(text) || namesSubjects(text))));
});
