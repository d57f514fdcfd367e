/** Words that do not tell one contribution from another, and small ones that do; French and English, folded. */

const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Without these two texts say what they said with them: articles, pronouns, what says that somebody wants something,
 * courtesies, and what only makes it stronger. Whatever is not here counts, be it as small as “too”.
 */
export const silent: ReadonlySet<string> = setOf(`
  le la les l un une the an one that this these those ce cet cette ces ya quil quelle quon
  je j tu il elle on nous vous ils elles me te se lui leur leurs moi toi soi mon ma mes ton ta tes son sa ses notre nos votre vos
  i we you he she it they us our ours your yours my mine his her their them its im ive id
  est sont soit soient etre ete etait etaient sera seront serait seraient suis sommes etes is are was were be been being am
  ai as avons avez ont avait aurait auraient aura auront avoir ait aient has have had having do does did done
  faut faudrait faudra fallait falloir doit doivent dois devons devez devra devront devrait devraient devrions devoir
  peut peuvent peux pouvons pourrait pourraient pourrions pouvoir veux veut voulons voulez veulent voudrais voudrait voudrions vouloir
  souhaite souhaitons souhaiterais souhaiterait souhaitent aimerais aimerait aimerions propose proposons proposerais proposerait suggere suggerons
  demandons demanderais reclame reclamons exige exigeons pense pensons crois croyons trouve trouvons estime estimons
  should must shall need needs needed want wants wanted would like could can may might ought suggest suggests propose proposes think believe feel ask
  please pls plz svp stp merci bonjour bonsoir salut coucou hello hi hey dear thanks thx cordialement cheers everyone everybody all tous toutes tout toute every each chaque
  il y a va vont let lets going go get gets
  tres vraiment really very quite so bien far absolument absolutely simply simplement even aussi also enfin finally donc alors then vite urgent urgently much beaucoup such tellement definitely certainly surtout
  que qu qui quoi ou who whom which what how comment
  et and or but mais car because parce puisque since as comme
  there here ici voila voici oui yes ok lol mdr haha
  pendant during while
`);

/** What stands before a noun and says what it is to the rest; those of one kind say the same there. */
export const prepositions: ReadonlyMap<string, string> = new Map(
  Object.entries({
    of: 'de d des du of s',
    at: 'au aux in at on en dans sur chez over within onto into upon along',
    for: 'for pour',
    to: 'to vers towards toward',
    from: 'from depuis',
    by: 'by par',
    with: 'with avec',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** What a small word says of the next word that counts. */
export const modifiers: ReadonlyMap<string, string> = new Map(
  Object.entries({
    not: 'pas jamais aucun aucune non ni not no never nor neither none without sans contre against anti stop zero personne rien nobody nothing point guere halte hors',
    more: 'more plus davantage',
    less: 'less fewer moins',
    too: 'too trop overly',
    enough: 'enough assez suffisamment',
    only: 'only seulement uniquement exclusivement solely seul seule seuls seules just',
    but: 'except unless sauf hormis excepte excluding if si',
    some: 'some certain certains certaines quelques several plusieurs few little peu many most',
    almost: 'almost presque hardly barely half moitie',
  }).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** Small words behind a number that say of what it is, where nothing else is meant. */
export const units: ReadonlySet<string> = setOf('km kmh kph mph h heures heure oclock hours hour');

/** Verbs that ask for a thing to be there: “add bike racks” asks for what “bike racks” does. */
export const making: ReadonlySet<string> = setOf(`
  faire fait faites faisons fasse mettre met mettez mettons mis mise installer installez installons installation poser posez rendre rendez rendons devenir devienne creer creez creons creation construire construisez construisons construction
  construit amenager amenagez prevoir ajouter ajoutez ajoutons instaurer instauration become becomes make makes making made add adding put putting set install installing installed build building built create creating created construct construction introduce provide providing
`);

/** Belong to a verb, before or behind its object: “cut down the tree”, “cut the tree down”. */
export const particles: ReadonlySet<string> = setOf('up down off out back away');

/** Between what has something, or is to have it, and what that is. */
export const having: ReadonlySet<string> = setOf(
  'have has had need needs lack lacks want avoir besoin manque manquent',
);

/** Forms of “be”: an adjective or a participle follows, which stands first where something is asked for. */
export const being: ReadonlySet<string> = setOf(
  'be is are was were been being est sont etre soit soient sera seront serait seraient etait etaient',
);

/** Numbers that are written in letters. */
export const numerals: ReadonlyMap<string, string> = new Map(
  [
    'two deux',
    'three trois',
    'four quatre',
    'five cinq',
    'six',
    'seven sept',
    'eight huit',
    'nine neuf',
    'ten dix',
    'eleven onze',
    'twelve douze',
    'thirteen treize',
    'fourteen quatorze',
    'fifteen quinze',
    'sixteen seize',
  ]
    .flatMap((words, i) => words.split(' ').map((word) => [word, String(i + 2)] as const))
    .concat(
      Object.entries({
        20: 'twenty vingt',
        30: 'thirty trente',
        40: 'forty quarante',
        50: 'fifty cinquante',
        60: 'sixty soixante',
        70: 'seventy',
        80: 'eighty',
        90: 'ninety',
        100: 'hundred cent',
        1000: 'thousand mille',
      }).flatMap(([number, words]) => words.split(' ').map((word) => [word, number] as const)),
    ),
);

/** Words of which one may stand for the other, whatever surrounds them. */
export const synonyms: readonly string[] = [
  'voiture auto automobile bagnole',
  'car cars automobile automobiles',
  'velo bicyclette',
  'bike bicycle cycle',
  'reduire baisser diminuer abaisser baisse reduction diminution',
  'reduce lower decrease reduction',
  'augmenter hausser accroitre augmentation hausse',
  'raise rise increase',
  'supprimer enlever abolir suppression',
  'remove abolish scrap',
  'garder conserver maintenir maintien',
  'keep maintain preserve',
  'arreter cesser arret',
  'autoriser permettre autorisation',
  'allow permit',
  'interdire bannir interdiction',
  'ban prohibit forbid',
  'habitant riverain resident',
  'resident inhabitant',
  'kid child children',
  'enfant gosse gamin',
  'dechet ordure',
  'rubbish trash garbage waste litter',
  'pavement sidewalk',
  'shop store',
  'magasin commerce boutique',
  'center centre',
  'neighborhood neighbourhood',
  'color colour',
  'theater theatre',
  'expensive costly',
  'cher couteux',
  'quickly fast',
  'good great excellent',
  'bon bonne excellent excellente super',
  'bad terrible awful',
  'mauvais mauvaise nul',
  'fix repair',
  'reparer reparation',
  'cheap cheaper inexpensive',
  'begin start',
  'commencer debuter demarrer',
  'accord favorable',
  'teach taught teaching',
  'give given',
  'train trained training',
];

/** Somebody asks for something in so many words: what is asked for may be a single word. */
export const asking: ReadonlySet<string> = setOf(`
  oui yes pour for vers faut faudrait faudra doit doivent devrait devraient devons veux veut voulons voudrais souhaite souhaitons aimerais propose proposons demandons
  should must need needs want wants
`);

/** How often, behind “par”. */
export const spans: ReadonlySet<string> = setOf(
  'jour jours semaine semaines mois an ans annee heure day week month year hour',
);
