import type { Problem, ProposedClaim } from './gate.ts';
import { isBareTopic } from './topic.ts';

const longestClaim = 300;
const longestQuote = 400;

/** Addresses, mentions, markup: what a reader could be led away by, or a platform take for its own. */
const leads =
  /(?:[a-z][a-z\d+.-]*:\/\/|www\.|[\p{L}\d-]+\.(?:com|org|net|info|io|fr|eu|uk|ru|xyz|biz|gouv|gov|app|me|ly|co)(?![\p{L}\d])|[\w.+-]+@[\w-]+|(?<![\p{L}\d])@\p{L}|<[@!#/a-z]|\]\()/iu;
/** In a claim also whatever looks like an address of any kind, or like markup, and brackets that refer to something. */
const refers =
  /[\p{L}\d]{2}\.\p{L}{2}|[@#<>[\]{}*_|\\~`^=]|\((?:see|voir|cf|source|sources|ref|via|n°|c?\d+)(?![\p{L}])|\+?\d(?:[ .-]?\d){7,}|\p{Extended_Pictographic}/iu;
/** Characters that are not seen, or that turn what is seen about. */
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\u2028\u2029]/u;
/** Words to a machine: to forget what it was told, or from one that speaks of itself. */
const toMachines =
  /\b(?:(?:ignor(?:e|es|ez|er|ing)|disregard|oublie[rz]?|forget)\b.{0,40}\b(?:instructions?|consignes?|prompts?|rules|regles|above|previous|precedentes?)|(?:system|new|nouvelles?|previous|these|mes|tes|vos|my|your) (?:prompts?|instructions|consignes)|(?:as an?|en tant qu'?) ?(?:une? )?(?:ai|ia|language model|modele de langage)\b)/iu;
/** What somebody tells a machine to write, at the beginning of a clause. */
const dictates =
  /(?:^|[.!?:;,\n] ?| and | et | then | puis )(?:please |merci de |veuillez |just |you (?:must|should|will) |vous devez |tu dois )?(?:write|say|answer|reply|respond|output|print|repeat|state|claim|summari[sz]e|ecri(?:s|vez|re)|di(?:s|tes)|repond(?:s|ez|re)|repet(?:e|ez|er)|affirm(?:e|ez|er)|resum(?:e|ez|er)|indiqu(?:e|ez|er)) (?:only |seulement |just )?(?:that|in your|in the summary|as (?:a |the )?(?:claim|summary|title)|with|que |qu'|«|"|“|:|dans (?:le|ton|votre) (?:resume|synthese))/iu;
/** Orders to the reader: no claim addresses anybody. */
const orders =
  /(?:^|[.!?:;,«"“] ?)(?:please |merci de |veuillez )?(?:votez|vote (?:for|against|yes|no|now|pour|contre|oui|non)|voter pour|click|cliquez|cliquer|visit|visitez|contact(?:ez)?|call (?:us|me|now|today|\+?\d)|appelez|send|envoyez|follow|suivez|join|rejoignez|buy|achetez|download|telechargez|sign (?:this|the|here|up)|signez|subscribe|abonnez-vous|donate)\b/iu;

const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘ʼ`´]/g, "'");

/** Whether a text speaks to a machine: it tells it to forget what it was told, or what to write. It is no witness for anything. */
export function speaksToMachines(text: string): boolean {
  const folded = plain(text);
  return toMachines.test(folded) || dictates.test(folded);
}

/** Whether a text leads away, hides something or gives orders. */
function misleads(text: string): boolean {
  const folded = plain(text);
  return leads.test(folded) || orders.test(folded) || speaksToMachines(text);
}

function sentences(text: string): number {
  // An abbreviation before a name is no end: “M. Dupont”, “art. 3”.
  const whole = text.trim().replace(/\b(\p{L}{1,3})\.(?= )/gu, '$1');
  return [...new Intl.Segmenter(undefined, { granularity: 'sentence' }).segment(whole)].length;
}

/** A claim is one sentence, of a bounded length, that only states; its quotes give no orders and lead nowhere either. */
export function checkForm({ text, quotes }: ProposedClaim): Problem[] {
  const fails = (reason: string): Problem[] => [{ gate: 'form', reason }];
  if (text.length > longestClaim) return fails(`it is longer than ${longestClaim} characters`);
  if (!/\p{L}{2}/u.test(text)) return fails('it says nothing');
  if (isBareTopic(text)) return fails('it names a subject and says nothing of it');
  if (unseen.test(text)) return fails('it has line breaks or characters that are not seen');
  if (sentences(text) > 1) return fails('it is more than one sentence');
  if (misleads(text) || refers.test(text))
    return fails(
      'it has an address, a mention, a reference, markup or an order in it: state what people say',
    );
  if (quotes.some((one) => one.text.length > longestQuote))
    return [{ gate: 'quotes', reason: `a quote is longer than ${longestQuote} characters` }];
  if (quotes.some((one) => misleads(one.text)))
    return fails('a quote has an address, a mention or an order in it: quote other words');
  return [];
}
