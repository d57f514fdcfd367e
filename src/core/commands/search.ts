import { answer, bullets, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { contributionLine } from '../conversation/acknowledge.ts';
import { only } from '../conversation/turn.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Contributions } from '../ports/contributions.ts';
import type { Block } from '../reply.ts';
import { type Search, searchOf } from '../text/search.ts';
import type { Translator } from '../translate.ts';
import type { Command } from './command.ts';
import { reference } from './references.ts';

/** How many are shown: more than anybody looks through by pages. */
const searchLimit = 100;

/** What was looked for, and what was found. */
export interface Searched extends Search {
  readonly words: string;
  readonly found: readonly Contribution[];
}

/** Looks for contributions of a consultation by words as they are typed. */
export async function lookFor(
  contributions: Pick<Contributions, 'search'>,
  consultationId: string,
  words: string,
): Promise<Searched> {
  const search = searchOf(words);
  return { ...search, words, found: await contributions.search(consultationId, search.terms, searchLimit) };
}

/** What was found, as an answer. */
export function searchBlocks(
  t: Translator,
  consultation: Consultation,
  { words, terms, leftOut, found }: Searched,
): Block[] {
  if (terms.length === 0) return [says(t, 'search.nothing', { words })];
  const without = leftOut.length > 0 ? [says(t, 'search.left.out', { words: leftOut.join(', ') })] : [];
  if (found.length === 0) return [says(t, 'search.none', { words }), ...without];
  return [
    says(t, found.length < searchLimit ? 'search.lead' : 'search.most', { words, count: found.length }),
    bullets(
      found.map((one) => {
        const [, ...line] = contributionLine(t, consultation, one);
        return [reference({ t }, one.number), ...line];
      }),
    ),
    ...without,
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
    const searched = await lookFor(repositories.contributions, consultation.id, texts.words ?? '');
    return only(answer(searchBlocks(t, consultation, searched)));
  },
};
