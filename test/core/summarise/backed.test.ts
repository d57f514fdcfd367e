import { expect, test } from 'vitest';
import { backedIn } from '../../../src/core/summarise/backed.ts';
import { memberOf, usageOf } from '../../../src/core/summarise/drafts.ts';

function backed(...texts: readonly (readonly [who: string, text: string])[]) {
  const members = texts.map(([participantId, text], i) =>
    memberOf({ id: `c${i}`, number: i + 1, text, participantId, votes: { agree: 0, disagree: 0 } }),
  );
  const used = usageOf(members);
  const { statements, names } = backedIn(members, { here: used, everywhere: used });
  return { statements: statements.map(({ text }) => text), names: names.map(({ text }) => text) };
}

test('what most people say comes first, spelt as most spell it; what only names a subject is apart', () => {
  const { statements, names } = backed(
    ['a', 'Il faut des bancs à l’ombre'],
    ['b', 'Il faut des bancs à l’ombre'],
    ['c', 'Rouvrir la fontaine de la place'],
    ['d', 'rouvrir la fontaine de la place !'],
    ['e', 'Rouvrir la fontaine de la place'],
    ['f', 'Fontaine, bancs'],
    ['g', 'bancs et fontaine'],
    ['h', 'Fontaine, bancs'],
  );
  expect(statements).toEqual(['Rouvrir la fontaine de la place', 'Il faut des bancs à l’ombre']);
  expect(names).toEqual(['Fontaine, bancs']);
});

test('one person twice, the opposite, what leans on something else and a name that few give are not backed', () => {
  const { statements, names } = backed(
    ['a', 'Il faut des bancs à l’ombre'],
    ['a', 'Il faut des bancs à l’ombre !'],
    ['b', 'Il faut fermer la fontaine'],
    ['c', 'Il ne faut pas fermer la fontaine'],
    ['d', 'Cela coûterait trop cher à la ville'],
    ['e', 'Cela coûterait trop cher à la ville'],
    ['f', 'Fontaine'],
    ['g', 'Fontaine'],
  );
  expect(statements).toEqual([]);
  expect(names).toEqual([]);
});
