import { detectLanguage } from '../../detect-language.ts';
import type { Language } from '../../language.ts';
import { conceptsOf } from '../../tag/thesaurus.ts';
import { roleOf } from '../roles.ts';
import type { ClaimRole, Quote, WrittenContribution } from '../summary.ts';
import { isAnchored } from './across.ts';
import { speaksToMachines } from './form.ts';
import type { Ground, Problem, ProposedClaim } from './gate.ts';
import { changesMood } from './mood.ts';
import { changesOnly } from './only.ts';
import { changesParts } from './order.ts';
import { withoutQuantifiers } from './quantifiers.ts';
import { takeBothSides } from './sides.ts';
import { deniesByItself, saidItself, stanceTo } from './stance.ts';
import { speaking as areSpeaking, enough, supportOf, type Weigh } from './support.ts';
import { addedWords, putsTogether } from './wording.ts';

/** What carries a claim, of what it cites, and what is wrong with the rest. */
export interface Carriers {
  readonly carriers: readonly WrittenContribution[];
  /** All that it cites is in another language than it. */
  readonly isTranslated: boolean;
  readonly problems: readonly Problem[];
}

/** Whether a text speaks of what a claim in another language speaks of: of a concept, or by a name or a number. */
function relatesAcross(claim: string, text: string, weigh: Weigh): boolean {
  const concepts = conceptsOf(text);
  return (
    [...conceptsOf(claim).keys()].some((one) => concepts.has(one)) ||
    supportOf(claim, [text], weigh) >= enough
  );
}

function votesBear(role: ClaimRole, text: string, speaking: readonly WrittenContribution[]): boolean {
  const votes = speaking.map(({ votes: cast }) => roleOf({ votes: cast }));
  if (role === 'agreed')
    return votes.includes('agreed') && votes.every((one) => one === 'agreed' || one === 'said');
  return role !== 'split' || votes.includes('split') || takeBothSides(text, speaking);
}

/** What a claim says in words that are not those of its texts, or puts otherwise than they do. */
function worded(
  { text: whole, role }: Pick<ProposedClaim, 'text' | 'role'>,
  texts: readonly string[],
  language: Language,
): Problem[] {
  const claim = withoutQuantifiers(whole);
  const added = addedWords(claim, texts, language);
  if (added.length > 0) {
    const reason = `what it cites does not have these words: ${added.join(', ')}; use its words and add none`;
    return [{ gate: 'support', reason }];
  }
  if (putsTogether(claim, texts, language)) {
    return [
      {
        gate: 'support',
        reason: 'no contribution it cites says this of one thing: it is put together of several',
      },
    ];
  }
  if (changesParts(claim, texts, language)) {
    return [
      {
        gate: 'stance',
        reason:
          'it gives people or things another part than what it cites: keep who and what in the same order',
      },
    ];
  }
  const itself = role === 'asked' ? texts : texts.map((one) => saidItself(claim, one));
  if (addedWords(claim, itself, language).length > 0) {
    return [
      {
        gate: 'stance',
        reason: 'what it cites only asks or supposes this, or tells what somebody else says',
      },
    ];
  }
  if (changesMood(claim, texts, language)) {
    const reason =
      'it says to be so, done, coming or somebody’s wish what is only asked for, or not said of them';
    return [{ gate: 'stance', reason }];
  }
  if (changesOnly(claim, texts, language)) {
    return [
      {
        gate: 'stance',
        reason: 'it adds or leaves out an “only”: keep it with the words that it belongs to',
      },
    ];
  }
  return [];
}

/**
 * Those of the cited contributions that speak of the claim’s subject and do not say the opposite, as a whole or in the words
 * that are quoted of them. Where they are not most of what it cites, or do not bear out its words or its role by themselves, it
 * fails: the claim stays whole, so what counts must say all of it.
 */
export function carriersOf(
  { text, role }: ProposedClaim,
  cited: readonly WrittenContribution[],
  quotes: readonly Quote[],
  { language, weigh }: Pick<Ground, 'language' | 'weigh'>,
): Carriers {
  const own = detectLanguage(text) ?? language;
  const isForeign = (one: WrittenContribution): boolean => (detectLanguage(one.text) ?? own) !== own;
  const speaks = areSpeaking(
    text,
    cited.map((one) => one.text),
    weigh,
  );
  const isSpeaking = (one: WrittenContribution, i: number): boolean =>
    speaksToMachines(one.text)
      ? false
      : isForeign(one)
        ? relatesAcross(text, one.text, weigh)
        : speaks[i] === true;
  const opposes = ({ number, text: whole }: WrittenContribution): boolean =>
    role !== 'split' &&
    (stanceTo(text, whole) === 'against' ||
      quotes.some((one) => one.number === number && stanceTo(text, one.text, true) === 'against'));
  const speaking = cited.filter(isSpeaking);
  const opposed = speaking.filter(opposes);
  const carriers = speaking.filter((one) => !opposed.includes(one));
  // Where somebody says it in the claim’s own language, its words are held against theirs.
  const alike = carriers.filter((one) => !isForeign(one));
  const isTranslated = cited.every(isForeign);
  const isOpposed = opposed.length > 0 && opposed.length >= speaking.length / 2;
  // Of a claim that most of what it cites is against, that is wrong with it, not what would be left.
  const texts = (isOpposed || isTranslated ? speaking : alike).map((one) => one.text);
  const problems: Problem[] = [];
  if (speaking.length <= cited.length / 2) {
    problems.push({ gate: 'support', reason: 'what it cites speaks of something else' });
  } else if (!isTranslated) problems.push(...worded({ text, role }, texts, own));
  else if (!isAnchored(text, texts, own)) {
    const reason =
      'it is in another language than what it cites and speaks of something that is not in it: translate it word by word';
    problems.push({ gate: 'support', reason });
  }
  if (!votesBear(role, text, speaking)) {
    problems.push({ gate: 'stance', reason: 'neither votes nor what it cites bear out its role' });
  }
  if (isOpposed) {
    problems.push({ gate: 'stance', reason: 'what it cites or quotes says the opposite' });
  } else if (role !== 'split' && !isTranslated && deniesByItself(text, texts)) {
    problems.push({ gate: 'stance', reason: 'it denies what nothing that it cites denies' });
  }
  return { carriers, isTranslated, problems };
}
