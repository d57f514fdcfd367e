// An invented consultation, written for the pictures of the README and for tests: no sentence of it was ever contributed.

/** Where people of an invented town say what should become of their quarter. */
export const sampleConsultation = `
slug: quartier-des-tanneries
title: { fr: Le quartier des Tanneries, en: The Tanneries quarter }
description:
  fr: La halle des anciennes tanneries se libère, et la rue du Pont va être refaite. Qu’en faisons-nous, et de tout ce qui est autour ?
  en: The hall of the old tanneries falls vacant, and Bridge Street is to be rebuilt. What do we make of them, and of all around?
defaultLanguage: fr
phases:
  - { kind: registration, startsAt: 2025-08-25 }
  - { kind: open, startsAt: 2025-09-01 }
themes:
  - slug: se-deplacer
    title: { fr: Se déplacer, en: Getting around }
    description: { fr: "À pied, à vélo, en bus ou en voiture, dans la rue du Pont et autour.", en: "On foot, by bicycle, bus or car, in Bridge Street and around." }
    keywords: { fr: [vélo, bus, rue, trottoir, voiture, stationnement], en: [bicycle, bus, street, pavement, car, parking] }
  - slug: nature
    title: { fr: La nature en ville, en: Nature in town }
    description: { fr: "Les arbres, l’ombre, l’eau et les bêtes.", en: "Trees, shade, water and animals." }
    keywords: { fr: [arbre, ombre, jardin, rivière], en: [tree, shade, garden, river] }
  - slug: la-halle
    title: { fr: La halle, en: The hall }
    description: { fr: "Ce qu’on y fait, qui la tient, quand elle ouvre.", en: "What is done there, who runs it, when it opens." }
    keywords: { fr: [halle, marché, atelier, salle], en: [hall, market, workshop, room] }
  - slug: vivre-ensemble
    title: { fr: Vivre ensemble, en: Living together }
    description: { fr: "Le bruit, la nuit, les voisins, les enfants et les anciens.", en: "Noise, the night, neighbours, children and the old." }
    keywords: { fr: [bruit, nuit, voisin, enfant, banc], en: [noise, night, neighbour, child, bench] }
`;

/** One contribution of the sample: who, on which day of September 2025, to which themes, in which words. */
type Sampled = readonly [who: string, day: number, themes: string, text: string];

