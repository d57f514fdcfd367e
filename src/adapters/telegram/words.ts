import type { Language } from '../../core/language.ts';

/** The adapter's own few words: what a group reads when an answer that is for one person alone can't reach them. */
export const words: Readonly<Record<Language, { readonly pointer: string; readonly open: string }>> = {
  en: {
    pointer:
      'I have an answer that is for you alone, and I can’t write to you privately yet: open a chat with me first, then ask me there.',
    open: 'Open the chat',
  },
  fr: {
    pointer:
      'J’ai une réponse qui n’est que pour vous, et je ne peux pas encore vous écrire en privé : ouvrez d’abord une conversation avec moi, puis redemandez-la-moi là-bas.',
    open: 'Ouvrir la conversation',
  },
};
