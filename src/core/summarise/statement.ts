import { demanding, imperative, infinitive, nominal, proposing } from '../segment/cues.ts';
import { fold } from '../text/fold.ts';
import { stopWords, words } from '../text/words.ts';

/** Somebody asks for something in the words of a petition. */
export const petitioning =
  /\b(?:(?:we|i)(?: \p{L}+){0,4} (?:urge|petition|call (?:on|upon|for)|request|ask|support|oppose|believe)|petition (?:the|to)|calls? (?:on|upon|for)|demand(?:ed|s)? that)\b/u;

/** Adjectives and nouns that end as infinitives do: "nucléaire", "culture". */
const seemingVerb =
  /^(?!(?:faire|refaire|defaire|satisfaire|taire|plaire|extraire|distraire|soustraire|boire|croire|inclure|exclure|conclure)\b)\p{L}+(?:aire|oire|ure|iere|phere)\b/u;

/** Whether a folded text begins by a verb in the infinitive, as a demand in French does. */
export const beginsByVerb = (folded: string): boolean => infinitive.test(folded) && !seemingVerb.test(folded);

/** A verb that makes a sentence, where no cue of a demand does. */
const finite =
  /(?:^|[^\p{L}])(?:est|sont|sera|seront|serait|seraient|soit|soient|ont|aura|auront|doit|doivent|devra|devront|peut|peuvent|pourra|pourrait|pourraient|permet|permettra|permettrait|manque|manquent|fait|font|va|vont|coute|coutent|reste|restent|passe|passent|sert|servent|ferme|ferment|arrive|arrivent|coule|marche|marchent|fonctionne|fonctionnent|is|are|was|were|will|would|can|cannot|could|may|has|have|had|does|do|makes?|needs?|deserves?|helps?|causes?|costs?|lacks?)(?![\p{L}])|n't(?!\p{L})/u;

/** A demand as a noun with what it is for: "gratuité des transports", "a ban on fireworks". */
const action =
  /^(?:(?:le|la|les|une?|the|an?) |l')?(?:(?:fin|baisse|hausse|arret|retour|refonte|reforme|retrait|maintien|soutien|partage|prise en|mise en|remise|limite|plafond|taxe|gratuite|egalite|interdiction|obligation|contre|pour|ban|end|support|funding|reform) |(?:\p{L}{3,}(?:tion|sion|ment|ement|age)s?|(?:re|de)valorisation) (?:de|des|du|d'|a|au|aux|of|for|to|in)(?![\p{L}]))/u;

