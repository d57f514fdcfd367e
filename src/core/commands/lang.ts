import { answer, button, says } from '../answer.ts';
import { only } from '../conversation/turn.ts';
import { translator } from '../translate.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';

export const lang: Command = {
  name: 'lang',
  aliases: { fr: ['langue'], en: ['language'] },
  role: 'everyone',
  args: [{ name: 'language', kind: 'language', required: false, label: 'arg.language' }],
  help: 'lang.help',
  async run({ t, participant }, { languages }) {
    const { language } = languages;
    if (!language) {
      return only(
        answer([says(t, 'lang.which')], {
          buttons: [
            { label: 'Français', action: commandAction('lang fr'), style: 'secondary' },
            { label: 'English', action: commandAction('lang en'), style: 'secondary' },
          ],
        }),
      );
    }
    return async (repositories) => {
      await repositories.participants.setLanguage(participant.id, language);
      const chosen = translator(language);
      return answer([says(chosen, 'lang.set')], {
        buttons: [button(chosen, 'button.help', commandAction('help'))],
      });
    };
  },
};
