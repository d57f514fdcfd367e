import type { Language } from '../../language.ts';
import { fold } from '../../text/fold.ts';
import { words } from '../../text/words.ts';
import { opinionVerbs } from './people-words.ts';
import { formsIn, isIn, sentencesOf, type TellingWord, tellingWords } from './wording.ts';

/** What stands behind a word that says what is, was done or will be, up to the next sign. */
function behind(folded: string, where: RegExp): string[] {
  return [...folded.matchAll(where)].map(
    (match) => folded.slice(match.index + match[0].length).split(/[.!?;:,]/)[0] ?? '',
  );
}

const word = (all: string): RegExp => new RegExp(`(?<!\\p{L})(?:${all})(?!\\p{L})`, 'gu');

/** What is so. */
const being: Readonly<Record<Language, RegExp>> = {
  en: word("is|are|(?<=\\p{L})'s|(?<=\\p{L})'re|isn't|aren't|am|feels?|seems?"),
  fr: word('est|sont|suis|semble(?:nt)?|parait|reste(?:nt)?'),
};
/** What has been done. */
const done: Readonly<Record<Language, RegExp>> = {
  en: word("has|have|had|was|were|(?<=\\p{L})'ve|hasn't|haven't|hadn't|wasn't|weren't"),
  fr: word('a|ont|avons|avez|ai|avait|avaient|etait|etaient|fut'),
};
/** What is wished for is so in nobody’s words but the claim’s. */
const framed =
  /^ (?:not |still |pas )?(?:needed|wanted|asked|proposed|requested|required|necessaires?|demandee?s?|souhaitee?s?|proposee?s?)(?!\p{L})/u;
const past =
  /^(?:\p{L}{3,}ed|built|bought|brought|kept|sold|taught|lost|spent|took|gave|went|ran|saw|drove|rode|broke|chose|grew|found|held|met|told|wrote|fell|rose|threw|led|sent|won|got|made|began|gone|given|taken|done|shut)$/u;
/** Behind these a word that looks like the past is none: “should be planted”. */
const passive = /^(?:be|is|are|being|get|gets|getting|to|been|isn|aren|t|not|more|better|well)$/u;
const future: Readonly<Record<Language, RegExp>> = {
  en: word("will|shall|won't|(?<=\\p{L})'ll|going to"),
  fr: word('va|vont|(?!opera)\\p{L}{2,}(?:er|ir|dr|tr|u?r)(?:a|ont)|sera|seront|aura|auront|fera|feront'),
};

