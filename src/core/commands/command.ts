import type { Theme } from '../consultation.ts';
import type { Turn, Work } from '../conversation/turn.ts';
import type { Language } from '../language.ts';
import type { MessageKey } from '../translate.ts';

/**
 * What an argument takes. "text" takes what the others leave; two texts are parted by "|". "theme" is a theme in
 * one word (its slug or its place in the list), or, where no text follows, by its title.
 */
export type ArgumentKind = 'number' | 'theme' | 'language' | 'since' | 'choice' | 'pseudonym' | 'text';

/** One argument of a command, for every platform's way to ask for it. */
export interface Argument {
  readonly name: string;
  readonly kind: ArgumentKind;
  readonly required: boolean;
  /** What people read: "number", "thème". */
  readonly label: MessageKey;
  /** What is said where it is missing, if more is to be said than that something is. */
  readonly missing?: MessageKey;
  readonly choices?: readonly string[];
  /** Choices by their French word, which is taken as well. */
  readonly french?: Readonly<Record<string, string>>;
  /** The words or signs that may stand between it and the argument before: "into", ":". */
  readonly parted?: readonly string[];
}

/** The value of an argument, read and checked. */
export interface ArgumentValues {
  readonly numbers: Readonly<Record<string, number>>;
  readonly themes: Readonly<Record<string, Theme>>;
  /** Words, choices, and dates as they were typed. */
  readonly texts: Readonly<Record<string, string>>;
  readonly languages: Readonly<Record<string, Language>>;
  readonly dates: Readonly<Record<string, Date>>;
}

/** A command, declared once for all platforms. */
export interface Command {
  /** Its English name; two words for an organiser's command with an object: "theme add". */
  readonly name: string;
  readonly aliases: Readonly<Record<Language, readonly string[]>>;
  /** Organisers may all that moderators may. */
  readonly role: 'everyone' | 'moderator' | 'organiser';
  readonly args: readonly Argument[];
  /** One line of help. */
  readonly help: MessageKey;
  /** That it only reads: where its answer is longer than a message, it is run again for each further page. */
  readonly paged?: true;
  run(turn: Turn, values: ArgumentValues): Promise<Work>;
}

/** The choices of an argument in the reader's language. */
export function choicesOf({ choices, french }: Argument, language: Language): readonly string[] | undefined {
  return choices?.map((one) => (language === 'fr' ? (french?.[one] ?? one) : one));
}

/** What a command is called in the reader's language, as the docs call it. */
export function nameIn({ name, aliases }: Command, language: Language): string {
  return language === 'en' ? name : (aliases[language][0] ?? name);
}

/** How a command is typed: "/theme N [theme]", in the reader's language. */
export function usage(command: Command, language: Language, label: (key: MessageKey) => string): string {
  const texts = command.args.filter(({ kind }) => kind === 'text');
  const args = command.args.map((arg) => {
    const shown = choicesOf(arg, language)?.join('/') ?? label(arg.label);
    const bar = arg.kind === 'text' && texts.indexOf(arg) > 0 ? '| ' : '';
    return bar + (arg.required ? shown : `[${shown}]`);
  });
  return [`/${nameIn(command, language)}`, ...args].join(' ');
}
