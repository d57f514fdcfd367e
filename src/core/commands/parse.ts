import { excerpt } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import type { ArgumentValues, Command } from './command.ts';
import { findCommand, nearestCommand } from './find-command.ts';
import { type Misread, readArguments } from './read-arguments.ts';

/** A line read as a command, or why it can't be. */
export type ParsedCommand =
  | { readonly kind: 'command'; readonly command: Command; readonly values: ArgumentValues }
  | { readonly kind: 'unknown'; readonly word: string; readonly near?: Command }
  /** Words behind a command that takes none, where others have a word more: "report publsh". */
  | {
      readonly kind: 'surplus';
      readonly command: Command;
      readonly word: string;
      readonly known: readonly Command[];
    }
  | ({ readonly kind: 'misused'; readonly command: Command } & Misread);

/** Reads a line, without its slash, as a command of those given. */
export function parseCommand(
  line: string,
  commands: readonly Command[],
  consultation: Consultation,
  now: Date,
): ParsedCommand {
  const found = findCommand(line, commands);
  if (!found) {
    const word = line.trim().split(/\s+/)[0] ?? '';
    const near = nearestCommand(word, commands);
    return near ? { kind: 'unknown', word, near } : { kind: 'unknown', word };
  }
  const { command, rest } = found;
  const further = commands.filter(
    ({ name, role }) => role === command.role && name.startsWith(`${command.name} `),
  );
  if (rest !== '' && command.args.length === 0 && further.length > 0) {
    return { kind: 'surplus', command, word: excerpt(rest, 40), known: further };
  }
  const read = readArguments(command, rest, consultation, now);
  return 'wrong' in read ? { kind: 'misused', command, ...read } : { kind: 'command', command, ...read };
}

/**
 * The command line in a free text: what follows a slash, or a whole message that is nothing but the name of a
 * command, with a number where the command takes one ("aide", "withdraw 12").
 */
export function commandLine(text: string, commands: readonly Command[]): string | undefined {
  const trimmed = text.trim();
  if (/^\/\p{L}/u.test(trimmed)) return trimmed.slice(1);
  if (trimmed.length > 40) return undefined;
  const found = findCommand(trimmed, commands);
  if (!found || !/^(#?\d{1,9})?$/.test(found.rest)) return undefined;
  const takesNumber = found.command.args[0]?.kind === 'number';
  const complete = found.rest === '' ? !found.command.args.some(({ required }) => required) : takesNumber;
  return complete ? trimmed : undefined;
}

/** Whether a text, as `commandLine` reads it, runs this command. */
export function isLineOf(text: string, command: Command): boolean {
  return findCommand(text.trim().replace(/^\//, ''), [command]) !== undefined;
}
