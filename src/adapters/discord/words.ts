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
    }
  >
> = {
  en: {
    point: 'Add to the consultation',
    pointer:
      'I have an answer that is for you alone, and I can’t write to you privately: allow direct messages from this server’s members, or use one of my commands here: only you will see the answer.',
  },
  fr: {
    point: 'Ajouter à la concertation',
    pointer:
      'J’ai une réponse qui n’est que pour vous, et je ne peux pas vous écrire en privé : autorisez les messages privés des membres de ce serveur, ou utilisez ici une de mes commandes : vous seul verrez la réponse.',
  },
};
