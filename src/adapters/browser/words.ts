import type { Language } from '../../core/language.ts';

/** What the page itself says. */
export interface Words {
  readonly title: string;
  readonly intro: string;
  readonly skip: string;
  readonly conversation: string;
  /** In place of messages where there are none. */
  readonly empty: string;
  readonly begin: string;
  readonly bot: string;
  readonly you: string;
  readonly write: string;
  readonly hint: string;
  readonly send: string;
  readonly choose: string;
  readonly change: string;
  readonly changed: string;
  readonly yourMessage: string;
  readonly save: string;
  readonly takeBack: string;
  readonly takenBack: string;
  readonly waiting: string;
  /** Where nothing was said for the person's own message in time. */
  readonly later: string;
  readonly reload: string;
  readonly open: (name: string) => string;
  readonly errors: Readonly<Record<PageError, string>>;
}

/** What can go wrong between the page and the bot. */
export type PageError = 'empty' | 'long' | 'gone' | 'failed' | 'offline' | 'elsewhere' | 'host' | 'unknown';

/** By language. */
export const words: Readonly<Record<Language, Words>> = {
  en: {
    title: 'Contribuez: try the bot',
    intro:
      'Write to the bot as you would on Discord, Slack or Telegram. This page opens on this computer only; what you write becomes contributions to the consultation that this program holds.',
    skip: 'Go to the message field',
    conversation: 'Conversation',
    empty: 'Nothing has been said here yet.',
    begin: 'Begin',
    bot: 'The bot',
    you: 'You',
    write: 'Your message',
    hint: 'Enter sends, Shift + Enter begins a new line.',
    send: 'Send',
    choose: 'Choose',
    change: 'Change or take back',
    changed: 'changed',
    yourMessage: 'Your message, changed',
    save: 'Save',
    takeBack: 'Take it back',
    takenBack: 'You took this message back.',
    waiting: 'The bot is writing…',
    later: 'The answer is not here yet.',
    reload: 'Show what is new',
    open: (name) => `Open ${name}`,
    errors: {
      empty: 'Your message is empty: write something first.',
      long: 'This is too long to be sent at once: please send it in parts.',
      gone: 'This conversation has been put away, so this can no longer be changed here. What you contributed is kept: write /mine to see it.',
      failed: 'Something went wrong on our side; nothing was changed. Please send it again in a moment.',
      offline: 'The program does not answer: is it still running? What you wrote is still in the field.',
      elsewhere: 'This was sent from another site, so it was not taken. Please write it on this page.',
      host: 'This page opens at localhost and 127.0.0.1 only.',
      unknown: 'There is nothing at this address.',
    },
  },
  fr: {
    title: 'Contribuez : essayer le bot',
    intro:
      'Écrivez au bot comme vous le feriez sur Discord, Slack ou Telegram. Cette page ne s’ouvre que sur cet ordinateur ; ce que vous écrivez devient des contributions à la concertation que tient ce programme.',
    skip: 'Aller au champ de message',
    conversation: 'Conversation',
    empty: 'Rien n’a encore été dit ici.',
    begin: 'Commencer',
    bot: 'Le bot',
    you: 'Vous',
    write: 'Votre message',
    hint: 'Entrée envoie, Maj + Entrée va à la ligne.',
    send: 'Envoyer',
    choose: 'Choisir',
    change: 'Modifier ou retirer',
    changed: 'modifié',
    yourMessage: 'Votre message, modifié',
    save: 'Enregistrer',
    takeBack: 'Retirer',
    takenBack: 'Vous avez retiré ce message.',
    waiting: 'Le bot écrit…',
    later: 'La réponse n’est pas encore là.',
    reload: 'Voir les nouveautés',
    open: (name) => `Ouvrir ${name}`,
    errors: {
      empty: 'Votre message est vide : écrivez d’abord quelque chose.',
      long: 'C’est trop long pour être envoyé d’un coup : envoyez-le en plusieurs fois, s’il vous plaît.',
      gone: 'Cette conversation a été rangée : on ne peut plus rien y changer ici. Vos contributions sont gardées : écrivez /mes pour les voir.',
      failed:
        'Quelque chose n’a pas marché de notre côté ; rien n’a été changé. Renvoyez votre message dans un instant, s’il vous plaît.',
      offline:
        'Le programme ne répond pas : fonctionne-t-il encore ? Ce que vous avez écrit est toujours dans le champ.',
      elsewhere:
        'Ceci a été envoyé depuis un autre site et n’a pas été pris. Écrivez-le sur cette page, s’il vous plaît.',
      host: 'Cette page ne s’ouvre qu’à localhost et 127.0.0.1.',
      unknown: 'Il n’y a rien à cette adresse.',
    },
  },
};
