import { fold } from '../../text/fold.ts';
import { ofThe, opinionVerbs, peopleNouns } from './people-words.ts';

/** Those who say so, and those of the sub-theme. */
export interface Reach {
  readonly citing: number;
  readonly people: number;
}

interface Quantifier {
  readonly name: string;
  readonly words: RegExp;
  holds(citing: number, share: number): boolean;
}

const some = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'gu');
/** Words that count people only where a noun for people or a verb of opinion follows. */
const ofPeople = (words: string): RegExp =>
  some(`(?:${words}) ?${ofThe}(?:(?:\\p{L}+ )?${peopleNouns}|${opinionVerbs})`);
const within = (low: number, high: number) => (_: number, share: number) => share >= low && share <= high;

/** In the order in which they are looked for: what one has found, those behind it do not see. */
const quantifiers: readonly Quantifier[] = [
  {
    name: 'nearly all',
    words: some(
      `(?:almost|nearly) (?:everyone|everybody|all)|presque (?:tous|toutes|tout le monde)|quasi(?:ment)? (?:tous|toutes)|quasi-?(?:totalite|unanim\\p{L}*)`,
    ),
    holds: within(0.85, 1),
  },
  {
    name: 'three quarters',
    words: some('three[ -]quarters|(?:les )?trois quarts'),
    holds: within(0.69, 0.81),
  },
  { name: 'two thirds', words: some('two[ -]thirds|(?:les )?deux tiers'), holds: within(0.6, 0.73) },
  {
    name: 'most',
    words: some(
      `more than (?:a )?half|plus de la moitie|(?:the |a |une? |la )?(?:large |tres |vast |great |grande |forte |wide |overwhelming |ecrasante )*(?:majority|majorite)|la plupart|(?<!the |at |le |la )most(?= ${ofThe}(?:\\p{L}+ )?${peopleNouns}| ${opinionVerbs})|most of|^most|mostly|majoritairement|massivement|largely|widely|overwhelmingly|largement|general agreement|consensus|broad support`,
    ),
    holds: (_, share) => share > 0.5,
  },
  { name: 'half', words: some('half|la moitie|une moitie'), holds: within(0.4, 0.6) },
  { name: 'a third', words: some('(?:a|one)[ -]third|un tiers|le tiers'), holds: within(0.27, 0.4) },
  { name: 'a quarter', words: some('(?:a|one)[ -]quarter|un quart|le quart'), holds: within(0.19, 0.31) },
  {
    name: 'a minority',
    words: some('(?:a |une |small |petite )*(?:minority|minorite)'),
    holds: (_, share) => share < 0.5,
  },
  {
    name: 'nobody',
    words: some(
      `nobody|no one|no-one|no ${peopleNouns}|none ${ofThe}${peopleNouns}|personne(?= n(?:e |'))|nul(?= n(?:e |'))|aucune? ${ofThe}${peopleNouns}`,
    ),
    holds: () => false,
  },
  {
    name: 'everyone',
    words: some(
      `everyone|everybody|(?:all|every|each) ${ofThe}${peopleNouns}|all(?= ${opinionVerbs})|tout le monde|chacun|chaque ${peopleNouns}|(?:tous|toutes) (?:les |nos |ces )?${peopleNouns}|(?:tous|toutes)(?= ${opinionVerbs})|l'ensemble ${ofThe}${peopleNouns}|unanim\\p{L}*|sans exception|without exception`,
    ),
    holds: (citing, share) => share === 1 && citing > 1,
  },
  {
    name: 'many',
    words: ofPeople(
      'many|a lot|lots|numerous|a (?:large|great|high) number|(?:de )?(?:tres )?nombreu(?:x|ses)|beaucoup|un grand nombre|nombre',
    ),
    holds: (citing, share) => citing >= 5 && share >= 0.1,
  },
  { name: 'several', words: ofPeople('several|plusieurs|various|divers'), holds: (citing) => citing > 1 },
  {
    name: 'a few',
    words: ofPeople(
      'a few|few|very few|a handful|quelques(?:[ -]un(?:e)?s)?|(?:tres )?peu|une poignee|certain(?:e)?s?|some',
    ),
    holds: (_, share) => share < 0.5,
  },
  {
    name: 'one',
    words: some(
      `(?:one|a|a single|only one|un|une|un seul|une seule) (?:${peopleNouns.replaceAll('s?', '')})(?= ${opinionVerbs})`,
    ),
    holds: (citing) => citing === 1,
  },
  {
    name: 'people',
    words: some(
      `(?:people|citizens|participants|contributors|respondents|residents|les gens|(?:les |des )?(?:citoyens|participants|contributeurs|habitants)) ${opinionVerbs}`,
    ),
    holds: (citing) => citing > 1,
  },
];

