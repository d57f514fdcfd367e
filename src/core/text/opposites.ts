import { fold } from './fold.ts';
import { stemsOf } from './stems.ts';

/**
 * Sets of words of which one shuts out the other: in English, then in French, the sides of a set parted by “/” and in the
 * same order in both. Words of one side need not mean the same, only be against the other side. Irregular forms are written
 * out; the stems do the others.
 */
const sets: readonly (readonly [english: string, french: string])[] = [
  // What is done to things.
  [
    'open opens opening reopen reopening / close closed closing closure shut shutting shutdown',
    'ouvrir ouvre ouvert ouverte ouverture rouvrir reouvrir reouverture / fermer ferme fermee fermeture refermer condamner',
  ],
  [
    'raise raising increase increasing rise rising grow growing growth higher expand expanding double / lower lowering reduce reducing reduction decrease cut cuts cutting fall falling drop shrink halve less fewer diminish decline',
    'augmenter augmentation hausse hausser relever accroitre elever croissance doubler majorer / baisser baisse abaisser reduire reduit reduction diminuer diminution decroitre alleger minorer rabaisser',
  ],
  [
    'keep keeping kept maintain maintaining preserve preserving retain save conserve / remove removing removal abolish abolishing abolition scrap scrapping delete eliminate discard end ending axe withdraw dismantle',
    'garder maintenir maintien maintenu conserver preserver sauver sauvegarder / supprimer suppression abolir abolition retirer retrait enlever eliminer abroger abandonner abandon demanteler',
  ],
  [
    'build building built construct construction erect / demolish demolishing demolition demolished destroy destroying destruction tear torn raze dismantle',
    'construire construction construit batir bati edifier / demolir demolition detruire destruction detruit raser demanteler abattre',
  ],
  [
    'plant planting planted / fell felling uproot deforest chop',
    'planter plantation plante replanter / abattre abattage deraciner arracher deboiser couper',
  ],
  [
    'protect protecting protection protected preserve / destroy destruction harm damage endanger threaten',
    'proteger protection protege preserver / detruire destruction abimer menacer nuire degrader',
  ],
  [
    'repair repairing fix restore renovate / break broken breaking damage neglect neglected',
    'reparer reparation renover renovation restaurer entretenir / casser casse abimer degrader negliger',
  ],
  [
    'ban banning banned forbid forbidden prohibit prohibition outlaw / allow allowed allowing permit permitted authorise authorize authorisation legalise legalize tolerate',
    'interdire interdit interdiction interdisent prohiber bannir proscrire defendre / autoriser autorise autorisation permettre permis permet legaliser legalisation tolerer depenaliser',
  ],
  [
    'compulsory mandatory obligatory forced required oblige / optional voluntary voluntarily',
    'obligatoire obliger obligation impose imposer contraindre / facultatif facultative optionnel volontaire volontariat',
  ],
  [
    'add adding added include including / remove removing subtract exclude excluding',
    'ajouter ajout inclure inclusion / enlever retirer soustraire exclure exclusion',
  ],
  ['give giving given / take taking taken deprive', 'donner don attribuer / prendre priver retirer'],
  [
    'buy buying bought purchase / sell selling sold sale',
    'acheter achat racheter acquerir / vendre vente vendu ceder',
  ],
  [
    'hire hiring hired recruit / fire fired dismiss layoff',
    'embaucher embauche recruter recrutement / licencier licenciement virer congedier',
  ],
  [
    'start starting begin begun launch introduce introducing resume create creating / stop stopping end ending finish halt cease cancel cancelled abandon quit',
    'commencer demarrer lancer debuter instaurer introduire creer creation / arreter arret cesser finir terminer annuler stopper stop abandonner supprimer',
  ],
  [
    'continue continuing keep / stop stopping end cease quit',
    'continuer poursuivre / arreter cesser stopper stop',
  ],
  [
    'accept accepted accepting approve approval adopt / reject rejected refuse refusal decline',
    'accepter acceptation approuver adopter / refuser refus rejeter rejet decliner',
  ],
  [
    'agree agreed agreement / disagree disagreed disagreement object',
    'accord approuver / desaccord desapprouver',
  ],
  [
    'support supporting back favour favor welcome encourage endorse / oppose opposing opposed against resist fight discourage hinder condemn',
    'soutenir soutien favorable encourager encouragement favoriser / opposer oppose opposition contre combattre decourager empecher defavorable condamner freiner',
  ],
  ['for / against', 'pour / contre'],
  ['pro / anti', 'pro / anti'],
  ['win winning won victory / lose losing lost defeat', 'gagner gagne victoire / perdre perdu defaite'],
  ['gain profit benefit / loss losses', 'gain benefice profit / perte'],
  [
    'succeed success successful works triumph blessing boon / fail failing failed failure flop disaster disastrous catastrophe fiasco',
    'reussir reussite succes triomphe / echouer echec rater fiasco desastre catastrophe catastrophique',
  ],
  [
    'promise kept fulfil fulfilled honour honoured deliver delivered / broken break betray betrayed',
    'tenir tenu tenue honorer respecter / rompre rompu trahir trahi',
  ],
  [
    'respect respecting obey comply / violate violation breach disobey',
    'respecter respect / violer violation enfreindre bafouer',
  ],
  [
    'help helping aid assist / hinder hamper harm hurt',
    'aider aide assister / entraver gener nuire penaliser',
  ],
  [
    'reward rewarding bonus / punish punishing penalise penalty fine fines',
    'recompenser recompense bonus / punir sanctionner sanction amende malus penaliser',
  ],
  [
    'praise praised / criticise criticism criticize blame',
    'feliciter louer salue / critiquer critique blamer denoncer',
  ],
  ['trust trusting / distrust mistrust', 'confiance / mefiance defiance'],
  [
    'love loving loved like enjoy adore / hate hating hated dislike detest',
    'aimer adorer apprecier / detester haine',
  ],
  ['hope / despair fear', 'espoir esperer / desespoir peur crainte'],
  [
    'accelerate faster quicken hasten / slow slower slowing delay postpone',
    'accelerer acceleration hater / ralentir ralentissement retarder reporter',
  ],
  ['widen widening broaden / narrow narrowing', 'elargir elargissement / retrecir'],
  [
    'extend extending extension lengthen prolong / shorten shortening',
    'etendre extension allonger prolonger prolongation rallonger / raccourcir ecourter abreger',
  ],
  [
    'strengthen reinforce tighten tightening / weaken weakening loosen relax',
    'renforcer renforcement durcir / affaiblir affaiblissement assouplir relacher',
  ],
  [
    'simplify simplification simpler simple / complicate complicated complex',
    'simplifier simplification simple / compliquer complique complexe complexifier',
  ],
  ['fill filling / empty emptying', 'remplir / vider'],
  [
    'connect linking link join unite unify merge / separate separating separation disconnect divide split',
    'relier unir fusionner regrouper rassembler / separer separation diviser scinder',
  ],
  ['share sharing / hoard', 'partager partage / accaparer'],
  ['spend spending invest / save saving savings', 'depenser depense investir / economiser economie epargner'],
  [
    'fund funding subsidise subsidy finance / defund',
    'financer financement subventionner subvention / definancer',
  ],
  [
    'tax taxing taxed / exempt exemption untaxed',
    'taxer taxe imposer / exonerer exoneration defiscaliser detaxer',
  ],
  [
    'centralise centralize centralisation / decentralise decentralize decentralisation devolve',
    'centraliser centralisation recentraliser / decentraliser decentralisation',
  ],
  [
    'privatise privatize privatisation / nationalise nationalize nationalisation renationalise',
    'privatiser privatisation / nationaliser nationalisation renationaliser',
  ],
  [
    'hide hiding hidden conceal secret secretly / show showing shown reveal publish publicly transparent transparency',
    'cacher cache dissimuler secret secrete opaque / montrer reveler publier transparent transparence',
  ],
  ['attract attracting / repel deter', 'attirer / repousser dissuader'],
  ['arrive arriving arrival / leave leaving depart departure', 'arriver arrivee / partir depart'],
  ['enter entering entrance entry / exit leave', 'entrer entree / sortir sortie'],
  ['import importing / export exporting', 'importer importation / exporter exportation'],
  ['employ employed employment / unemployed unemployment jobless', 'emploi employer / chomage chomeur'],
  [
    'pollute polluting pollution dirty / clean cleaning cleaner depollute',
    'polluer pollution polluant salir sale / nettoyer depolluer propre proprete',
  ],
  [
    'heat heating heated warm / cool cooling',
    'chauffer chauffage rechauffer / refroidir rafraichir climatiser',
  ],
  [
    'light lit lighting lights lamp / dark darkness unlit',
    'eclairer eclaire eclairage lumiere allumer / eteindre eteint extinction obscurite sombre',
  ],
  ['on / off', 'allumer / eteindre'],
  ['up upward / down downward', 'haut monter montee / bas descendre descente'],
  [
    'answer answered heard listen listened / ignore ignored ignoring unanswered',
    'ecouter ecoute entendu repondre / ignorer ignore',
  ],
  // How much.
  ['more most extra additional plenty / less least fewer fewest', 'plus davantage supplementaire / moins'],
  ['many lots plenty numerous / few little scarce', 'beaucoup nombreux nombreuses plein / peu rares'],
  [
    'enough sufficient adequate plenty / insufficient lacking lack missing shortage',
    'assez suffisant suffisamment / insuffisant insuffisance manque manquer penurie',
  ],
  ['too overly / insufficiently', 'trop / insuffisamment'],
  [
    'all everyone everybody every everything whole / none nobody nothing',
    'tous toutes chacun tout / aucun aucune personne rien',
  ],
  [
    'always often frequent frequently regular regularly / never rarely seldom rare hardly',
    'toujours souvent frequent frequente frequemment regulier / jamais rarement rare',
  ],
  ['full crowded packed overcrowded / empty deserted', 'plein complet bonde sature / vide desert'],
  ['majority / minority minorities', 'majorite majoritaire / minorite minoritaire'],
  ['maximum max / minimum min', 'maximum maximal / minimum minimal'],
  ['first / last', 'premier premiere / dernier derniere'],
  ['single sole / multiple several', 'seul unique / multiple plusieurs'],
  [
    'permanent permanently / temporary temporarily',
    'permanent permanente definitif definitive definitivement / temporaire provisoire temporairement provisoirement',
  ],
  [
    'total totally complete completely entirely / partial partially partly',
    'total totale totalement entierement completement / partiel partielle partiellement',
  ],
  // When.
  ['early earlier / late later', 'tot avance / tard tardif tardive retard'],
  ['before / after', 'avant / apres'],
  ['day daytime daylight / night nighttime nights overnight', 'jour journee diurne / nuit nocturne nuits'],
  ['morning mornings / evening evenings / afternoon afternoons', 'matin matinee / soir soiree / apresmidi'],
  ['noon midday / midnight', 'midi / minuit'],
  ['weekday weekdays / weekend weekends', 'semaine / weekend'],
  [
    'monday mondays / tuesday tuesdays / wednesday wednesdays / thursday thursdays / friday fridays / saturday saturdays / sunday sundays',
    'lundi / mardi / mercredi / jeudi / vendredi / samedi / dimanche',
  ],
  [
    'january / february / march / april /  / june / july / august / september / october / november / december',
    'janvier / fevrier / mars / avril / mai / juin / juillet / aout / septembre / octobre / novembre / decembre',
  ],
  [
    'summer summers / winter winters / spring springtime / autumn',
    'ete estival / hiver hivernal / printemps / automne',
  ],
  [
    'daily / weekly / monthly / yearly annual annually',
    'quotidien quotidienne quotidiennement / hebdomadaire / mensuel mensuelle / annuel annuelle',
  ],
  ['today now nowadays / tomorrow / yesterday', 'aujourd maintenant / demain / hier'],
  ['fast quick quickly rapid rapidly / slow slowly', 'rapide rapidement vite / lent lente lentement'],
  [
    'old ancient historic / new newer modern',
    'ancien ancienne vieux vieil vieille historique / nouveau nouvelle neuf neuve moderne',
  ],
  ['past / future', 'passe / avenir futur'],
  [
    'continuous uninterrupted / interrupted interruption',
    'continu continue / interrompu interrompre interruption',
  ],
  [
    'urgent urgently immediately immediate / postpone later wait',
    'urgent urgence immediatement immediat / attendre reporter',
  ],
  // Where.
  [
    'near nearby close beside next proximity / far distant away',
    'pres proche proximite / loin eloigne eloigner lointain distance',
  ],
  ['north northern / south southern / east eastern / west western', 'nord / sud / est / ouest'],
  ['left / right', 'gauche / droite'],
  ['inside indoor indoors / outside outdoor outdoors', 'interieur dedans / exterieur dehors hors'],
  ['above / below under underneath beneath', 'dessus / dessous sous'],
  ['upper top / lower bottom', 'superieur haut / inferieur bas'],
  ['front / back rear behind', 'devant / derriere arriere'],
  [
    'centre center central downtown / outskirts periphery suburb suburbs suburban',
    'centre central / peripherie banlieue peripherique',
  ],
  ['urban city cities / rural countryside village', 'urbain urbaine ville / rural rurale campagne village'],
  ['local locally / global national international', 'local locale locaux / mondial national international'],
  ['surface / underground', 'surface / souterrain'],
  ['here / elsewhere', 'ici / ailleurs'],
  ['everywhere / nowhere', 'partout / nulle'],
  // How things are.
  [
    'good great excellent better best wonderful useful brilliant perfect pleasant ideal / bad worse worst terrible awful horrible poor stupid useless dreadful absurd ridiculous',
    'bon bonne bien meilleur meilleure mieux excellent excellente parfait formidable utile agreable ideal super / mauvais mauvaise mal pire horrible affreux nul stupide inutile absurde ridicule desagreable',
  ],
  [
    'improve improvement improving improved / worsen worsening deteriorate deterioration decline degrade',
    'ameliorer amelioration / empirer aggraver deteriorer degrader degradation deterioration',
  ],
  [
    'free gratis complimentary / expensive paid paying pay fee fees charge charged costly dear payable',
    'gratuit gratuite gratuits gratuitement gratuite / payant payante payants payer cher chere couteux onereux',
  ],
  [
    'cheap cheaper affordable inexpensive / expensive costly dear unaffordable pricey overpriced',
    'abordable economique accessible / cher chere couteux onereux',
  ],
  [
    'safe safer safety safely secure security / dangerous danger unsafe hazardous risky risk insecure insecurity',
    'sur sure surs securise securisee securises securiser securite / dangereux dangereuse danger risque insecurite perilleux',
  ],
  [
    'high higher highest tall / low lower lowest',
    'haut haute eleve elevee hauts / bas basse faible bassesse',
  ],
  [
    'big large bigger larger huge great giant / small smaller little tiny',
    'grand grande gros grosse enorme geant / petit petite minuscule',
  ],
  ['long longer / short shorter brief', 'long longue longs / court courte bref breve'],
  ['wide wider broad / narrow narrower', 'large larges / etroit etroite etroits'],
  ['deep / shallow', 'profond profonde / superficiel superficielle'],
  ['thick / thin', 'epais epaisse / mince minces'],
  ['heavy heavier / light lighter lightweight', 'lourd lourde / leger legere'],
  ['strong stronger powerful / weak weaker', 'fort forte puissant / faible faibles'],
  ['hot warm / cold chilly icy', 'chaud chaude chaleur / froid froide glacial'],
  ['dry drought / wet flooded flooding humid', 'sec seche secheresse / humide mouille inonde inondation'],
  ['clean tidy / dirty filthy', 'propre propres / sale sales'],
  [
    'quiet calm silent silence peaceful / noisy loud noise',
    'calme silencieux silence tranquille / bruyant bruit vacarme',
  ],
  [
    'easy easier easily / difficult hard harder difficulty',
    'facile facilement faciliter facilite / difficile difficilement difficulte dur',
  ],
  ['possible feasible / impossible unfeasible', 'possible faisable / impossible infaisable'],
  [
    'necessary needed essential indispensable needful / unnecessary superfluous needless useless',
    'necessaire indispensable essentiel essentielle / inutile superflu',
  ],
  [
    'important priority crucial vital / unimportant minor secondary trivial',
    'important importante prioritaire priorite crucial / mineur secondaire negligeable',
  ],
  ['useful helpful / useless unhelpful pointless', 'utile utiles / inutile inutiles'],
  [
    'right correct true / wrong incorrect false mistaken',
    'raison juste vrai correct vraie / tort faux fausse errone',
  ],
  [
    'fair just equitable fairness fairer / unfair unjust inequitable',
    'juste equitable equite / injuste inequitable injustice',
  ],
  ['justice / injustice', 'justice / injustice'],
  ['equal equality / unequal inequality inequalities', 'egal egale egalite / inegal inegale inegalite'],
  ['legal lawful legally / illegal unlawful illegally', 'legal legale legaux / illegal illegale'],
  [
    'honest honestly honesty / dishonest corrupt corruption liar lying',
    'honnete honnetement honnetete / malhonnete corrompu corruption menteur',
  ],
  [
    'beautiful pretty attractive nice / ugly hideous unsightly',
    'beau belle joli jolie beaux / laid laide moche hideux',
  ],
  ['healthy health / unhealthy sick ill', 'sain saine sante / malade malsain maladie'],
  [
    'happy glad satisfied pleased satisfaction / unhappy sad angry dissatisfied dissatisfaction',
    'heureux content satisfait satisfaction contente / malheureux triste mecontent insatisfait colere',
  ],
  ['comfortable comfort / uncomfortable discomfort', 'confortable confort / inconfortable inconfort'],
  ['accessible accessibility / inaccessible', 'accessible accessibilite / inaccessible'],
  ['visible / invisible hidden', 'visible / invisible cache'],
  ['clear clearly / unclear vague confusing', 'clair claire clairement / flou vague confus'],
  [
    'efficient effective efficiently / inefficient ineffective',
    'efficace efficacement efficacite / inefficace inefficacite',
  ],
  ['reliable punctual / unreliable', 'fiable ponctuel / defaillant'],
  ['same identical / different differently', 'meme identique pareil / different differente'],
  ['normal usual / abnormal unusual exceptional', 'normal normale habituel / anormal anormale exceptionnel'],
  [
    'natural organic / artificial synthetic chemical',
    'naturel naturelle bio / artificiel artificielle chimique synthetique',
  ],
  ['present presence / absent absence missing', 'present presente presence / absent absente absence'],
  ['alone separately / together jointly', 'seul separement / ensemble conjointement'],
  ['available / unavailable', 'disponible / indisponible'],
  ['alive living / dead dying', 'vivant vivante / mort morte'],
  ['peace peaceful / war violent violence', 'paix pacifique / guerre violent violence'],
  ['inclusive / exclusive', 'inclusif inclusive / exclusif exclusive exclusivement'],
  ['responsible responsibly / irresponsible', 'responsable / irresponsable'],
  // Who and whose.
  [
    'resident residents inhabitant local locals / visitor visitors tourist tourists outsider',
    'resident residents habitant habitants riverain riverains / visiteur visiteurs touriste touristes',
  ],
  [
    'tenant tenants renter / landlord landlords owner owners homeowner homeowners',
    'locataire locataires / proprietaire proprietaires bailleur bailleurs',
  ],
  ['public publicly / private privately', 'public publique publics / prive privee privatif'],
  [
    'young younger youth youths teenager teenagers / old older elderly seniors senior pensioner pensioners retired',
    'jeune jeunes jeunesse adolescent / vieux vieil vieille age agee aine aines senior seniors retraite retraites',
  ],
  ['child children kid kids / adult adults', 'enfant enfants / adulte adultes'],
  [
    'student students pupil pupils / teacher teachers / parent parents',
    'etudiant etudiants eleve eleves / enseignant enseignants professeur professeurs / parent parents',
  ],
  ['student students / retired pensioner pensioners', 'etudiant etudiants / retraite retraites'],
  [
    'rich richer wealthy richest / poor poorer poorest poverty',
    'riche riches aise fortune / pauvre pauvres pauvrete demuni modeste precaire',
  ],
  ['man men male / woman women female', 'homme hommes masculin / femme femmes feminin'],
  ['boy boys / girl girls', 'garcon garcons / fille filles'],
  ['mother mothers / father fathers', 'mere meres / pere peres'],
  [
    'employer employers boss bosses manager managers / employee employees worker workers staff',
    'employeur employeurs patron patrons manager / employe employes salarie salaries travailleur ouvrier',
  ],
  [
    'buyer buyers customer customers / seller sellers',
    'acheteur acheteurs client clients / vendeur vendeurs',
  ],
  [
    'pedestrian pedestrians walker / driver drivers motorist motorists / cyclist cyclists',
    'pieton pietons / automobiliste automobilistes conducteur / cycliste cyclistes',
  ],
  ['friend friends ally / enemy enemies', 'ami amis allie / ennemi ennemis'],
  ['citizen citizens / foreigner foreigners', 'citoyen citoyens / etranger etrangers'],
  ['winner winners / loser losers', 'gagnant vainqueur / perdant'],
  ['yes / no', 'oui / non'],
  ['with / without', 'avec / sans'],
  [
    'advantage advantages pros / disadvantage disadvantages drawback cons',
    'avantage avantages / inconvenient inconvenients desavantage',
  ],
  ['cause causes / consequence consequences effect', 'cause causes / consequence consequences effet'],
  ['demand / supply', 'demande / offre'],
  ['income revenue / expense expenses expenditure', 'recette recettes revenu / depense depenses'],
  ['surplus / deficit debt', 'excedent / deficit dette'],
  ['credit / debit', 'credit / debit'],
];

