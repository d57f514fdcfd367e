import { stemsOf } from '../../text/stems.ts';

/** Folded words of which one stands for the other, whatever is said with it: near enough that no claim changes by it. */
const alike: readonly string[] = [
  'ban bans banned banning forbid forbidden prohibit prohibited prohibition outlaw outlawed',
  'remove removal removed abolish abolition scrap eliminate',
  'reduce reduction reduced lower lowering decrease cut cuts fewer less',
  'increase increased increases raise raising higher more additional extra',
  'expand expansion expanded extend extended extension extensions',
  'build built building construct construction',
  'improve improvement improvements improved better',
  'bike bikes biking bicycle bicycles bicycling cycle cycling',
  'car cars automobile automobiles',
  'child children kid kids',
  'sidewalk sidewalks pavement pavements footway',
  'trash garbage rubbish litter',
  'elderly seniors senior',
  'cheap cheaper affordable affordability inexpensive',
  'free gratis',
  'safe safer safely safety',
  'near nearby',
  'downtown center centre',
  'home homes house houses housing',
  'missing lack lacking lacks shortage shortages insufficient',
  'clean cleaner cleaning cleanliness cleanup',
  'quick quickly quicker fast faster rapid',
  'protect protection protected',
  'choose choice choices',
  'restrict restriction restrictions limit limits limiting',
  'repair repairs repaired fix fixed fixing',
  'only alone solely exclusively',
  'job jobs employment',
  'shop shops store stores',
  'health healthcare',
  'light lights lighting lit',
  'traffic congestion',
  'large larger big bigger huge',
  'bring brought',
  'buy bought',
  'sell sold',
  'teach taught teaching',
  'lose lost loss',
  'send sent sending',
  'spend spent spending',
  'pay paid payment payments',
  'take took taken taking',
  'give gave given',
  'drive drove driven driving',
  'ride rode ridden riding',
  'break broke broken',
  'grow grew grown growth',
  'hold held',
  'speak spoke spoken',
  'throw thrown threw',
  'stay stays staying remain remains keep keeping kept',
  'rester reste restent demeurer garder gardez maintenir',
  'interdire interdit interdite interdits interdites interdiction interdisent bannir prohiber',
  'supprimer supprime supprimes suppression abolir abroger abolition',
  'reduire reduit reduite reduction diminuer diminution baisser baisse moins',
  'augmenter augmentation hausse davantage plus relever',
  'construire construction construit construits construite bati batir',
  'ouvrir ouvert ouverte ouverts ouvertes ouverture',
  'fermer ferme fermee fermes fermeture',
  'velo velos cyclable cyclables bicyclette bicyclettes',
  'ecole ecoles scolaire scolaires',
  'gratuit gratuite gratuits gratuites gratuite gratuitement',
  'securite securiser securise securisee securises securisees',
  'voiture voitures automobile automobiles',
  'bruit bruits bruyant bruyants',
  'propre proprete nettoyer nettoyage',
  'loger logement logements',
  'taxe taxes taxer taxation',
  'impot impots imposer imposition',
  'mieux meilleur meilleure meilleurs meilleures ameliorer amelioration',
  'soutenir soutien',
  'proteger protection protege',
  'produire production produit produits',
  'agriculture agricole agricoles',
  'choisir choix',
  'manque manquer manquent penurie insuffisant insuffisante',
  'prix tarif tarifs',
  'commerce commerces magasin magasins boutique boutiques',
  'local locale locaux locales',
  'seul seule seuls seules seulement uniquement exclusivement',
  'energie energies energetique energetiques',
  'retraite retraites',
  'aider aide aides',
  'controle controler controles',
  'elu elue elus elues',
  'ville villes urbain urbaine urbains urbaines',
  'travail travailler',
  'egal egale egaux egalite',
  'revenir retour',
  'soin soins soigner',
  'gerer gere geree gerees geres gestion',

  'vote voter votes',
  'compte compter',
  'limiter limitation limite',
];

/** Endings by which nouns are made of verbs, and verbs take their forms; longest first. */
const ending =
  /(?:issements?|ications?|ations?|itions?|ctions?|tions?|ements?|ments?|atures?|etures?|ures?|ages?|eurs?|euses?|trices?|ables?|ing|ings|ers?|ed|ees?|es|ez|ons|ent|er|ir|e|s)$/u;
const shortestRoot = 5;

const groups = new Map<string, string[]>();
for (const [place, line] of alike.entries()) {
  for (const word of line.split(' ')) groups.set(word, [...(groups.get(word) ?? []), `=${place}`]);
}

const longestWord = 64;
const kept = 20_000;
const known = new Map<string, readonly string[]>();

/**
 * What a folded word is recognised by in other forms: its stems, what is left of it without its ending, and the words that
 * stand for it. Two words that have one of these in common are one word to the gates.
 */
export function formsOf(word: string): readonly string[] {
  const before = known.get(word);
  if (before) return before;
  const own = [...word.slice(0, longestWord)].join('');
  const root = own.replace(ending, '');
  const forms = [
    ...stemsOf(own),
    ...(root.length >= shortestRoot ? [`${root}-`] : []),
    ...(groups.get(own) ?? []),
  ];
  if (known.size >= kept) known.clear();
  known.set(own, forms);
  return forms;
}