const weighty: readonly Quantifier[] = [
  {
    name: 'the public',
    words: some(
      `(?:the |le |la |toute la |whole )*(?:public|population|town|city|community|country|nation|neighbou?rhood|society|village|ville|pays|commune|quartier|societe|opinion) ${opinionVerbs}`,
    ),
    holds: () => false,
  },
  {
    name: 'how strongly',
    words: some(
      '(?:by far|from all sides|on all sides|again and again|hardly (?:anyone|anybody)|(?:the )?(?:strongest|biggest|main|top|first|most frequent) (?:wish|demand|request|concern|priority)|(?:general|widespread|popular|strong|broad) (?:demand|wish|support|request|call|agreement)|favou?rites?|de toutes parts|de loin|sans cesse|(?:une |la )?(?:large|forte|vaste|grande|premiere|principale) (?:demande|attente|adhesion|revendication)|(?:demande|attente|volonte) (?:generale|unanime|forte|populaire|commune)|plebiscit\\p{L}*|a peu pres tout le monde)',
    ),
    holds: () => false,
  },
];

const percentage = /(\d+(?:[.,]\d+)?) ?(?:%|percent(?!\p{L})|per cent(?!\p{L})|pour ?cents?(?!\p{L}))/gu;
const holding = new RegExp(`^ ?${ofThe}(?:(?:\\p{L}+ )?${peopleNouns}|${opinionVerbs})`, 'u');

const ofSomebody = new RegExp(
  `(?<!\\p{L})(?:${opinionVerbs}|${peopleNouns}|everyone|everybody|tout le monde|nobody|no one|unanim\\p{L}*)(?!\\p{L})`,
  'u',
);

/**
 * The quantifiers of a claim that the counts do not bear out, in French and English. One that speaks of a thing, not of
 * people who hold an opinion, may stand where a cited text has the same words.
 */
export function wrongQuantifiers(claim: string, cited: readonly string[], reach: Reach): string[] {
  const share = reach.people === 0 ? 0 : reach.citing / reach.people;
  const said = cited.map(fold);
  const wrong: string[] = [];
  let text = fold(claim);
  text = text.replace(percentage, (words: string, value: string, at: number) => {
    const behind = text.slice(at + words.length);
    const number = Number(value.replace(',', '.'));
    const opinion = holding.test(behind);
    const elsewhere = said.some((one) =>
      [...one.matchAll(percentage)].some(([, other]) => Number(other?.replace(',', '.')) === number),
    );
    const counted = Math.abs(number - 100 * share) <= 1;
    if (!counted && (opinion || !elsewhere)) wrong.push(`${value} %`);
    return ' ';
  });
  for (const { name, words, holds } of [...weighty, ...quantifiers]) {
    text = text.replace(words, (found: string, ...rest: unknown[]) => {
      const at = rest.find((one) => typeof one === 'number') ?? 0;
      const opinion =
        new RegExp(opinionVerbs, 'u').test(found) || holding.test(text.slice(at + found.length));
      const literally = !opinion && said.some((one) => one.includes(found.trim()));
      if (!literally && !holds(reach.citing, share)) wrong.push(name);
      // What stands behind is still read: “most people” is one quantifier, the verb belongs to none.
      return ' ';
    });
  }
  return wrong;
}

/** A claim without what it says of how many people say so: the counts bear that out, not the words of what it cites. */
export function withoutQuantifiers(claim: string): string {
  return quantifiers
    .filter(({ name }) => name !== 'people')
    .reduce(
      (text, { words }) =>
        text.replace(words, (found: string, ...rest: unknown[]) => {
          const at = rest.find((one) => typeof one === 'number') ?? 0;
          const behind = text.slice(at + found.length);
          return ofSomebody.test(found) || holding.test(behind) ? ' people ' : found;
        }),
      fold(claim),
    );
}
