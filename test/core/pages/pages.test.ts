import { afterAll, beforeAll, expect, test } from 'vitest';
import { renderText } from '../../../src/adapters/console/render.ts';
import { decodePage, encodePage } from '../../../src/core/pages/page-action.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { engineOn, type House, openHouse, Person } from '../../support/conversation.ts';
import { ask, organiser } from '../review/people.ts';

let house: House;
let lea: Person;
beforeAll(async () => {
  house = await openHouse();
  lea = new Person(house, 'Léa', 'fr');
  const ideas = Array.from(
    { length: 45 },
    (_, i) =>
      `Il faut ouvrir ${i + 2} jardins publics, avec des bancs et des fontaines, dans le quartier ${i + 2}.`,
  );
  for (let at = 0; at < ideas.length; at += 15) {
    await lea.says(
      ideas
        .slice(at, at + 15)
        .map((idea) => `De plus, ${idea}`)
        .join('\n'),
    );
  }
});
afterAll(() => house.database.close());

const numbers = (reply: Reply | undefined): number[] =>
  [...(reply ? renderText(reply) : '').matchAll(/#(\d+) · /g)].map(([, number]) => Number(number));
const labels = (reply: Reply | undefined): string[] => (reply?.buttons ?? []).map(({ label }) => label);

test('what is longer than a message comes in pages that take each other’s place, none lost', async () => {
  const first = await ask(lea, '/mes');
  expect(labels(first)).toEqual(['Suivante ›']);
  expect(first?.replaces).toBeUndefined();
  expect(first && renderText(first)).toMatch(/Page 1 sur 3/);
  const second = await lea.presses(first, 'Suivante');
  expect(second?.replaces).toBe('answer-1');
  expect(labels(second)).toEqual(['‹ Précédente', 'Suivante ›']);
  const third = await lea.presses(second, 'Suivante');
  expect(labels(third)).toEqual(['‹ Précédente']);
  expect([first, second, third].flatMap(numbers)).toEqual(Array.from({ length: 45 }, (_, i) => 45 - i));
  expect(numbers(await lea.presses(second, '‹'))).toEqual(numbers(first));
});

test('a search says what it does not look for', async () => {
  expect(await lea.says('/chercher il faut')).toMatch(/«\sil faut\s»\s: rien n’a été cherché/u);
  expect(await lea.says('/chercher %')).toMatch(/«\s%\s»\s: rien n’a été cherché/u);
  expect(await lea.says('/chercher il faut des zèbres')).toMatch(
    /ne parle de «\sil faut des zèbres\s».*Laissés de côté.*\s: il, faut, des\./su,
  );
  expect(await lea.says('/chercher zèbres')).not.toContain('Laissés');
});

test('a search turns its pages with its own words; too many words for a button are said', async () => {
  const found = await ask(lea, '/chercher fontaines');
  expect(numbers(await lea.presses(found, 'Suivante'))).not.toEqual(numbers(found));
  const wordy = await ask(lea, `/chercher jardins bancs fontaines ${'quartier '.repeat(8)}`);
  expect(labels(wordy)).toEqual([]);
  expect(wordy && renderText(wordy)).toContain('en moins de mots');
});

test('a button of before a restart turns the page; a longer time ago it shows the last there is', async () => {
  const first = await ask(lea, '/mes');
  const engine = engineOn(house.store);
  const same = new Person({ engine }, 'Léa', 'fr');
  expect(numbers(await same.presses(first, 'Suivante'))[0]).toBe((numbers(first).at(-1) ?? 0) - 1);
  const action = first?.buttons[0]?.action.replace('page:2', 'page:9') ?? '';
  const last = await same.send({ ...same.base(), kind: 'action', action, message: 'answer-1' });
  expect(last && renderText(last)).toMatch(/Page 3 sur 3/);
});

test('a summary’s pages are organisers’ alone, asked again at each; its picture is on the first', async () => {
  const omar = await organiser(house, 'Omar');
  const whole = await ask(omar, '/synthèse');
  expect(whole?.picture?.alt).toContain('Les sujets, par personnes');
  // One page may be enough for all: its button is made as the answer would.
  const standard = await house.store.consultations.standard();
  const mark = Buffer.from(standard?.id.slice(-6) ?? '', 'hex').toString('base64url');
  const action = encodePage({ page: 2, mark, line: 'synthèse' }) ?? '';
  const turned = await omar.send({ ...omar.base(), kind: 'action', action, message: 'answer-1' });
  expect(turned?.picture).toBeUndefined();
  expect(turned?.replaces).toBe('answer-1');
  const refused = await lea.send({ ...lea.base(), kind: 'action', action, message: 'answer-1' });
  expect(refused && renderText(refused)).toContain('organisateurs');
  expect(refused?.replaces).toBeUndefined();
});

test.each([
  ['a theme that is no more', 'synthèse cantine'],
  ['a command that writes', 'retirer 1'],
  ['no command', 'xyzzy'],
])('%s is told kindly, and nothing is changed', async (_, line) => {
  const omar = await organiser(house, 'Omar');
  const standard = await house.store.consultations.standard();
  const mark = Buffer.from(standard?.id.slice(-6) ?? '', 'hex').toString('base64url');
  for (const one of [mark, 'AAAA']) {
    const action = encodePage({ page: 2, mark: one, line }) ?? '';
    const stale = await omar.send({ ...omar.base(), kind: 'action', action, message: 'answer-1' });
    expect(stale && renderText(stale)).toContain('Cette page n’existe plus');
  }
  expect(await house.database.client.contribution.count({ where: { status: 'withdrawn' } })).toBe(0);
});

test('what a button carries fits every platform, and comes back as it was', () => {
  const action = { page: 12, mark: 'Ab_-', line: 'synthèse mobilités depuis 7j' };
  const carried = encodePage(action) ?? '';
  expect(Buffer.byteLength(carried)).toBeLessThanOrEqual(64);
  expect(decodePage(carried)).toEqual(action);
  expect(encodePage({ ...action, line: 'x'.repeat(60) })).toBeUndefined();
  expect(encodePage({ ...action, line: 'chercher a | b' })).toBeUndefined();
  for (const other of ['page:0', 'page:x:Ab_-:mes', 'right:AAAA', 'cmd:mes']) {
    expect(decodePage(other)).toBeUndefined();
  }
});
