import { answer, bullets, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { contributionLine } from '../conversation/acknowledge.ts';
import { only } from '../conversation/turn.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Block } from '../reply.ts';
import { searchTerms } from '../text/search-terms.ts';
import type { Translator } from '../translate.ts';
import type { Command } from './command.ts';
import { reference } from './references.ts';

/** How many are shown: more than anybody looks through by pages. */
export const searchLimit = 100;

/** What was found, as an answer. */
export function searchBlocks(
  t: Translator,
  consultation: Consultation,
  words: string,
  found: readonly Contribution[],
): Block[] {
  if (found.length === 0) return [says(t, 'search.none', { words })];
  return [
    says(t, found.length < searchLimit ? 'search.lead' : 'search.most', { words, count: found.length }),
    bullets(
      found.map((one) => {
        const [, ...line] = contributionLine(t, consultation, one);
        return [reference({ t }, one.number), ...line];
      }),
    ),
  ];
}

export const search: Command = {
  name: 'search',
  aliases: { fr: ['chercher', 'rechercher'], en: ['find'] },
  role: 'everyone',
  args: [{ name: 'words', kind: 'text', required: true, label: 'arg.words' }],
  help: 'search.help',
  paged: true,
  async run({ t, consultation, repositories }, { texts }) {
    const words = texts.words ?? '';
    const found = await repositories.contributions.search(consultation.id, searchTerms(words), searchLimit);
    return only(answer(searchBlocks(t, consultation, words, found)));
  },
};
