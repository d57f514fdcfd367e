import { demanding, imperative, nominal, proposing } from '../segment/cues.ts';
import { fold } from '../text/fold.ts';
import { stopWords, words } from '../text/words.ts';
import { asks, beginsByVerb, isSentence, petitioning } from './statement.ts';

/** Nouns of what is to be done, with what it is to be done to: “la suppression des niches”, “a ban on fireworks”. */
const change =
  /^(?:(?:plan|projet) (?:national |local )?(?:pour|de) )?(?:(?:le|la|les|une?|the|an?|pour) |l'|pour (?:le |la |les |l'|une? ))*(?:fin|baisse|hausse|arret|retour|refonte|reforme|revision|retrait|maintien|partage|mise en|mise a|remise|plafond|plafonnement|taxe|taxation|gratuite|interdiction|obligation|augmentation|diminution|reduction|suppression|creation|instauration|introduction|renforcement|developpement|construction|limitation|indexation|egalite|prise en compte|simplification|amelioration|remplacement|retablissement|generalisation|abolition|abrogation|annulation|revalorisation|devalorisation|transformation|changement|encadrement|allegement|elargissement|extension|ouverture|reouverture|fermeture|expulsion|re\p{L}{4,}ation|ban|end|removal|reduction|creation|abolition|extension|expansion|increase|decrease|support|funding|reform)s?(?: (?:de|des|du|d'|au|aux|of|for|to|in|on|sur|en|place|les?|la|l'|une?|toute?)(?![\p{L}])| d'| l'|$)/u;

/** A verb of what would come of it: then it is judged, not asked for. */
const conditional = /\p{L}{3}r(?:ait|aient|a|ont)(?![\p{L}])/u;

/** Looks as an imperative does and is a noun: “contributions”, “régions”, “plan national”. */
const nounLike =
  /^(?:\p{L}+(?:[tsgnlxmv]ions|aisons)\b|(?:plan|train)s? (?!the |an? |for |more |to |your |our |new |all ))/u;

/** Somebody tells how things are, or refuses: whatever is asked for further on, the words do not begin as a proposal. */
const complaint =
  /^(?:(?:non|oui|no|yes)[ ,!]+)?(?:aucune?s?\b|rien (?:n'|ne (?!doi))|il y a (?:deja |beaucoup |bien )?(?:trop|tant|tellement)|(?:il n'y a|y'? ?a) (?:pas|plus|aucun)|(?:je|on|nous) (?:n'|ne )|c'est |trop |pas d'accord|too (?:many|much)|there (?:is|are) (?:too|no)|nobody|nothing|none\b)/u;

/** What leads in the clause of another verb than the first. */
const subordinating =
  /(?:^|[^\p{L}])(?:qui|que|qu|quand|si|ou|dont|comment|car|parce|puisque|lorsque|afin|comme|et|who|that|which|when|if|where|because|so|and)(?![\p{L}])|[,:(]/u;
const judging =
  /(?:^|[^\p{L}])(?:est|sont|serait|seraient|sera|n'est|ne sont|ne serait|permet|permettrait|permettra|is|are|would|will)(?![\p{L}])/u;

const refusing =
  /(?:^|[^\p{L}])(?:(?:je suis|nous sommes|i am|i'm|we are) (?:contre|opposee?s?|defavorables?|against|opposed))(?![\p{L}])/u;

/** Whether a verb at its beginning is what is spoken of: “laisser faire est une erreur” asks for nothing. */
function isSubject(folded: string): boolean {
  const verb = judging.exec(folded);
  return verb !== null && !subordinating.test(folded.slice(0, verb.index));
}

/** What stands between full stops, colons and line breaks, without marks before it. */
const partsOf = (folded: string): string[] =>
  folded
    .split(/[.!?;:\n]+|\s[-–•*]\s/)
    .map((part) => part.replace(/^[\s\p{P}\p{S}\d]+/u, ''))
    .filter(Boolean);

/** Whether a part asks for something to be done, or to be there. */
function isDemand(part: string): boolean {
  if (complaint.test(part) || refusing.test(part)) return false;
  if (beginsByVerb(part)) return !isSubject(part);
  if (/^pour /.test(part) && beginsByVerb(part.slice(5))) {
    // A purpose alone asks for nothing: what is to be done for it may follow.
    const rest = part.slice(part.indexOf(',') + 1).trim();
    return rest !== part && isDemand(rest);
  }
  if (imperative.test(part) && !nounLike.test(part)) return true;
  return (
    [proposing, demanding, nominal, petitioning].some((cue) => cue.test(part)) ||
    (change.test(part) && !isSentence(part) && !conditional.test(part))
  );
}

/** Words that one thing may have and be no more than named. */
const mostInName = 2;
const addressing =
  /^(?:je|j'|tu|t'|on|nous|vous|ils?|elles?|c'|ce|ca|cela|i|you|we|he|she|it|they|this|that)(?![\p{L}])/u;

/** Whether a part says something, of whatever form. */
const saysSomething = (part: string): boolean =>
  addressing.test(part) || complaint.test(part) || isSentence(part) || isDemand(part);

/** Different words that say something of a subject. */
const tellingIn = (part: string): number =>
  new Set(words(part).filter((word) => word.length > 1 && !stopWords.has(word))).size;

/**
 * Whether words propose something by their form alone: what they say first, past the subject that they may name before, asks for
 * something to be done. Complaints, refusals, purposes and names of subjects do not.
 */
export function proposes(text: string): boolean {
  if (asks(text)) return false;
  const parts = partsOf(fold(text));
  const first = parts.find((part) => saysSomething(part) || tellingIn(part) > mostInName + 1);
  return first !== undefined && isDemand(first);
}

/** Something is missing, broken or too much, said without a verb as well. */
const lacking =
  /(?:^|[^\p{L}])(?:ne|n|pas|plus|aucune?|jamais|rien|sans|manque|manquent|besoin|absence|penurie|insuffisan\p{L}*|trop|peu|difficile\p{L}*|impossible\p{L}*|not|no|never|nothing|without|lacks?|needs?|missing|too|hard|impossible|broken)(?![\p{L}])|n't(?!\p{L})/u;

/** An answer that there is none: “Aucune.”, “Aucun, car …”. */
const declining =
  /^\s*(?:aucune?s?|rien|none|nothing)\s*(?:$|[^\p{L}\s]|(?:dans|car|pour|in|because)(?![\p{L}]))/u;

/** Whether words can say what is needed or wrong: a sentence, or a lack that is named. */
export function tellsLack(text: string): boolean {
  const folded = fold(text);
  return (
    !(proposes(text) || asks(text) || declining.test(folded) || namesSubjects(text)) &&
    (isSentence(folded) || lacking.test(folded))
  );
}

/** Whether words only name what they are about, one thing or several: “Santé, éducation”. Nobody is told to want anything of it. */
export function namesSubjects(text: string): boolean {
  const folded = fold(text);
  if (saysSomething(folded.replace(/^[\s\p{P}\p{S}\d]+/u, '')) || partsOf(folded).some(saysSomething))
    return false;
  const named = folded
    .replace(/^pour /, '')
    .split(/[,;:.!/\n+&()]+|\s[-–•*]\s|(?<!\p{L})(?:et|ou|and|or|puis)(?!\p{L})/u);
  return tellingIn(folded) <= mostInName + 1 || named.every((one) => tellingIn(one) <= mostInName);
}
