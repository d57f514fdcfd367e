import type { Language } from '../core/language.ts';

/** What the program itself says at its start; the conversation's own sentences are in locales/. */
interface StartTexts {
  readonly code: (code: string) => string;
  readonly serving: (platforms: readonly string[]) => string;
  readonly waiting: string;
  readonly chat: string;
  readonly tryPage: (address: string) => string;
  readonly failure: string;
}

/** By language. */
export const startTexts: Readonly<Record<Language, StartTexts>> = {
  en: {
    code: (code) =>
      `There is no organiser yet. To become the first one, send the bot: /organiser claim ${code}`,
    serving: (platforms) => `Contribuez is ready, for ${platforms.join(', ')}. It stays up until SIGTERM.`,
    waiting:
      'Contribuez is ready. No platform is connected and this is no terminal: it stays up until SIGTERM. See "Connect a platform" in README.md.',
    chat: 'Contribuez, in this terminal: write a message, or /help. Numbers press buttons, Tab completes commands, Ctrl-D ends.\nTo reach people on Discord, Slack or Telegram, see "Connect a platform" in README.md.\n',
    tryPage: (address) => `To talk with the bot in a browser of this computer, open ${address}`,
    failure: 'Something went wrong on our side; nothing was changed. Please send it again in a moment.',
  },
  fr: {
    code: (code) =>
      `Il n’y a pas encore d’organisateur. Pour devenir le premier, envoyez au bot : /organisateur code ${code}`,
    serving: (platforms) =>
      `Contribuez est prêt, pour ${platforms.join(', ')}. Il reste actif jusqu’à SIGTERM.`,
    waiting:
      'Contribuez est prêt. Aucune plateforme n’est connectée et ceci n’est pas un terminal : il reste actif jusqu’à SIGTERM. Voir « Connect a platform » dans README.md.',
    chat: 'Contribuez, dans ce terminal : écrivez un message, ou /aide. Les nombres pressent les boutons, Tab complète les commandes, Ctrl-D termine.\nPour toucher les gens sur Discord, Slack ou Telegram, voir « Connect a platform » dans README.md.\n',
    tryPage: (address) => `Pour parler avec le bot dans un navigateur de cet ordinateur, ouvrez ${address}`,
    failure:
      'Quelque chose n’a pas marché de notre côté ; rien n’a été changé. Renvoyez votre message dans un instant, s’il vous plaît.',
  },
};
