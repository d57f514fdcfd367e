import type { TaggableTheme } from '../src/core/tag/tagger.ts';

/** Contributions of the kind that people type, written for measuring speed. */
export const samples: readonly string[] = [
  'plus de pépinières d’entreprises dans les petites villes',
  'interdire la revente de nos données sans accord écrit',
  'un guichet en ligne unique pour toutes les démarches de la mairie',
  'des ateliers informatiques gratuits pour les retraités',
  'aider les artisans à vendre sur internet',
  'que les moteurs de recherche expliquent leur classement',
  'former les agents des services publics aux outils numériques',
  'la fibre dans chaque village avant de parler de voitures autonomes',
];

export const subjects: readonly string[] = [
  'bus',
  'écoles',
  'impôts',
  'logement',
  'forêts',
  'justice',
  'hôpital',
  'internet',
];

/** A theme a subject. */
export const themes = subjects.map(
  (id): TaggableTheme => ({
    id,
    title: { fr: id },
    description: { fr: `${id}, ${id} en ville` },
    keywords: {},
  }),
);
