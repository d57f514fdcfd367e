import { fold } from '../../text/fold.ts';

/**
 * Which way a clause goes: for what it speaks of; against it; for less of it, or reproaching it something; it says that it
 * is missing, or that there is enough; it says that it can’t be.
 */
export type Attitude = 'for' | 'against' | 'less' | 'lacking' | 'enough' | 'unable';

/** What looks like a no and is none, or says less and means more. */
const harmless =
  /par contre|au moins|du moins|plus ou moins|at least|more or less|(?:no|not) more than|never (?:been )?(?:so|as|this)(?!\p{L})|jamais (?:ete )?(?:aussi|autant|si)(?!\p{L})|pas plus de \d+|(?:pas|not) (?:seulement|que|only|just)|(?:pas|not) (?:encore|yet)|(?:moins|less|fewer) (?:de|than|d') ?\d+|sans (?:doute|cesse)|no doubt|no wonder|no matter|pourquoi pas|why not|n'hesite\w*|(?:hors|non) normes?|non[- ]?(?:profit|lucratif|public|partisan|stop)s?|non-\p{L}+|(?:bus|non)[- ]stops?|stop ?(?:lights?|signs?)|contre[- ](?:balanc|productif|productiv)\p{L}*|(?:laws?|rules?|lois?|protect\p{L}*|proteg\p{L}*) (?:against|contre)/gu;
/** “Ne … que” restricts and does not deny. */
const restricts = /(?<!\p{L})(?:ne |n')(?:(?!(?:pas|plus|jamais|guere|point) )\p{L}+ ){1,2}qu(?:e |')/gu;
/** Who asks why something is not, wants it. */
const whyNot =
  /(?<!\p{L})(?:why|pourquoi)(?!\p{L})(?:(?!because|parce).)*?(?:n't|(?<!\p{L})(?:not|pas)(?!\p{L}))/gu;

const notMissing =
  /(?<!\p{L})(?:ne |n'en )manqu\p{L}+ (?:pas|plus|jamais|guere)|no (?:lack|shortage) of|(?:not|n't) lack(?:ing)?(?!\p{L})/gu;
const missing = new RegExp(
  [
    // Not enough of it, too little.
    "(?:(?<!\\p{L})(?:pas|plus|not|jamais|never)|n't) (?:(?:encore|yet|du tout|vraiment|nearly|paid|eu) ){0,2}(?:assez|suffisamment|suffisant\\p{L}*|enough|sufficient)",
    '(?<!\\p{L})(?:(?:trop|too) (?:peu|few|little)|insuffisa\\p{L}*|insufficient\\p{L}*)',
    // There is none of it, or whoever speaks has none.
    "(?<!\\p{L})(?:n'y (?:a|avait|aura) (?:meme |toujours |vraiment |pratiquement )?(?:pas|plus|aucune?|guere|jamais)|y a (?:pas|plus|aucune?) d[e'])",
    "(?<!\\p{L})there(?:'s| is| are| was| were)? (?:still )?(?:is |are )?(?:no|not an?|not any|hardly any)(?!\\p{L})|there (?:is|are|was|were)n't",
    "(?<!\\p{L})(?:have|has|had|got) no (?!place|business|need|right|reason|interest)|(?<!\\p{L})(?:do|does|did)(?:n't| not) (?:even )?have (?!place|business|right|to|reason)",
    "(?<!\\p{L})n'(?:ai|as|a|avons|avez|ont|avait|avaient) (?:toujours )?(?:pas|plus|aucune?|jamais) (?=d[e']|un)(?!de place)",
    '(?<!\\p{L})(?:manqu\\p{L}*|lack(?:s|ing|ed)?|missing|shortage\\p{L}*|penurie\\p{L}*)',
  ]
    .map((one) => `(?:${one})`)
    .join('|'),
  'gu',
);
const sufficing = /(?<!\p{L})(?:enough|assez|suffisamment|suffisant\p{L}*)(?!\p{L})/gu;
const unable =
  /(?<!\p{L})(?:can(?:not|'t|t| not)|could(?:n't| not)|unable to|impossible|(?:ne |n'(?:y |en )?)(?:peu\p{L}*|pouv\p{L}*|pourr\p{L}*|arriv\p{L}*) (?:pas|plus|jamais)|peu(?:x|t|vent) (?:pas|plus))(?!\p{L})/gu;

/** Two words of one no. */
const denies =
  /(?<!\p{L})(?:ne |n')(?:\p{L}+'?[ -]){0,4}?(?:pas|plus|jamais|rien|aucune?|guere|personne|nullement)(?!\p{L})|(?<!\p{L})(?:ne |n')(?:pas|plus|jamais|rien) /gu;
const noes =
  /(?<!\p{L})(?:ne|n'|pas|jamais|aucune?|non|contre|sans|not|no|never|against|without|cannot|nor|none|nobody|ni|instead of|rather than|opposed to|plutot qu(?:e|')|au lieu d(?:e|')|stop(?:pe[rz]|pons|ping|ped)?|(?:do|does|did|is|are|was|were|wo|should|would)nt)(?!\p{L})|n't(?!\p{L})/gu;
/** Verbs and nouns for doing away with something, or keeping it out. */
const ends =
  /(?<!\p{L})(?:interdi\p{L}*|supprim\p{L}*|suppression\p{L}*|bann\p{L}*|arret(?:er|ez|ons|e|ent|ant)|refus\p{L}*|oppos\p{L}*|rejet\p{L}*|abol\p{L}*|abrog\p{L}*|cess(?:er|ez|ons|e|ation)|elimin\p{L}*|empech\p{L}*|evit\p{L}*|combat\p{L}*|mettre fin|en finir|fin (?:de|du|des|a|aux)|ban|bans|banned|banning|remov\p{L}*|scrap\p{L}*|reject\p{L}*|prohibit\p{L}*|forbid\p{L}*|outlaw\p{L}*|illegal\p{L}*|get rid of|repeal\p{L}*|prevent\p{L}*|avoid\p{L}*|end (?:the|all|of|to)|fight\p{L}*|keep (?:\p{L}+ ){1,4}?(?:off|out|away)|(?<!(?:va|vont|will|to) )(?:ferm(?:er|ez|ons)|close[ds]?|closing)(?! (?:to|by|at)))(?!\p{L})/gu;
/** Reproaches: who finds it so does not want it. */
const reproach =
  'inutile\\p{L}*|useless|pointless|dangere\\p{L}*|dangerous|nuisible\\p{L}*|harmful|absurde\\p{L}*|absurd|ridicul\\p{L}*|mauvais\\p{L}*|bad|scandale\\p{L}*|inadmissible\\p{L}*|inacceptable\\p{L}*|unacceptable|injuste\\p{L}*|unfair|cher|chere|chers|cheres|expensive|couteu\\p{L}*|idio[ct]\\p{L}*|burden\\p{L}*';
/** Less of it; with a reproach, one word: “moins cher” is what whoever finds it “trop cher” asks for. */
const less = new RegExp(
  `(?<!\\p{L})(?:(?:moins|trop|less|too) (?:${reproach})|moins|baiss\\p{L}*|redui\\p{L}*|reduct\\p{L}*|diminu\\p{L}*|limit(?:er|ez|ons|e|ation|ing)|trop|exces\\p{L}*|less|fewer|reduc\\p{L}*|lower\\p{L}*|cut|cuts|cutting|decreas\\p{L}*|too(?= \\p{L})|${reproach})(?!\\p{L})`,
  'gu',
);

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
 * Which way a clause goes, as far as its words of denying, ending and lessening, and its reproaches, tell: two of them
 * undo each other, as in “ne pas interdire”. French and English.
 */
export function attitudeOf({ text, asks }: { readonly text: string; readonly asks: boolean }): Attitude {
  let rest = text.replace(harmless, ' ').replace(restricts, ' ');
  if (asks) rest = rest.replace(whyNot, ' ');
  const find = (what: RegExp): number => {
    const found = taken(rest, what);
    rest = found.rest;
    return found.times;
  };
  const isNotMissing = find(notMissing) > 0;
  const isMissing = find(missing) > 0;
  const suffices = find(sufficing) > 0;
  const isUnable = find(unable) > 0;
  const turns = find(denies) + find(noes) + find(ends);
  const lessens = find(less);
  if (isNotMissing || suffices) return turns % 2 === 1 ? 'lacking' : 'enough';
  // That it is too much besides does not undo it: “on ne peut pas payer plus, c’est déjà trop”.
  if (isMissing) return turns % 2 === 1 ? 'against' : 'lacking';
  if (isUnable) return turns % 2 === 1 ? 'for' : 'unable';
  if ((turns + lessens) % 2 === 0) return 'for';
  return turns % 2 === 1 ? 'against' : 'less';
}

/** What a text speaks of, without its words of denying, ending and lessening; folded. */
export function subjectOf(text: string): string {
  return [harmless, restricts, denies, noes, ends, less].reduce(
    (rest, what) => rest.replace(what, ' '),
    fold(text),
  );
}

/** What a text may say of a thing where a claim goes one way. */
const borneOut: Readonly<Record<Attitude, readonly Attitude[]>> = {
  for: ['for', 'lacking'],
  against: ['against', 'unable', 'enough'],
  less: ['less', 'against', 'unable', 'enough'],
  lacking: ['lacking', 'for', 'unable'],
  enough: ['enough', 'against', 'less'],
  unable: ['unable', 'against', 'less', 'lacking'],
};

/** Whether a claim that goes one way may stand on a text that goes another. */
export function agrees(claim: Attitude, text: Attitude): boolean {
  return borneOut[claim].includes(text);
}

/** Whether it says of something that it is not, or should not be. */
export function isDenial(attitude: Attitude): boolean {
  return attitude === 'against' || attitude === 'less' || attitude === 'unable' || attitude === 'enough';
}
