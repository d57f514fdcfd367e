import { answer } from '../answer.ts';
import { summaryPicture } from '../charts/summary.ts';
import { only } from '../conversation/turn.ts';
import { translator } from '../translate.ts';
import type { Command } from './command.ts';
import { openPages } from './references.ts';
import { summaryBlocks, type Telling } from './summary-blocks.ts';
import type { Limits } from './summary-limits.ts';

/** What people say, theme by theme, with the numbers of who says so. */
export const summary: Command = {
  name: 'summary',
  aliases: { fr: ['synthèse'], en: [] },
  role: 'organiser',
  args: [
    { name: 'theme', kind: 'theme', required: false, label: 'arg.theme' },
    { name: 'since', kind: 'since', required: false, label: 'arg.since', parted: ['since', 'depuis'] },
    { name: 'language', kind: 'language', required: false, label: 'arg.language' },
  ],
  help: 'summary.help',
  paged: true,
  async run(turn, { themes, dates, languages }) {
    const { t, consultation, summariser, now } = turn;
    const limits: Limits = {
      ...(themes.theme ? { theme: themes.theme } : {}),
      ...(dates.since ? { since: dates.since } : {}),
    };
    const made = await summariser.summarise(consultation, {
      ...limits,
      ...(languages.language ? { language: languages.language } : {}),
    });
    const read = languages.language ? translator(languages.language) : t;
    const spent = await summariser.spent();
    const picture = summaryPicture({ t: read, consultation, now, theme: limits.theme }, made);
    const telling: Telling = { t: read, consultation, spent, via: 'chat', pageOf: await openPages(turn) };
    return only(answer(summaryBlocks(telling, made, limits), picture ? { picture } : {}));
  },
};
