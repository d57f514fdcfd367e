import type { Language } from '../../language.ts';

const list = (...lines: readonly string[]): ReadonlySet<string> => new Set(lines.join(' ').split(' '));

/**
 * Folded words that say nothing by themselves: articles, pronouns, auxiliaries, and those by which words are joined. A closed
 * list of the gates’ own: lists for searching pass over “open”, “only”, “before” and “against”, which make another claim of
 * one. What a “not” turns is told clause by clause (`stance.ts`), what stands on which side of “from” in `order.ts`.
 */
export const smallWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  en: list(
    'a an the this that these those it its itself they them their theirs themselves we us our ours you your yours i me my he him his',
    'she her hers one ones who whom whose which what where when why how there here is are was were be been being am has have had having',
    'do does did done doing will would shall should can could may might must ought let of to in on at for with by from as into onto about',
    'through via per between among amongst towards toward across along upon within and or but nor so if because since while whereas',
    'although though than then also either neither yet not no never nobody nothing cannot none any some such just very really don t s re',
    'll ve d m isn aren wasn weren doesn didn won wouldn shouldn couldn can hasn haven hadn without against instead rather please',
  ),
  fr: list(
    'a le la les l un une des du de d au aux ce cet cette ces cela ca c ceci celui celle ceux celles il elle ils elles on nous vous je j tu',
    'se s me m te t lui leur leurs son sa ses notre nos votre vos mon ma mes ton ta tes y en ne n pas que qu qui quoi dont ou et mais donc',
    'or ni car si comme lorsque lorsqu quand puisque puisqu parce afin pour dans sur par avec vers chez entre depuis pendant est sont',
    'suis etre ete etait etaient sera seront serait seraient soit soient ont ai avons avez avoir avait avaient aura auront aurait ait',
    'aient eu faire fait font fasse fassent faits faite faites doit doivent devoir devrait devraient devra devront faut falloir faudrait',
    'faudra peut peuvent pouvoir pourrait pourraient puisse puissent va vont aller aussi ainsi alors meme memes quel quelle quels quelles',
    'non jamais aucun aucune rien personne sans contre plutot lieu svp tres vraiment bien',
  ),
};

/** Words by which a claim tells what people say, and those for bringing a thing about: they add nothing to it. */
export const framingWords = list(
  'propose proposes proposed proposing proposal proposals suggest suggests suggested suggestion ask asks asked asking want wants wanted',
  'wish wishes wished need needs needed request requested requests call calls called idea like people participants contributors',
  'respondents create creating provide provided introduce introduced set put make makes making made get getting give offer add adding',
  'install proposer propose proposent proposition suggerer suggere demander demande demandent demandee demandes souhaiter souhaite',
  'souhaitent souhaitable veut veulent voudraient vouloir besoin besoins necessaire falloir idee personnes gens participants',
  'contributeurs creer cree creation mettre mise remettre instaurer prevoir offrir donner avoir installer ajouter',
);
