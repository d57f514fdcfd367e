import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluateGates } from '../../../../src/core/evaluate/gates.ts';
import { randomFrom } from '../../../../src/core/random.ts';
import { clausesOf } from '../../../../src/core/summarise/gates/clauses.ts';
import type { Ground, ProposedClaim } from '../../../../src/core/summarise/gates/gate.ts';
import { judge } from '../../../../src/core/summarise/gates/judge.ts';
import { attitudeOf, isDenial } from '../../../../src/core/summarise/gates/polarity.ts';
import { checkQuotes } from '../../../../src/core/summarise/gates/quotes.ts';
import { stanceTo } from '../../../../src/core/summarise/gates/stance.ts';
import { enough, supportOf, weighBy } from '../../../../src/core/summarise/gates/support.ts';
import type { WrittenContribution } from '../../../../src/core/summarise/summary.ts';
import { anyText } from '../../../support/texts.ts';

const contribution = (
  number: number,
  text: string,
  votes = { agree: 0, disagree: 0 },
): WrittenContribution => ({
  id: `id-${number}`,
  number,
  text,
  participantId: `p${number}`,
  votes,
});

function groundOf(all: readonly WrittenContribution[]): Ground {
  return {
    language: 'fr',
    shown: new Map(all.map((one) => [`c${one.number}`, one])),
    people: all.length,
    weigh: weighBy(all.map(({ text }) => text)),
    saying: (cited) => ({
      numbers: cited.map(({ number }) => number),
      people: new Set(cited.map(({ participantId }) => participantId)).size,
    }),
  };
}

const proposed = (
  text: string,
  cites: readonly string[],
  words: string,
  role: ProposedClaim['role'] = 'said',
) => ({
  role,
  text,
  cites,
  quotes: [{ id: cites[0] ?? '', text: words }],
});

describe('stance', () => {
  test.each([
    ['Il faut des bus', 'for'],
    ['Il ne faut pas de bus', 'against'],
    ['faut pas de bus', 'against'],
    ['Interdire les voitures', 'against'],
    ['Ne pas interdire les voitures', 'for'],
    ['Moins de voitures', 'less'],
    ['Pas assez de bus', 'lacking'],
    ['Il n’y a plus de bus', 'lacking'],
    ['Il ne manque pas de bus', 'enough'],
    ['On ne peut pas payer', 'unable'],
    ['Par contre, des bus', 'for'],
    ['Au moins dix bus', 'for'],
    ['Non à la 5G', 'against'],
    ['Une cantine moins chère', 'less'],
    ['La cantine est trop chère', 'less'],
    ['Je ne suis pas contre les bus', 'for'],
    ['We need no more cars', 'against'],
    ['We do not need cars', 'against'],
    ["Don't ban cars", 'for'],
    ['Not only buses', 'for'],
    ['There are not enough buses', 'lacking'],
    ['We have enough buses', 'enough'],
    ['Why is there not a bus?', 'for'],
    ['Red at the stop light', 'for'],
    ['Stop the buses', 'against'],
    ['Trop de voitures', 'less'],
  ])('%s', (clause, attitude) => {
    expect(clausesOf(clause).map(attitudeOf)).toEqual([attitude]);
  });

  test.each([
    ['Je ne sors jamais sans ma voiture, mais il faut des bus', [true, true, false]],
    ['Il ne faut pas, surtout ici, vendre l’école', [true]],
    ['Cars on the street, and trucks behind the school, should not be allowed', [true, true]],
    ['Les bus, c’est l’avenir', [false]],
    ['Treat people instead of jailing them', [false, true]],
    ['Companies that do not pay should leave the town', [false, true]],
  ])('%s: a no reaches as far as its clause', (text, denials) => {
    expect(clausesOf(text).map((clause) => isDenial(attitudeOf(clause)))).toEqual(denials);
  });

  test.each([
    ['Why do we not have a pool, we need | a pool', false],
    ['Je n’ai pas de voiture, il faut | des bus', false],
    ['Wages do not follow | so cap the rents', false],
    ['Il ne faut pas, surtout ici, | fermer l’école', true],
    ['Nobody should ever | close the school', false],
    ['We do not want to | close the school', true],
    ['Pour les plus démunis, | un budget clair', false],
  ])('%s: a quote is cut from its “not”', (text, isCut) => {
    const [before = '', behind = ''] = text.split(' | ');
    const one = contribution(1, `${before} ${behind}`);
    const { problems } = checkQuotes(proposed('…', ['c1'], behind), new Map([['c1', one]]));
    expect(problems.some(({ reason }) => reason.includes('turns its sense'))).toBe(isCut);
  });

  test('a claim is held against the part of a text that speaks of it', () => {
    const text = 'Je ne prends jamais le train. Il faut des bus de nuit pour les étudiants.';
    expect(stanceTo('Des bus de nuit pour les étudiants', text)).toBe('with');
    expect(stanceTo('Pas de bus de nuit pour les étudiants', text)).toBe('against');
    expect(stanceTo('Des produits locaux à la cantine', text)).toBe('unclear');
  });

  test('both sides are taken by several people, or the votes say so', () => {
    const pro = contribution(1, 'Il faut des voitures en ville');
    const contra = contribution(2, 'Il ne faut pas de voitures en ville');
    const claim = proposed(
      'Des voitures en ville, ou pas de voitures en ville',
      ['c1', 'c2'],
      'des voitures en ville',
      'split',
    );
    expect(judge(claim, groundOf([pro, contra])).kind).toBe('held');
    expect(judge({ ...claim, cites: ['c1'] }, groundOf([pro, contra])).kind).toBe('failed');
    expect(judge(claim, groundOf([pro, { ...contra, participantId: 'p1' }])).kind).toBe('failed');
    const voted = contribution(1, pro.text, { agree: 9, disagree: 8 });
    expect(
      judge({ ...claim, text: 'Des voitures en ville', cites: ['c1'] }, groundOf([voted])),
    ).toMatchObject({
      claim: { role: 'split' },
    });
  });

  test('where people voted, agreement is what their votes say', () => {
    const agreed = contribution(1, 'Il faut des bus de nuit', { agree: 40, disagree: 1 });
    const rejected = contribution(2, 'Il faut des bus de nuit chers', { agree: 1, disagree: 40 });
    const claim = proposed('Des bus de nuit', ['c1'], 'des bus de nuit', 'agreed');
    expect(judge(claim, groundOf([agreed]))).toMatchObject({ claim: { role: 'agreed' } });
    expect(judge({ ...claim, role: 'proposed' }, groundOf([agreed]))).toMatchObject({
      claim: { role: 'agreed' },
    });
    expect(judge({ ...claim, cites: ['c1', 'c2'] }, groundOf([agreed, rejected])).kind).toBe('failed');
    const against = proposed('Des bus de nuit chers', ['c2'], 'des bus de nuit', 'agreed');
    expect(judge(against, groundOf([rejected])).kind).toBe('failed');
  });
});

