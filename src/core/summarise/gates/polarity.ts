import { fold } from '../../text/fold.ts';

/** What looks like a no and is none, or says less and means more. */
const harmless =
  /par contre|au moins|du moins|plus ou moins|at least|more or less|pas (?:seulement|que)|not (?:only|just)|(?:pas|not) (?:encore |yet )?(?:assez|suffisamment|enough)|(?:trop|too) (?:peu|few|little)|(?:moins|less|fewer) (?:de|than|d') ?\d+|sans doute|no doubt|pourquoi pas|why not|n'hesite\w*|(?:hors|non) normes?|non[- ]?(?:profit|lucratif)s?/gu;
/** “Ne … que” restricts and does not deny. */
const restricts = /(?<!\p{L})(?:ne |n')(?:\p{L}+ ){1,2}qu(?:e |')/gu;
/** Two words of one no. */
const denies =
  /(?<!\p{L})(?:ne |n')(?:\p{L}+'?[ -]){0,4}?(?:pas|plus|jamais|rien|aucune?|guere|personne|nullement)(?!\p{L})|(?<!\p{L})(?:ne |n')(?:pas|plus|jamais|rien) /gu;
const noes =
  /(?<!\p{L})(?:ne|n'|pas|jamais|aucune?|non|contre|sans|not|no|never|against|without|cannot|nor|none|nobody|stop\p{L}*)(?!\p{L})|n't(?!\p{L})/gu;
/** Verbs and nouns for doing away with something, or keeping it out. */
const ends =
  /(?<!\p{L})(?:interdi\p{L}*|supprim\p{L}*|suppression\p{L}*|bann\p{L}*|arret(?:er|ez|ons|e|ent|ant)|refus\p{L}*|oppos\p{L}*|rejet\p{L}*|abol\p{L}*|abrog\p{L}*|cess(?:er|ez|ons|e|ation)|elimin\p{L}*|empech\p{L}*|evit\p{L}*|combat\p{L}*|mettre fin|en finir|fin (?:de|du|des|a|aux)|ban|bans|banned|banning|remov\p{L}*|scrap\p{L}*|reject\p{L}*|prohibit\p{L}*|forbid\p{L}*|repeal\p{L}*|prevent\p{L}*|avoid\p{L}*|end (?:the|all|of|to)|fight\p{L}*)(?!\p{L})/gu;
/** Less of it. */
const less =
  /(?<!\p{L})(?:moins|baiss\p{L}*|redui\p{L}*|reduct\p{L}*|diminu\p{L}*|limit(?:er|ez|ons|e|ation|ing)|trop|exces\p{L}*|less|fewer|reduc\p{L}*|lower\p{L}*|cut|cuts|cutting|decreas\p{L}*|exces\p{L}*|too (?=\p{L}))(?!\p{L})/gu;

/** Reproaches: who finds it so does not want it. */
const reproaches =
  /(?<!\p{L})(?:inutile\p{L}*|useless|pointless|dangere\p{L}*|dangerous|nuisible\p{L}*|harmful|absurde\p{L}*|absurd|ridicul\p{L}*|mauvais\p{L}*|bad|scandale\p{L}*|inadmissible\p{L}*|inacceptable\p{L}*|unacceptable|injuste\p{L}*|unfair|cher|chere|chers|cheres|expensive|couteu\p{L}*)(?!\p{L})/gu;

/** Takes out of a text what is found, and counts it. */
function taken(text: string, what: RegExp): { rest: string; times: number } {
  let times = 0;
  const rest = text.replace(what, () => {
    times += 1;
    return ' ';
  });
  return { rest, times };
}

/**
 * Whether a clause is for what it speaks of, or against it or for less of it, as far as its words of denying, ending and
 * lessening, and its reproaches, tell: two of them undo each other, as in “ne pas interdire”. French and English.
 */
export function isAgainst(clause: string): boolean {
  let text = fold(clause).replace(harmless, ' ').replace(restricts, ' ');
  let count = 0;
  for (const what of [denies, noes, ends, less, reproaches]) {
    const { rest, times } = taken(text, what);
    text = rest;
    count += times;
  }
  return count % 2 === 1;
}