interface Place {
  readonly set: number;
  readonly side: number;
}

/** Where each stem stands. One that stands on both sides of a set says nothing there. */
const places = new Map<string, Place[]>();
for (const [set, languages] of sets.entries()) {
  const sides = new Map<string, Set<number>>();
  for (const [side, word] of languages.flatMap(sidesOf)) {
    for (const stem of stemsOf(word)) sides.set(stem, (sides.get(stem) ?? new Set()).add(side));
  }
  for (const [stem, [side, other]] of sides) {
    if (side === undefined || other !== undefined) continue;
    places.set(stem, [...(places.get(stem) ?? []), { set, side }]);
  }
}

function sidesOf(line: string): (readonly [side: number, word: string])[] {
  return line
    .split('/')
    .flatMap((words, side) =>
      words.split(' ').flatMap((word) => (word === '' ? [] : [[side, word] as const])),
    );
}

function opposed(a: string, b: string): boolean {
  const [here, there] = [places.get(a), places.get(b)];
  if (!here || !there) return false;
  for (const one of here) {
    for (const other of there) if (other.set === one.set && other.side !== one.side) return true;
  }
  return false;
}

/** Whether a stem is of a word that has an opposite: it tells something, be it as small as “open”, which searching passes over. */
export function hasOpposite(stem: string): boolean {
  return places.has(stem);
}