/** Words of asking: what stands with them need not be so. */
const asking =
  /(?<!\p{L})(?:should|must|ought|needs?|want|wish|would|could|let|let's|please|make|give|doi(?:t|vent)|devr\p{L}+|faut|faudrait|veu(?:x|t|lent)|voudr\p{L}+|souhait\p{L}+|demand\p{L}+|pourr\p{L}+|svp|il serait)(?!\p{L})/u;
/** So many words of a sentence tell how things are, where none of them asks. */
const tellsFrom = 6;
const tenses: Readonly<Record<Language, RegExp>> = {
  en: new RegExp(`${being.en.source}|${done.en.source}`, 'u'),
  fr: new RegExp(`${being.fr.source}|${done.fr.source}`, 'u'),
};

/** What a claim says to be so or done, that stands so in no text: there it is only asked for. */
function makesTrue(claim: string, texts: readonly string[], language: Language, tense: RegExp): boolean {
  const said = texts.flatMap((text) => behind(fold(text), tense)).map(formsIn);
  const telling = texts
    .flatMap((text) => sentencesOf(fold(text)))
    .filter((one) => !asking.test(one) && (tenses[language].test(one) || words(one).length >= tellsFrom))
    .map(formsIn);
  return behind(claim, tense).some((own) => {
    const [first] = tellingWords(own, language);
    if (first === undefined || framed.test(own)) return false;
    return ![...said, ...(tense === being[language] ? telling : [])].some((forms) => isIn(first, forms));
  });
}

/** Words that look like the past and are of no passive, which no text has so: “planted” where somebody says “plant”. */
function isMadePast(claim: string, texts: readonly string[]): boolean {
  const said = new Set(texts.flatMap(words));
  const own = words(claim);
  return own.some(
    (one, place) =>
      past.test(one) &&
      !said.has(one) &&
      !own.slice(Math.max(0, place - 3), place).some((it) => passive.test(it)),
  );
}

/** What verbs stand behind where they are asked for. */
const asked =
  /^(?:should|must|to|ought|could|would|let|please|not|shall|can|may|doit|doivent|faut|de|a|pour|devrait|devraient|pourrait|peut|et|and)$/u;

/** Whether a claim tells as being done what its texts ask for: “the council plants oaks” where somebody says “should plant”. */
function isMadeSo(claim: string, texts: readonly string[], language: Language): boolean {
  const own = words(claim);
  const all = texts.map(words);
  const isAskedFor = (form: string): boolean =>
    all.some((said) => said.some((one, at) => one === form && (at === 0 || asked.test(said[at - 1] ?? ''))));
  return own.some((one, at) => {
    const before = own[at - 1];
    if (before === undefined || tellingWords(before, language).length === 0) return false;
    if (all.some((said) => said.includes(one))) return false;
    const forms =
      language === 'fr'
        ? [`${one}r`, one.replace(/nt$/u, 'r'), one.replace(/t$/u, 'r'), one.replace(/t$/u, 're')]
        : [one.replace(/s$/u, ''), one.replace(/es$/u, ''), one.replace(/ies$/u, 'y')];
    return forms.some((form) => form !== one && isAskedFor(form));
  });
}

/** What of a text is no question. */
const told = (text: string): string =>
  (text.match(/[^.!?\n]+[.!?\n]*/gu) ?? []).filter((one) => !one.includes('?')).join(' ');

const opinion = new RegExp(`(?<!\\p{L})(?:${opinionVerbs})(?!\\p{L})`, 'gu');
/** Behind these a form of such a verb is of nobody’s mouth: “is wanted”. */
const impersonal = /(?<!\p{L})(?:be|is|are|was|were|been|being|as|that|est|sont|to)$/u;
/** Words between somebody and what they want. */
const wordsBetween = 2;

/** Whoever a text says to want, think or say something: what is named right before it. */
function speakersIn(text: string, language: Language): TellingWord[] {
  const folded = fold(text);
  return [...folded.matchAll(opinion)].flatMap(({ index }) => {
    const before = folded.slice(0, index).trim();
    if (impersonal.test(before) || /[.!?;:,]$/u.test(before)) return [];
    const near = words(before).slice(-wordsBetween).join(' ');
    return tellingWords(near, language).slice(-1);
  });
}

/**
 * Whether a claim says to be so, to be done, to be coming or to be somebody’s wish what its texts only ask for, or do not say of
 * them.
 */
export function changesMood(claim: string, all: readonly string[], language: Language): boolean {
  const texts = claim.includes('?') ? all : all.map(told);
  // “à” is no “a”.
  const own = language === 'fr' ? fold(claim.replace(/(?<!\p{L})[àÀ](?!\p{L})/gu, ' ')) : fold(claim);
  if ([being, done].some((tense) => makesTrue(own, texts, language, tense[language]))) return true;
  if (language === 'en' && isMadePast(claim, texts)) return true;
  if (isMadeSo(claim, texts, language)) return true;
  const isComing = [...own.matchAll(future[language])].length > 0;
  if (isComing && !texts.some((text) => fold(text).search(new RegExp(future[language], 'u')) >= 0))
    return true;
  const speakers = texts.flatMap((text) => speakersIn(text, language)).flatMap(({ forms }) => forms);
  return speakersIn(claim, language).some(({ forms }) => !forms.some((form) => speakers.includes(form)));
}
