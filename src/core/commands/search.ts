import { answer, bullets, says } from '../answer.ts';
import { contributionLine } from '../conversation/acknowledge.ts';
import { only } from '../conversation/turn.ts';
import { searchTerms } from '../text/search-terms.ts';
import type { Command } from './command.ts';

const shown = 10;

export const search: Command = {
  name: 'search',
  aliases: { fr: ['chercher', 'rechercher'], en: ['find'] },
  role: 'everyone',
  args: [{ name: 'words', kind: 'text', required: true, label: 'arg.words' }],
  help: 'search.help',
  async run({ t, consultation, repositories }, { texts }) {
    const words = texts.words ?? '';
    const found = await repositories.contributions.search(consultation.id, searchTerms(words), shown);
    if (found.length === 0) return only(answer([says(t, 'search.none', { words })]));
    return only(
      answer([
        says(t, 'search.lead', { words, count: found.length }),
        bullets(found.map((one) => contributionLine(t, consultation, one))),
      ]),
    );
  },
};
