import { expect, test } from 'vitest';
import { goesOn } from '../../../src/core/segment/goes-on.ts';

test.each([
  ['Il faut plus de bus', 'parce que les gens rentrent tard', true],
  ['Il faut plus de bus.', 'Parce que les gens rentrent tard.', true],
  ['We need more buses.', 'But not at night', true],
  ['Il faut plus de bus pour', 'Les personnes âgées', true],
  ['Il faut plus de bus.', 'surtout le soir', true],
  ['il faut plus de bus.', 'les cantines servent trop de viande.', false],
  ['Il faut plus de bus.', 'Les cantines servent trop de viande.', false],
  ['Il faut plus de bus', 'Il faut des cantines sans viande', false],
  ['We need more money for young firms', 'People without a computer are left alone', false],
  ['we need more money for young firms', 'people without a computer are left alone', false],
  ['il faut plus de bus', 'la piscine est toujours fermée', false],
  ['il faut un abri pour', 'les vélos devant la gare', true],
  ['plus de bancs dans le', 'parc des carmes', true],
  ['plus de bancs,', 'moins de panneaux publicitaires', false],
  ['Il faut plus de bus', '- des cantines sans viande', false],
  ['Il faut plus de bus', '2. des cantines', false],
  ['Il faut plus de bus', '👍', false],
  ['because', 'people come home late', true],
  ['Il faut des bus quand', 'Les trains sont supprimés', true],
  ['Il faut la fibre dans les villages', 'Et des agents mieux formés', false],
  ['Et des agents mieux formés', 'et un guichet', false],
  ['Il faut ouvrir la piscine', 'et fermer le parking', false],
  ['We need a library', 'and more buses at night', false],
  ['We need a library', 'and make it free', true],
  ['Oui à la fibre partout', 'mais non à la 5G en ville', false],
  ['Yes to fibre', 'but no to masts', false],
  ['Il faut plus de bus le soir', 'et les étudiants aussi.', true],
  ['Il y a des rats dans la cour', 'et des cafards', true],
  ['Il faut des bus', 'et des fois la nuit', true],
  ['Baissez la taxe', 'sinon les gens partent', true],
  ['Baissez la taxe', 'sinon il faudrait des bus', false],
  ['Il faut plus de bus', '', false],
])('“%s” and then “%s”: %s', (before, after, expected) => {
  expect(goesOn(before, after)).toBe(expected);
});