const texts = [
  'Il faut des bus de nuit jusqu’à 2 h pour les étudiants',
  'Des bus de nuit le samedi, c’est urgent',
  'Il ne faut pas fermer l’école du village',
  'La cantine est trop chère pour les familles',
];
const ground = groundOf(texts.map((text, i) => contribution(i + 1, text)));

test('whatever is claimed: what holds cites contributions that are there, in their own words, counted by code', () => {
  const words = fc.constantFrom(
    ...texts,
    ...texts.flatMap((text) => text.split(' ')),
    ...'la plupart tout le monde 12 personnes ne pas http://x.fr @moi . ? interdire'.split(' '),
  );
  const text = fc.oneof(
    fc.array(words, { maxLength: 8 }).map((all) => all.join(' ')),
    anyText,
  );
  const id = fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5', '', '?c9');
  const role = fc.constantFrom('agreed', 'split', 'proposed', 'needed', 'asked', 'said');
  const random = fc.record({
    role,
    text,
    cites: fc.array(id, { maxLength: 5 }),
    quotes: fc.array(fc.record({ id, text }), { maxLength: 3 }),
  });
  // Mostly right, so that many hold: somebody’s words, their id, and one more.
  const near = fc.tuple(fc.nat({ max: 3 }), id, text).map(([place, other, added]) => {
    const own = texts[place] ?? '';
    return proposed(`${own} ${added.slice(0, 12)}`, [`c${place + 1}`, other].filter(Boolean), own);
  });
  const claims: fc.Arbitrary<ProposedClaim> = fc.oneof(random, near);
  let held = 0;
  fc.assert(
    fc.property(claims, (claim) => {
      const judged = judge(claim, ground);
      if (judged.kind === 'failed') {
        expect(judged.problems.length).toBeGreaterThan(0);
        return;
      }
      held += 1;
      const { cited, quotes, numbers, people } = judged.claim;
      expect(quotes.length).toBeGreaterThan(0);
      expect(quotes[0]?.number).toBe(numbers[0]);
      expect(numbers).toEqual(cited.map(({ number }) => number));
      expect(people).toBe(new Set(cited.map(({ participantId }) => participantId)).size);
      for (const { number } of cited) expect(claim.cites).toContain(`c${number}`);
      for (const quote of quotes) expect(texts[quote.number - 1]).toContain(quote.text);
      expect(judged.claim.text).not.toMatch(/:\/\/|@\p{L}|\n/u);
    }),
    { numRuns: 1_000 },
  );
  for (const [i, own] of texts.entries()) {
    expect(judge(proposed(own, [`c${i + 1}`], own), ground)).toMatchObject({
      kind: 'held',
      claim: { text: own },
    });
  }
  expect(held).toBeGreaterThan(10);
});

test('support tells claims about a text from those about others: what `scripts/measure-gates.ts` measures', () => {
  const pairs = [
    [
      'Des bus plus tard le soir',
      'Je finis à minuit et il n’y a plus de bus le soir : il faudrait des bus plus tard.',
    ],
    [
      'Une cantine moins chère',
      'À l’école de mes enfants la cantine est trop chère, il faut baisser le prix.',
    ],
    ['Des arbres sur la place', 'La place du marché brûle en été, plantez des arbres et mettez des bancs.'],
    [
      'Garder la maternité ouverte',
      'La maternité va fermer et la prochaine est à une heure : gardez-la ouverte.',
    ],
    ['Aider les jeunes à se loger', 'Se loger est impossible pour les jeunes sans aide des parents.'],
  ].map(([claim = '', text = '']) => ({ claim, text, language: 'fr' as const }));
  const { auc, curve } = evaluateGates(pairs, randomFrom(1));
  expect(auc).toBeGreaterThan(0.9);
  const atThreshold = curve.find(({ threshold }) => threshold === enough);
  expect(atThreshold).toMatchObject({ others: 0 });
  expect(atThreshold?.own).toBeGreaterThan(0.7);
  expect(supportOf('Des bus', ['un bus'], () => 1)).toBe(1);
});
