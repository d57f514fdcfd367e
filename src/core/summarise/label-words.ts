import { courtesyWords } from '../segment/cues.ts';
import { fold } from '../text/fold.ts';
import { stopWords } from '../text/words.ts';

const setOf = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** What people find of something is not what they speak of. */
const judging = setOf(`
  bon bonne bons bonnes mauvais mauvaise nul nulle stupide bete idiot idiote ridicule absurde genial geniale super excellent excellente parfait
  parfaite utile inutile honte scandale scandaleux dommage important importante essentiel indispensable necessaire urgent dangereux bien mieux
  mal pire meilleur meilleure good bad great stupid silly dumb terrible awful horrible excellent perfect useful useless nice wonderful
  ridiculous absurd shame important essential necessary better best worse worst
`);

/** Alone these name nothing. */
const emptyAlone = setOf(`
  idee idees idea ideas solution solutions proposition propositions proposal proposals desire souhaite souhait charge chose choses thing things
  probleme problemes problem problems question questions sujet sujets subject point points cas case fait faits exemple example besoin besoins
  need needs mesure mesures avis opinion opinions reponse answer moyen moyens maniere facon way part lieu sens place nombre lot people gens
  personne personnes monde possibilite permet permettre accord base bases fond limite limites manque terme termes annee annees an ans temps
  fin mise prise partie parties fonction demande demandes chance travers resultat resultats niveau niveaux mode modes forme formes type types
  effet effets objet objets notion notions rapport rapports ensemble plupart majorite totalite quantite somme raison raisons principe principes
  element elements aspect aspects situation situations difference differences domaine domaines objectif objectifs necessite contribution
  contributions orientation orientations ajout gros condition conditions article articles texte textes alinea heure jour jours mois fois suite matiere revanche faveur year years time times level kind
  sort result results matter matters end bottom number numbers reason reasons basis term terms
`);

/** What only counts or stands for something else: no label begins or ends with it. */
const counting = setOf(`
  nombre nombres plupart majorite ensemble totalite fait faits point points base type types cas partie parties lot sorte sortes somme fois
  number kind sort lot majority fact basis
`);

/** Nouns that end as verbs do. */
const nouns = setOf(`
  trait lait fait souhait portrait retrait attrait extrait bienfait forfait parfait camera opera habitat danger boulanger etranger cancer leader
  dossier courrier avenir plaisir loisir pouvoir devoir savoir loyer foyer metier chantier quartier papier cahier hiver clavier fichier gibier
  espoir trottoir tiroir terroir atelier hotelier policier infirmier routier ouvrier premier dernier particulier financier immobilier hospitalier
  familier scolaire regulier foncier mobilier ferroutier
`);

/** Verbs in the present that are seldom anything else. */
const present = setOf(`
  permet permettent diminue diminuent augmente augmentent prend prennent met mettent donne donnent coute coutent paie paient paye payent gagne
  gagnent doit doivent peut peuvent va vont existe existent vient viennent devient deviennent reste restent manquent arrive arrivent commence
  commencent consiste consistent diffusent travaille travaillent veut veulent sert servent trouve trouvent pense pensent croit croient sait
  savent voit voient dit disent laisse laissent concerne concernent respecte respectent favorise favorisent semble semblent appartient font
  utilise utilisent fonctionne fonctionnent
`);

/** Infinitives that end as nouns do. */
const infinitives = setOf(`
  faire refaire comprendre apprendre prendre reprendre mettre permettre promettre rendre vendre attendre defendre entendre reduire produire
  construire detruire lire ecrire dire suivre croire connaitre naitre eteindre atteindre joindre rejoindre repondre perdre battre
`);

/** Whether a folded word ends as a finite verb does, in French. */
export const looksFinite = (word: string): boolean =>
  !nouns.has(word) && (present.has(word) || /(?:[^e]ait|aient|issent|(?:er|ir|dr)(?:a|ont|ez))$/.test(word));

/** Whether a folded word ends as a French infinitive or present participle does. */
export const looksNonFinite = (word: string): boolean =>
  word.length > 4 && !nouns.has(word) && (infinitives.has(word) || /(?:[^iy]er|[^o]ir|oir|ant)$/.test(word));

/** A phrase's words, folded, without those that carry nothing. */
export const wordsIn = (phrase: string): string[] =>
  fold(phrase)
    .split(/[\s'’-]+/)
    .filter((word) => word.length > 2 && !stopWords.has(word));

/** Whether words name nothing: a greeting, what people find of it, or how many there are. */
export function saysNothing(words: readonly string[]): boolean {
  if (words.every((word) => courtesyWords.has(word) || emptyAlone.has(word))) return true;
  if (words.some((word) => judging.has(word))) return true;
  return counting.has(words[0] ?? '') || counting.has(words.at(-1) ?? '');
}