/** Begins by what stands before it: alone, it leaves open what it is about. */
const leaning =
  /^(?:[-–•"'«“([]\s*)?(?:cela|ca|ceci|ce|cet|cette|ces|celui|celle|celles|ceux|c'est|c'etait|ils?(?! (?:faut|faudrait|serait|y a|est (?:temps|necessaire|urgent|important|indispensable|essentiel|normal|inadmissible|anormal)))|elles?|donc|ainsi|or|mais|et|car|puis|ensuite|enfin|de plus|en plus|en outre|par ailleurs|par exemple|pour (?:cela|ca|ce|cette|ces|le reste)|en effet|cependant|toutefois|neanmoins|sinon|alors|aussi|egalement|de meme|meme|d'ou|d'autant|a ce (?:titre|propos|sujet)|dans ce|en revanche|par contre|au contraire|en conclusion|en resume|bref|quid|leurs?|l'avoir|y|en clair|quant|voir|hors|idem|faire (?:la meme chose|pareil|de meme)|by comparison|certes|apres|this|that|these|those|they|it|it's|he|she|such|but|and|so|or|because|since|however|therefore|thus|hence|also|moreover|furthermore|instead|then|for (?:this|that|these|example|instance)|all told|in (?:addition|fact|this|that|these)|as (?:a result|such|this|that)|here|its|his|her|their|which|who|another|similarly|consequently|nevertheless|yet)(?![\p{L}])/u;

/** Points elsewhere from within. */
const pointing =
  /(?:^|[^\p{L}])(?:ci-dessus|ci-dessous|ci dessus|plus haut|celui-ci|celle-ci|ces? (?:derniere?s?|\d+)|cette derniere|cet article|cette proposition|(?:le|du|au) present article|above|below|the (?:latter|former)|this (?:article|petition|amendment|bill|application))(?![\p{L}])/u;

/** Goes on from something before, without beginning by it. */
const going =
  /(?:^|[^\p{L}])(?:cette|cet|ces|aussi|egalement|donc|en outre|these|those|such an?|also|further|therefore)(?![\p{L}])/u;

/** Somebody else's words, or a paragraph of a law. */
const quoting = /^\s*(?:[«"“([>]|\d+ ?°|(?:art(?:icle)?\.? )?[lrd]\.? ?\d|§)/iu;

/** Was cut off: no sentence ends with these. */
const cutOff =
  /(?:^|[^\p{L}])(?:de|des|du|d|la|le|les|l|un|une|a|au|aux|et|ou|par|pour|sur|dans|avec|qui|que|the|an|of|to|and|or|for|with|by|from|into)[.…'’\s]*$/u;

/** Where words are cut, something more must follow these, too. */
const leadsOn =
  /(?:^|[^\p{L}])(?:en|qu|quelles?|quels?|car|mais|afin|ainsi|comme|dont|puis|quand|lorsque|parce|tres|plus|moins|tous|toutes?|tout|donc|si|ne|n|elles?|ils?|on|je|j|nous|vous|se|s|sa|son|ses|leurs?|notre|nos|ce|cet|cette|ces|est|sont|ont|they|he|she|we|i|it|is|are|has|have|not|that|which|who|if|in|on|at|as|their|our|its|this|these)$/u;

/** Whether words that go on where they were said end by one that something must follow. */
export const endsOpen = (text: string): boolean => {
  const folded = fold(text);
  return cutOff.test(folded) || leadsOn.test(folded);
};

/** As questions begin, where nobody writes the mark. */
const questioning =
  /^(?:(?:et |mais |and |but )?(?:pourquoi|comment|combien|est-ce que?|qu'est-ce|faut-il|peut-on|doit-on|why|how (?:many|much|can|do|will|would|is|are)|what (?:is|are|about|will|happens)|who (?:is|will|decides)|when (?:will|is|are)|where (?:is|are|will))(?![\p{L}]))/u;

/** How many different words say something of a subject. */
const tellingWords = (text: string): number =>
  new Set(words(text).filter((word) => word.length > 1 && !stopWords.has(word))).size;

const says = (folded: string): 'demand' | 'sentence' | 'action' | undefined => {
  if (beginsByVerb(folded)) return 'demand';
  if ([proposing, demanding, imperative, nominal, petitioning].some((cue) => cue.test(folded))) {
    return 'demand';
  }
  if (finite.test(folded)) return 'sentence';
  return action.test(folded) ? 'action' : undefined;
};

/** Whether folded words have a verb that makes a sentence of them. */
export const isSentence = (folded: string): boolean => finite.test(folded);

/** Whether words ask a question. */
export const asks = (text: string): boolean => {
  const folded = fold(text);
  return /\?/.test(folded) || questioning.test(folded);
};

/** From here on words name a subject and say nothing of it. */
const nothingSaid = 0.9;
const byFewWords = {
  demand: [2, 2, 0.3, 0],
  sentence: [2, 2, 0.4, 0.1],
  action: [2, 2, 0.6, 0.15],
  nothing: [2, 2, 1.5, nothingSaid, 0.4],
} as const;
const byMoreWords = { demand: 0, sentence: 0.15, action: 0.1, nothing: 0.3 } as const;

/** What it takes from words that they only name a subject: 0 for a demand with its object. */
function emptinessOf(text: string): number {
  const form = says(fold(text)) ?? 'nothing';
  return byFewWords[form][tellingWords(text)] ?? byMoreWords[form];
}

/** Whether words name a subject and say nothing of it: no verb, no demand, hardly a word beside the subject's. */
export function isFragment(text: string): boolean {
  return emptinessOf(text) >= nothingSaid;
}

/** How much words need of what stands elsewhere to be read, from 0, be they a statement or not. */
export function leanOf(text: string): number {
  const folded = fold(text.trim());
  return (
    (leaning.test(folded) || (/^[-–•*\s]*\p{Ll}/u.test(text) && text.length > 60) ? 0.6 : 0) +
    (cutOff.test(folded) ? 0.6 : 0) +
    (pointing.test(folded) ? 0.4 : 0) +
    (going.test(folded) ? 0.25 : 0) +
    (quoting.test(text) ? 0.5 : 0) +
    (/\?["»”]?$/.test(folded) ? 0.3 : 0) +
    (/https?:|www\./.test(folded) ? 0.3 : 0)
  );
}

/**
 * How much words lack of a statement that can be read alone, from 0: it proposes or says something of something, does
 * not begin in the middle of a thought, and does not point at what stands elsewhere. French and English; of other languages
 * only the number of words tells.
 */
export const lackOf = (text: string): number => emptinessOf(text) + leanOf(text);