/** Whether one of some stems is the opposite of one of others. */
export function haveOpposites(stems: Iterable<string>, others: Iterable<string>): boolean {
  const telling = [...others].filter((one) => places.has(one));
  return telling.length > 0 && [...stems].some((one) => telling.some((other) => opposed(one, other)));
}

const together = (a: string, b: string): boolean =>
  (places.get(a) ?? []).some(({ set, side }) =>
    (places.get(b) ?? []).some((other) => other.set === set && other.side === side),
  );

/** Whether one of some stems stands on one side with one of others, as “free” and “gratuit” do. */
export function standTogether(stems: Iterable<string>, others: Iterable<string>): boolean {
  const telling = [...others].filter((one) => places.has(one));
  return [...stems].some((one) => telling.some((other) => together(one, other)));
}

/** Whether two words, in French or English, are opposites in any of their forms: “opened” and “closing”, “cher” and “gratuite”. */
export function areOpposite(word: string, other: string): boolean {
  return haveOpposites(stemsOf(fold(word)), stemsOf(fold(other)));
}

/**
 * Whether two texts, by the sets of their stems, go against each other: each has a word that the other has not, and these are
 * opposites. “Open it, do not close it” does not go against “close it”, as far as words tell.
 */
export function goAgainst(stems: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const one of stems) {
    if (others.has(one) || !places.has(one)) continue;
    for (const other of others) if (!stems.has(other) && opposed(one, other)) return true;
  }
  return false;
}
