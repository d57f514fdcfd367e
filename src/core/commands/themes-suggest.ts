import { encodeAction } from '../actions.ts';
import { answer, bullets, excerpt, says } from '../answer.ts';
import { only } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import type { Block, Button } from '../reply.ts';
import { fewestContributions, fewestPeople } from '../themes/common-ground.ts';
import { type Suggestion, suggestThemes } from '../themes/suggestions.ts';
import type { Translator } from '../translate.ts';
import type { Command } from './command.ts';

function blocks(t: Translator, { theme, contributions, people, shown }: Suggestion): Block[] {
  const title = localised(theme.title, t.language);
  return [
    says(t, 'suggest.theme', { title, contributions, people }),
    bullets(shown.map(({ number, text }) => [{ kind: 'strong', text: `#${number}` }, ` ${excerpt(text)}`])),
  ];
}

/** Proposes themes from what fits none, each with a button that shows what adding it would move. */
export const themesSuggest: Command = {
  name: 'themes suggest',
  aliases: { fr: ['thèmes proposer', 'proposer thèmes'], en: ['suggest themes'] },
  role: 'organiser',
  args: [],
  help: 'themes.suggest.help',
  async run({ t, consultation, participant, repositories, now }) {
    const { unfitting, suggestions } = await suggestThemes(repositories.contributions, consultation);
    if (suggestions.length === 0) {
      const few = { count: unfitting, contributions: fewestContributions, people: fewestPeople };
      return only(answer([says(t, unfitting < fewestContributions ? 'suggest.few' : 'suggest.none', few)]));
    }
    return async ({ themeChanges }) => {
      const buttons: Button[] = [];
      for (const { theme } of suggestions) {
        const change = await themeChanges.propose(
          consultation.id,
          participant.id,
          { kind: 'add', theme },
          now,
        );
        buttons.push({
          label: t.text('button.theme.add', { title: localised(theme.title, t.language) }),
          action: encodeAction({ kind: 'change', step: 'show', change }),
          style: 'secondary',
        });
      }
      return answer(
        [
          says(t, 'suggest.lead', { count: unfitting }),
          ...suggestions.flatMap((one) => blocks(t, one)),
          says(t, 'suggest.tail'),
        ],
        { buttons },
      );
    };
  },
};
