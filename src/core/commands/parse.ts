import type { Consultation, Theme } from '../consultation.ts';
import { isLanguage } from '../language.ts';
import { fold } from '../text/fold.ts';
import type { MessageKey, MessageValues } from '../translate.ts';
import type { Argument, ArgumentValues, Command } from './command.ts';

/** A line read as a command, or why it can't be. */
export type ParsedCommand =
  | { readonly kind: 'command'; readonly command: Command; readonly values: ArgumentValues }
  | { readonly kind: 'unknown'; readonly word: string; readonly near?: Command }
  | {
      readonly kind: 'misused';
      readonly command: Command;
      readonly problem: MessageKey;
      readonly values: MessageValues;
    };

interface Named {
  readonly words: readonly string[];
  readonly command: Command;
}

function names(commands: readonly Command[]): Named[] {
  return commands
    .flatMap((command) =>
      [command.name, ...command.aliases.fr, ...command.aliases.en].map((name) => ({
        words: fold(name).split(' '),
        command,
      })),
    )
    .sort((a, b) => b.words.length - a.words.length);
}

/** The command whose name or alias begins the line (longest first), and the rest of the line. */
function find(line: string, commands: readonly Command[]): { command: Command; rest: string } | undefined {
  // Where a platform wants one word for a command, its words are joined: "theme_add" on Telegram, "theme-add" on Discord.
  const joined = /^\S*[_-]/.test(line)
    ? line.replace(/^\S+/, (word) => word.replace(/[_-]/g, ' '))
    : undefined;
  return findSpaced(line, commands) ?? (joined === undefined ? undefined : findSpaced(joined, commands));
}

function findSpaced(
  line: string,
  commands: readonly Command[],
): { command: Command; rest: string } | undefined {
  const tokens = [...line.matchAll(/\S+/g)];
  for (const { words, command } of names(commands)) {
    const last = tokens[words.length - 1];
    if (last && words.every((word, i) => fold(tokens[i]?.[0] ?? '') === word)) {
      return { command, rest: line.slice(last.index + last[0].length).trim() };
    }
  }
  return undefined;
}

/** Edits from one word to the other, letters swapped counted as two (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, left] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, right] of [...b].entries()) {
      next.push(
        Math.min((next[j] ?? 0) + 1, (row[j + 1] ?? 0) + 1, (row[j] ?? 0) + (left === right ? 0 : 1)),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function nearest(word: string, commands: readonly Command[]): Command | undefined {
  const folded = fold(word).slice(0, 40);
  const [best] = names(commands)
    .map(({ words, command }) => ({ command, length: words.length, edits: distance(folded, words[0] ?? '') }))
    .sort((a, b) => a.edits - b.edits || a.length - b.length);
  return best && best.edits <= 2 ? best.command : undefined;
}

/** A theme by its slug, its place in the list (1 is the first), or its title, exact or its only beginning. */
export function findTheme(consultation: Consultation, text: string): Theme | undefined {
  const wanted = fold(text);
  if (wanted === '') return undefined;
  const { themes } = consultation;
  const titles = (theme: Theme): string[] => Object.values(theme.title).map((title) => fold(title));
  const exact = themes.find((theme) => fold(theme.slug) === wanted || titles(theme).includes(wanted));
  if (exact) return exact;
  if (/^\d{1,3}$/.test(wanted)) return themes[Number(wanted) - 1];
  const beginning = themes.filter((theme) =>
    [fold(theme.slug), ...titles(theme)].some(
      (name) => name.startsWith(wanted) || name.includes(` ${wanted}`),
    ),
  );
  return beginning.length === 1 ? beginning[0] : undefined;
}

const languageNames: ReadonlySet<string> = new Set(['fr', 'en', 'francais', 'anglais', 'french', 'english']);

const units: Record<string, number> = { h: 3_600_000, d: 86_400_000, j: 86_400_000, w: 604_800_000 };

/** A date, or how long ago: "7d", "24h", "2w", "2026-01-31", "31/01/2026". Dates are midnight UTC. */
export function parseSince(word: string, now: Date): Date | undefined {
  const ago = /^(\d{1,4})([hdjw])$/i.exec(word);
  if (ago) return new Date(now.getTime() - Number(ago[1]) * (units[ago[2]?.toLowerCase() ?? ''] ?? 0));
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/.exec(word);
  const european = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(word);
  const [year, month, day] = iso ? iso.slice(1) : european ? european.slice(1).reverse() : [];
  if (!year || !month || !day) return undefined;
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCDate() === Number(day) ? date : undefined;
}

class Reader {
  readonly #consultation: Consultation;
  readonly #now: Date;
  readonly numbers: Record<string, number> = {};
  readonly themes: Record<string, Theme> = {};
  readonly texts: Record<string, string> = {};
  readonly languages: ArgumentValues['languages'] = {};
  readonly dates: Record<string, Date> = {};

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
        const date = parseSince(text, this.#now);
        if (date) this.dates[arg.name] = date;
        return date !== undefined;
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

const problems: Record<Argument['kind'], MessageKey> = {
  number: 'misused.number',
  theme: 'misused.theme',
  language: 'misused.language',
  since: 'misused.since',
  choice: 'misused.choice',
  pseudonym: 'misused.text',
  text: 'misused.text',
};

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
  reader: Reader,
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

function readArguments(command: Command, rest: string, reader: Reader): Argument | undefined {
  let left = rest;
  const { args } = command;
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

/** Reads a line, without its slash, as a command of those given. */
export function parseCommand(
  line: string,
  commands: readonly Command[],
  consultation: Consultation,
  now: Date,
): ParsedCommand {
  const found = find(line, commands);
  if (!found) {
    const word = line.trim().split(/\s+/)[0] ?? '';
    const near = nearest(word, commands);
    return near ? { kind: 'unknown', word, near } : { kind: 'unknown', word };
  }
  const reader = new Reader(consultation, now);
  const wrong = readArguments(found.command, found.rest, reader);
  if (!wrong) return { kind: 'command', command: found.command, values: reader };
  return {
    kind: 'misused',
    command: found.command,
    problem: problems[wrong.kind],
    values: { choices: wrong.choices?.join(', ') ?? '' },
  };
}

/**
 * The command line in a free text: what follows a slash, or a whole message that is nothing but the name of a
 * command, with a number where the command takes one ("aide", "withdraw 12").
 */
export function commandLine(text: string, commands: readonly Command[]): string | undefined {
  const trimmed = text.trim();
  if (/^\/\p{L}/u.test(trimmed)) return trimmed.slice(1);
  if (trimmed.length > 40) return undefined;
  const found = find(trimmed, commands);
  if (!found || !/^(#?\d{1,9})?$/.test(found.rest)) return undefined;
  const takesNumber = found.command.args[0]?.kind === 'number';
  const complete = found.rest === '' ? !found.command.args.some(({ required }) => required) : takesNumber;
  return complete ? trimmed : undefined;
}

/** Whether a text, as `commandLine` reads it, runs this command. */
export function isLineOf(text: string, command: Command): boolean {
  return find(text.trim().replace(/^\//, ''), [command]) !== undefined;
}
