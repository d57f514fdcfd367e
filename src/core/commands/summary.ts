import { answer } from '../answer.ts';
import { summaryPicture } from '../charts/summary.ts';
import { only } from '../conversation/turn.ts';
import { translator } from '../translate.ts';
import type { Command } from './command.ts';
import { summaryBlocks } from './summary-blocks.ts';

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
  async run({ t, consultation, summariser, now }, { themes, dates, languages }) {
    const made = await summariser.summarise(consultation, {
      ...(themes.theme ? { theme: themes.theme } : {}),
      ...(dates.since ? { since: dates.since } : {}),
      ...(languages.language ? { language: languages.language } : {}),
    });
    const read = languages.language ? translator(languages.language) : t;
    const spent = await summariser.spent();
    const picture = summaryPicture({ t: read, consultation, now, theme: themes.theme }, made);
    return only(answer(summaryBlocks({ t: read, consultation, spent }, made), picture ? { picture } : {}));
  },
};
