import type { ArgumentKind } from '../../core/commands/command.ts';
import type { Language } from '../../core/language.ts';

/** The adapter's own few words. */
export const words: Readonly<
  Record<
    Language,
    {
      /** A message's menu entry that adds it to the consultation. */
      readonly point: string;
      /** What a room reads when an answer that is for one person alone can't reach them. */
      readonly pointer: string;
      /** What an argument of a command takes; at most 100 characters. */
      readonly arguments: Readonly<Record<ArgumentKind, string>>;
    }
  >
> = {
  en: {
    point: 'Add to the consultation',
    pointer:
      'I have an answer that is for you alone, and I can’t write to you privately: allow direct messages from this server’s members, or use one of my commands here: only you will see the answer.',
    arguments: {
      number: 'a contribution’s number, such as 12',
      theme: 'a theme: type a few letters and choose',
      language: 'the language of my answers',
      since: 'since when: 7d, 24h, 2026-01-31',
      choice: 'one of these',
      pseudonym: 'somebody’s pseudonym',
      text: 'in your own words',
    },
  },
  fr: {
    point: 'Ajouter à la concertation',
    pointer:
      'J’ai une réponse qui n’est que pour vous, et je ne peux pas vous écrire en privé : autorisez les messages privés des membres de ce serveur, ou utilisez ici une de mes commandes : vous seul verrez la réponse.',
    arguments: {
      number: 'le numéro d’une contribution, par exemple 12',
      theme: 'un thème : tapez quelques lettres et choisissez',
      language: 'la langue de mes réponses',
      since: 'depuis quand : 7j, 24h, 31/01/2026',
      choice: 'l’un de ceux-ci',
      pseudonym: 'le pseudonyme de quelqu’un',
      text: 'avec vos propres mots',
    },
  },
};
