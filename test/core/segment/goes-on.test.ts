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
  ['Il faut plus de bus', '', false],
])('“%s” and then “%s”: %s', (before, after, expected) => {
  expect(goesOn(before, after)).toBe(expected);
});
