import type { Consultation, Theme } from '../consultation.ts';
import { isLanguage } from '../language.ts';
import { fold } from '../text/fold.ts';
import type { Argument, ArgumentValues, Command } from './command.ts';
import { findTheme } from './find-theme.ts';
import { parseSince } from './since.ts';

/** The argument that is missing or can't be read; with why, where a date is none. */
export interface Misread {
  readonly wrong: Argument;
  readonly why?: 'impossible' | 'future';
}

/** Reads words as a command's arguments, and holds what was read. */
class ArgumentReader implements ArgumentValues {
  readonly #consultation: Consultation;
  readonly #now: Date;
  readonly numbers: Record<string, number> = {};
  readonly themes: Record<string, Theme> = {};
  readonly texts: Record<string, string> = {};
  readonly languages: ArgumentValues['languages'] = {};
  readonly dates: Record<string, Date> = {};
  /** A date that was read and is none to begin from. */
  misread: Misread | undefined;

  constructor(consultation: Consultation, now: Date) {
    this.#consultation = consultation;
    this.#now = now;
  }

  /** Reads a word as the argument; false when it is not one. */
  read(arg: Argument, text: string): boolean {
    switch (arg.kind) {
      case 'number': {
        const digits = /^#?(\d{1,9})$/.exec(text);
        if (digits) this.numbers[arg.name] = Number(digits[1]);
        return digits !== null;
      }
      case 'theme': {
        const theme = findTheme(this.#consultation, text);
        if (theme) this.themes[arg.name] = theme;
        return theme !== undefined;
      }
      case 'language': {
        const code = fold(text).slice(0, 2);
        if (isLanguage(code)) Object.assign(this.languages, { [arg.name]: code });
        return isLanguage(code);
      }
      case 'since': {
        const since = parseSince(text, this.#now, this.#consultation.timeZone);
        if (typeof since === 'string') this.misread = { wrong: arg, why: since };
        if (!(since instanceof Date)) return false;
        this.dates[arg.name] = since;
        this.texts[arg.name] = text;
        return true;
      }
      case 'choice': {
        const choice = arg.choices?.find((one) =>
          [one, arg.french?.[one] ?? one].some((word) => fold(word) === fold(text)),
        );
        if (choice !== undefined) this.texts[arg.name] = choice;
        return choice !== undefined;
      }
      case 'pseudonym':
      case 'text':
        if (text === '') return false;
        this.texts[arg.name] = text;
        return true;
    }
  }
}

const languageNames: ReadonlySet<string> = new Set(['fr', 'en', 'francais', 'anglais', 'french', 'english']);

function takesRest(args: readonly Argument[], i: number): boolean {
  const arg = args[i];
  return (
    arg?.kind === 'text' || (arg?.kind === 'theme' && !args.slice(i + 1).some(({ required }) => required))
  );
}

/** The ways to part a text at one of these words or signs, the first place first. */
function partings(text: string, words: readonly string[]): (readonly [before: string, after: string])[] {
  return words
    .flatMap((word) => [
      ...text.matchAll(
        /\p{L}/u.test(word) ? new RegExp(`\\s+${word}\\s+`, 'giu') : new RegExp(`\\s*${word}\\s*`, 'g'),
      ),
    ])
    .sort((a, b) => a.index - b.index)
    .map((found) => [text.slice(0, found.index).trim(), text.slice(found.index + found[0].length).trim()]);
}

/** Whether a word behind a theme's title can be nothing but this argument. */
function isPlainly({ kind }: Argument, word: string): boolean {
  return kind === 'language' ? languageNames.has(fold(word)) : kind !== 'theme' && kind !== 'text';
}

/**
 * Reads what stands behind a theme's title, in any order: "mobility since 7d fr". Gives what is left, and which arguments
 * were read; or the argument that a word before it ("since") announces and that is none.
 */
function readBehind(
  text: string,
  behind: readonly Argument[],
  reader: ArgumentReader,
): { readonly left: string; readonly known: ReadonlySet<Argument>; readonly wrong?: Argument } {
  const words = text.split(/\s+/).filter(Boolean);
  const known = new Set<Argument>();
  for (;;) {
    const last = words.at(-1) ?? '';
    const before = fold(words.at(-2) ?? '');
    const open = behind.filter((one) => !known.has(one));
    const named = open.find(({ parted }) => parted?.includes(before));
    const arg = named ?? open.find((one) => last !== '' && isPlainly(one, last) && reader.read(one, last));
    if (!arg) return { left: words.join(' '), known };
    if (named && !reader.read(named, last)) return { left: '', known, wrong: named };
    known.add(arg);
    words.splice(named ? -2 : -1);
  }
}

function readInto(reader: ArgumentReader, { args }: Command, rest: string): Argument | undefined {
  let left = rest;
  let known: ReadonlySet<Argument> = new Set();
  for (const [i, arg] of args.entries()) {
    if (known.has(arg)) continue;
    let taken: string;
    const parted = args[i + 1]?.parted ?? [];
    const parts = partings(left, parted).find(([before]) => reader.read(arg, before));
    if (parts) {
      [taken, left] = parts;
    } else if (arg.kind === 'text') {
      const bar = args.slice(i + 1).some(({ kind }) => kind === 'text') ? left.indexOf('|') : -1;
      taken = (bar < 0 ? left : left.slice(0, bar)).trim();
      left = bar < 0 ? '' : left.slice(bar + 1).trim();
    } else if (takesRest(args, i)) {
      const behind = readBehind(left, args.slice(i + 1), reader);
      if (behind.wrong) return behind.wrong;
      known = behind.known;
      taken = behind.left;
      left = '';
    } else {
      taken = /^\S+/.exec(left)?.[0] ?? '';
      left = left.slice(taken.length).trim();
    }
    if (taken === '' ? arg.required : !reader.read(arg, taken)) return arg;
  }
  return undefined;
}

/** Reads what stands behind a command's name; or gives the first argument that is missing or can't be read. */
export function readArguments(
  command: Command,
  rest: string,
  consultation: Consultation,
  now: Date,
): { readonly values: ArgumentValues } | Misread {
  const reader = new ArgumentReader(consultation, now);
  const wrong = readInto(reader, command, rest);
  if (!wrong) return { values: reader };
  // A date that there is not is neither a theme's title nor anything else.
  return reader.misread ?? { wrong };
}
