import { afterAll, describe, expect, test } from 'vitest';
import { createMemoryCache } from '../../src/llm/answer-cache.ts';
import { engineOn, Person } from '../support/conversation.ts';
import { about, claim, honest, idOf, nights, ofBuses } from './answered-claims.ts';
import { add } from './consultation.ts';
import type { ShownSubtheme } from './liar.ts';
import { openSynthesisHouse } from './synthesis-house.ts';

const { house, server, lines, model, told, close } = await openSynthesisHouse();
afterAll(close);

test('an honest model: its sentence, its citations counted by code, somebody’s own words, who made it, what it cost', async () => {
  const answer = await told({ claims: honest });
  expect(answer).toMatch(
    /Des bus de nuit pour les étudiants et les infirmières \(#7, #10.* · \d+ personnes\)/,
  );
  expect(answer).toMatch(/│ Des bus de nuit pour les étudiants \[…\] #7/);
  expect(answer).toContain('Rédigé par le modèle de langage test-model (synthesis-2)');
  expect(answer).toContain('2 sujets restent dans les mots mêmes des participants');
  expect(answer).toMatch(/données personnelles des élèves/);
  expect(answer).toMatch(/Du budget du jour pour le modèle de langage, \d+ % est dépensé/);
  expect(lines.join()).not.toMatch(/bus|données/);
});

describe('what is asked', () => {
  test('short ids of the sub-theme’s own contributions, nobody’s name; as data; in the language asked for', async () => {
    await told({ claims: honest }, {}, '/synthèse en');
    const [{ language, subthemes } = { language: '', subthemes: [] }] = server.askings();
    expect(language).toBe('English');
    const ids = subthemes.flatMap(({ contributions }) => contributions.map(({ id }) => id));
    expect(ids).toEqual(ids.map((_, i) => `c${i + 1}`));
    expect(JSON.stringify(subthemes)).not.toMatch(/person-|Cheffe/);
  });

  test('what is unchanged costs nothing', async () => {
    const cache = createMemoryCache(100);
    await told({ claims: honest }, { cache });
    expect(server.requests()).toBeGreaterThan(0);
    const again = await told({ claims: honest }, { cache });
    expect(again).toContain('Des bus de nuit pour les étudiants et les infirmières');
    expect(server.requests()).toBe(0);
  });

  test('what did not pass is asked for once more, with the reasons', async () => {
    const answer = await told({
      claims: ofBuses((one) =>
        one.refused
          ? claim(
              'Des bus de nuit pour les étudiants',
              [idOf(one, nights)],
              'Des bus de nuit pour les étudiants',
            )
          : claim('Des bus de nuit pour les 5000 étudiants', [idOf(one, nights)], 'Des bus de nuit'),
      ),
    });
    const refused = server
      .askings()
      .flatMap(({ subthemes }) => subthemes.flatMap((one) => one.refused ?? []));
    expect(refused).toMatchObject([{ claim: 'Des bus de nuit pour les 5000 étudiants' }]);
    expect(refused[0]?.reasons.join()).toContain('5000');
    expect(answer).toContain('│ Des bus de nuit pour les étudiants […] #7');
    expect(answer).not.toMatch(/5000|écartée/);
  });
});

test('no longer than whoever asks waits', async () => {
  server.be({ raw: () => undefined });
  const began = performance.now();
  const task = { theme: 'Transport', label: 'bus', contributions: [{ id: 'c1', text: 'des bus' }] };
  const until = AbortSignal.timeout(100);
  expect(await model().word([task], 'fr', until)).toEqual([{ kind: 'failed', why: 'slow' }]);
  expect(performance.now() - began).toBeLessThan(2_000);
});

describe('what people do meanwhile', () => {
  test('one contribution more costs its own sub-theme', async () => {
    const cache = createMemoryCache(100);
    await told({ claims: honest }, { cache });
    await add(house, ['Une cantine ouverte le mercredi.'], 'later');
    const answer = await told({ claims: honest }, { cache });
    expect(answer).toContain('16 contributions de 16 personnes');
    const asked = server.askings().flatMap(({ subthemes }) => subthemes);
    expect(asked.map((one) => about(one, /cantine/))).toEqual([true]);
  });

  test('where votes show that people split, it is told, whatever the model speaks of', async () => {
    const { client } = house.database;
    const meat = await client.contribution.findFirstOrThrow({
      where: { text: { contains: 'interdire la viande' } },
    });
    const voters = await client.participant.findMany({ take: 8, orderBy: { createdAt: 'asc' } });
    await client.vote.createMany({
      data: voters.map(({ id: participantId }, i) => ({
        contributionId: meat.id,
        participantId,
        choice: i % 2 ? ('agree' as const) : ('disagree' as const),
      })),
    });
    const silent = (one: ShownSubtheme): readonly unknown[] =>
      about(one, /produits locaux/)
        ? [
            claim(
              'Plus de produits locaux à la cantine',
              [idOf(one, /produits locaux/)],
              'Des produits locaux à la cantine',
            ),
          ]
        : [];
    const answer = await told({ claims: silent });
    expect(answer).toContain('Plus de produits locaux à la cantine (#14');
    expect(answer).toMatch(/Où l’on est partagé :\n.*Il ne faut pas interdire la viande à la cantine/);
    expect(
      server
        .askings()[0]
        ?.subthemes.flatMap((one) => one.contributions)
        .find(({ votes }) => votes),
    ).toMatchObject({ votes: 'split' });
  });
});

test('what a model worded is kept, shown and verified; it is gone with the last who said so', async () => {
  const { contributions, consultations } = house.store;
  const { id = '' } = (await consultations.standard()) ?? {};
  const number = /synthèse n° (\d+)/.exec(await told({ claims: honest }))?.[1];
  const sentence = 'Des bus de nuit pour les étudiants et les infirmières';
  // Another process, whose model is down.
  server.be({ content: () => '' });
  const chief = new Person({ engine: engineOn(house.store, { synthesiser: model({}) }) }, 'Cheffe', 'fr');
  const asked = server.requests();
  expect(await chief.says('/synthèse')).toContain(sentence);
  expect(server.requests()).toBe(asked);
  expect(await chief.says(`/synthèse montrer ${number}`)).toMatch(
    /rédigée par le modèle de langage test-model \(consigne synthesis-\d+\)[\s\S]*Rien de ce sur quoi elle repose/,
  );
  expect(await chief.says(`/synthèse vérifier ${number}`)).toMatch(/^(\d+) constats sur \1 /);
  const { client } = house.database;
  const altered = `${sentence}, que la mairie a déjà promis à tous les habitants`;
  await client.claim.updateMany({ where: { text: sentence }, data: { text: altered } });
  expect(await chief.says(`/synthèse vérifier ${number}`)).toContain('il en dit plus que ce qu’il cite');
  await client.claim.updateMany({ where: { text: altered }, data: { text: sentence } });
  const set = async (some: readonly number[], status: 'withdrawn' | 'published') => {
    const cited = await Promise.all(some.map((one) => contributions.byNumber(id, one)));
    await contributions.setStatus(
      cited.flatMap((one) => one?.id ?? []),
      status,
      new Date(),
    );
  };
  const cited =
    [...(await chief.says('/synthèse')).matchAll(/infirmières \(#(\d+), #(\d+)/g)][0]?.slice(1) ?? [];
  const numbers = cited.map(Number);
  await set(numbers.slice(1), 'withdrawn');
  const [first = 0] = numbers;
  const one = await contributions.byNumber(id, first);
  const text = 'Il faut des bancs à l’ombre sur la place.';
  await contributions.rewrite(one?.id ?? '', { text, language: 'fr', boundedByAuthor: false }, new Date());
  const verified = await chief.says(`/synthèse vérifier ${number}`);
  expect(verified).toContain(`#${Math.min(...numbers.slice(1))} a été retirée`);
  expect(verified).toContain('il en dit plus que ce qu’il cite');
  await set(numbers, 'withdrawn');
  const shown = await chief.says(`/synthèse montrer ${number}`);
  expect(shown).not.toContain('infirmières');
  expect(shown).toContain('[retirée par son auteur]');
});