/** What people say. */
export const sampleContributions: readonly Sampled[] = [
  ['Ana', 1, 'se-deplacer', 'Il faut une piste cyclable séparée sur toute la rue du Pont.'],
  ['Bram', 1, 'se-deplacer', 'Je propose une piste cyclable séparée sur toute la rue du Pont.'],
  [
    'Chloé',
    2,
    'se-deplacer',
    'Une piste cyclable séparée des voitures rue du Pont, pour que mes enfants aillent seuls à l’école.',
  ],
  [
    'Dora',
    2,
    'se-deplacer',
    'There should be a separate cycle lane all along Bridge Street, for children too.',
  ],
  ['Elias', 3, 'se-deplacer', 'Mettons une piste cyclable séparée sur toute la rue du Pont.'],
  ['Fanny', 3, 'se-deplacer', 'Le bus 4 devrait passer le soir, au moins jusqu’à minuit.'],
  ['Gaël', 4, 'se-deplacer', 'Il faudrait que le bus 4 passe aussi le soir et le dimanche.'],
  [
    'Hind',
    4,
    'se-deplacer',
    'Je travaille tard : sans bus le soir je rentre à pied, le bus 4 doit rouler jusqu’à minuit.',
  ],
  [
    'Ivo',
    5,
    'se-deplacer',
    'Gardons le stationnement devant les commerces, sinon les clients iront ailleurs.',
  ],
  ['Jeanne', 5, 'se-deplacer', 'Supprimons le stationnement rue du Pont et donnons la place aux trottoirs.'],
  [
    'Karim',
    6,
    'se-deplacer',
    'Les trottoirs sont trop étroits pour un fauteuil roulant, on descend sur la chaussée.',
  ],
  [
    'Léa',
    7,
    'se-deplacer',
    'Les trottoirs de la rue du Pont sont trop étroits pour une poussette et un fauteuil.',
  ],
  ['Mona', 8, 'se-deplacer', 'Pourquoi le carrefour de la gare n’a-t-il pas de passage protégé ?'],
  ['Ana', 2, 'nature', 'Planter des arbres le long de la rue du Pont pour avoir de l’ombre en été.'],
  ['Nils', 3, 'nature', 'Il faut planter des arbres rue du Pont : en été il n’y a aucune ombre.'],
  ['Odile', 3, 'nature', 'Plus d’arbres et d’ombre, surtout sur la place où l’on attend le bus.'],
  ['Paul', 8, 'nature', 'Rouvrir la rivière sous le parking, comme elle était avant 1960.'],
  ['Rosa', 9, 'nature', 'Je voudrais que la rivière soit rouverte et qu’on puisse s’asseoir au bord.'],
  ['Samir', 9, 'nature', 'Open the river again and let people sit by the water.'],
  ['Tess', 10, 'nature', 'Un jardin partagé derrière la halle, avec un point d’eau.'],
  ['Ugo', 10, 'nature', 'Faire un jardin partagé derrière la halle, ouvert aux écoles.'],
  ['Violette', 11, 'nature', 'Laissons un coin du terrain en friche pour les hérissons et les oiseaux.'],
  ['Bram', 5, 'la-halle', 'Un marché couvert dans la halle deux matins par semaine.'],
  ['Chloé', 9, 'la-halle', 'La halle pourrait accueillir un marché couvert avec les producteurs du coin.'],
  ['Walter', 9, 'la-halle', 'Je propose un marché couvert dans la halle, avec des tables pour manger.'],
  [
    'Xavier',
    9,
    'la-halle',
    'A covered market in the hall on two mornings a week would bring people together.',
  ],
  ['Yara', 10, 'la-halle', 'Il manque un atelier de réparation : vélos, petits appareils, meubles.'],
  ['Zoé', 10, 'la-halle', 'Un atelier de réparation ouvert à tous dans la halle, avec des outils à prêter.'],
  ['Hind', 11, 'la-halle', 'Un atelier où l’on apprend à réparer son vélo et ses petits appareils.'],
  ['Ivo', 12, 'la-halle', 'Une salle de répétition pour les jeunes, bien isolée.'],
  ['Jeanne', 12, 'la-halle', 'Les jeunes n’ont nulle part où répéter : une salle isolée dans la halle.'],
  ['Karim', 15, 'la-halle', 'Qui tiendra la halle, la ville ou une association ?'],
  ['Mona', 15, 'la-halle', 'Que la halle soit tenue par une coopérative d’habitants et non vendue.'],
  [
    'Fanny',
    16,
    'vivre-ensemble',
    'Des bancs tous les cent mètres pour les anciens qui font leurs courses à pied.',
  ],
  ['Odile', 16, 'vivre-ensemble', 'Il faut des bancs, ma mère doit s’asseoir tous les cent mètres.'],
  [
    'Paul',
    17,
    'vivre-ensemble',
    'Le bruit des terrasses après onze heures empêche de dormir, il faut une limite.',
  ],
  ['Rosa', 17, 'vivre-ensemble', 'Une limite au bruit des terrasses la nuit, à onze heures en semaine.'],
  [
    'Gaël',
    18,
    'vivre-ensemble',
    'Laissez vivre les terrasses le soir, c’est le seul endroit animé du quartier.',
  ],
  ['Léa', 18, 'vivre-ensemble', 'Une aire de jeux à l’ombre, visible depuis la place.'],
  ['Dora', 21, 'vivre-ensemble', 'A playground in the shade that one can see from the square.'],
  [
    'Elias',
    21,
    'vivre-ensemble nature',
    'Une fontaine où boire, pour les enfants, les coureurs et les chiens.',
  ],
  ['Tess', 22, 'vivre-ensemble', 'Fermer la rue aux voitures un dimanche par mois pour un repas de voisins.'],
  ['Walter', 23, '', 'Merci de publier les comptes de la concertation.'],
  ['Zoé', 24, '', 'Et le logement ? Personne n’en parle.'],
];

/** How people voted on a contribution, by its place in the list, and why. */
export const sampleVotes: readonly {
  readonly on: number;
  readonly agree: number;
  readonly disagree: number;
  readonly reasons?: readonly (readonly [side: 'for' | 'against', text: string])[];
}[] = [
  { on: 0, agree: 14, disagree: 2 },
  {
    on: 9,
    agree: 8,
    disagree: 7,
    reasons: [
      [
        'for',
        'La place manque pour les piétons, et la moitié des voitures garées ne bougent pas de la journée.',
      ],
      ['for', 'On pourra enfin marcher à deux de front.'],
      ['against', 'Ma boutique vit des gens qui viennent de la vallée, et ils viennent en voiture.'],
    ],
  },
  { on: 13, agree: 11, disagree: 0 },
  {
    on: 37,
    agree: 6,
    disagree: 6,
    reasons: [
      ['for', 'Sans elles, la place est morte à huit heures.'],
      ['against', 'Qui dort au-dessus se lève à cinq heures.'],
    ],
  },
];
