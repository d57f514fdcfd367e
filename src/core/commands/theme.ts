import { answer, bullets, says } from '../answer.ts';
import { contributionLine, themeMenu } from '../conversation/acknowledge.ts';
import { choose, isAuthor, likelyThemes } from '../conversation/corrections.ts';
import { isOrganiser } from '../conversation/turn.ts';
import type { Command } from './command.ts';
import { absence } from './gone.ts';

/** Says to which theme a contribution belongs: its author, or an organiser. */
export const theme: Command = {
  name: 'theme',
  aliases: { fr: ['thème'], en: [] },
  role: 'everyone',
  args: [
    { name: 'number', kind: 'number', required: true, label: 'arg.number' },
    { name: 'theme', kind: 'theme', required: false, label: 'arg.theme' },
  ],
  help: 'theme.help',
  async run(turn, { numbers, themes }) {
    const { t, consultation, now } = turn;
    const number = numbers.number ?? 0;
    const before = await turn.repositories.contributions.byNumber(consultation.id, number);
    const likely = before && themes.theme ? await likelyThemes(turn, before.messageId) : new Map();
    return async (repositories) => {
      const contribution = await repositories.contributions.byNumber(consultation.id, number);
      if (!contribution) return answer([says(t, 'unknown.number', { number })]);
      if (!isAuthor(turn, contribution) && !isOrganiser(turn)) return answer([says(t, 'not.yours')]);
      const gone = await absence({ t, consultation, repositories }, number);
      if (gone) return answer(gone);
      if (themes.theme) return choose(turn, repositories, contribution, themes.theme.id, likely);
      return answer(
        [
          bullets([contributionLine(t, consultation, contribution)]),
          says(t, 'choose.theme', { number: contribution.number }),
        ],
        { select: themeMenu(t, consultation, contribution, now) },
      );
    };
  },
};
