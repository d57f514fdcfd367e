import { answer, button } from '../answer.ts';
import { only } from '../conversation/turn.ts';
import { aboutBlocks } from './about.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';
import { mineBlocks } from './mine.ts';
import { themesBlocks } from './themes.ts';

const shown = 10;

/** The consultation at a glance: what is open, the themes, the reader's own contributions. */
export const home: Command = {
  name: 'home',
  aliases: { fr: ['accueil'], en: [] },
  role: 'everyone',
  args: [],
  help: 'home.help',
  async run(turn) {
    const { t, consultation, repositories } = turn;
    const counts = await repositories.contributions.counts(consultation.id);
    return only(
      answer(
        [
          ...aboutBlocks(turn),
          { kind: 'heading', text: t.text('button.themes') },
          ...themesBlocks(turn, counts),
          { kind: 'heading', text: t.text('home.mine') },
          ...(await mineBlocks(turn, shown)),
        ],
        {
          buttons: [
            button(t, 'button.refresh', commandAction('home')),
            button(t, 'button.help', commandAction('help')),
          ],
        },
      ),
    );
  },
};
