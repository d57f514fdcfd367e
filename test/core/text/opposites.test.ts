import fc from 'fast-check';
import { expect, it } from 'vitest';
import { areOpposite, goAgainst, haveOpposites } from '../../../src/core/text/opposites.ts';
import { stemsOf } from '../../../src/core/text/stems.ts';
import { words } from '../../../src/core/text/words.ts';

const english = `open-close opened-closing raise-lower raising-lowered keep-remove kept-abolish build-demolish built-demolished
  ban-allow banned-allowing agree-disagree free-expensive free-paid more-less high-low early-late earlier-later before-after
  near-far north-south east-west north-west noon-midnight weekday-weekend weekdays-weekends day-night good-bad great-stupid
  safe-dangerous resident-visitor residents-tourists tenant-landlord tenants-landlords public-private buy-sell bought-sold
  young-old rich-poor start-stop support-oppose supports-opposed win-lose won-lost success-failure blessing-disaster
  summer-winter monday-sunday january-july teacher-student managers-employees wide-narrow widen-narrowing quiet-noisy
  clean-dirty fast-slow centre-outskirts indoors-outdoors compulsory-optional hidden-transparent accept-refuse
  strengthen-weaken improve-worsen`;
const french = `ouvrir-fermer ouverture-fermeture ouverte-fermées augmenter-baisser augmentation-réduire hausse-baisse
  garder-supprimer maintenir-supprime construire-démolir construit-démoli interdire-autoriser interdiction-autorisation
  interdit-permettre accord-désaccord pour-contre gratuit-payant gratuits-payants gratuite-chère plus-moins haut-bas tôt-tard
  avant-après près-loin nord-sud est-ouest midi-minuit semaine-weekend jour-nuit bon-mauvais utile-stupide sûr-dangereux
  sécurisée-dangereuse habitants-visiteurs riverains-touristes locataire-propriétaire locataires-propriétaires
  public-privé publiques-privées acheter-vendre achat-vente jeunes-vieux riches-pauvres commencer-arrêter soutenir-opposer
  gagner-perdre réussite-échec succès-catastrophe été-hiver lundi-dimanche janvier-juillet étudiants-retraités
  piétons-automobilistes élargir-rétrécir calme-bruyant propre-sale rapide-lent centre-périphérie obligatoire-facultatif
  accepter-refuser renforcer-affaiblir améliorer-dégrader tenu-trahi`;

const pairs = (list: string): string[][] => list.split(/\s+/).map((pair) => pair.split('-'));

it('knows opposites in all their forms, whichever comes first', () => {
  for (const [one = '', other = ''] of [...pairs(english), ...pairs(french)]) {
    expect.soft(areOpposite(one, other), `${one} ${other}`).toBe(true);
    expect.soft(areOpposite(other, one), `${other} ${one}`).toBe(true);
    expect.soft(areOpposite(one, one), one).toBe(false);
  }
});

it('takes no words of one side, nor any others, for opposites', () => {
  const alike = `open-reopening keep-maintained ban-forbidden free-gratis cheap-free raise-increase tram-bus open-late
    interdire-prohiber supprimer-enlever gratuit-vélo démolir-raser habitants-riverains pistes-parking fermer-tard`;
  for (const [one = '', other = ''] of pairs(alike)) {
    expect.soft(areOpposite(one, other), `${one} ${other}`).toBe(false);
  }
});

it('knows them across the two languages', () => {
  expect(areOpposite('gratuits', 'paid')).toBe(true);
  expect(areOpposite('fermer', 'opened')).toBe(true);
});

it('lets two texts go against each other where each has what the other has not', () => {
  const against = (a: string, b: string): boolean =>
    goAgainst(new Set(words(a).flatMap(stemsOf)), new Set(words(b).flatMap(stemsOf)));
  expect(against('Open the bridge to cars', 'Close the bridge to cars')).toBe(true);
  expect(against('Les bus doivent être gratuits', 'Les bus doivent être payants')).toBe(true);
  expect(against('Close the bridge, do not open it', 'Open the bridge')).toBe(false);
  expect(against('Close the bridge', 'Close the old bridge')).toBe(false);
});

it('is symmetrical, and no word is its own opposite', () => {
  const word = fc.constantFrom(...[...pairs(english), ...pairs(french)].flat());
  fc.assert(
    fc.property(fc.array(word), fc.array(word), (some, others) => {
      const [a, b] = [new Set(some.flatMap(stemsOf)), new Set(others.flatMap(stemsOf))];
      expect(goAgainst(a, b)).toBe(goAgainst(b, a));
      expect(haveOpposites(a, b)).toBe(haveOpposites(b, a));
      expect(goAgainst(a, a)).toBe(false);
    }),
  );
});
