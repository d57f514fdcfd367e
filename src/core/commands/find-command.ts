import { fold } from '../text/fold.ts';
import type { Command } from './command.ts';

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
export function findCommand(
  line: string,
  commands: readonly Command[],
): { command: Command; rest: string } | undefined {
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

/** The command that a mistyped word is two edits from at most. */
export function nearestCommand(word: string, commands: readonly Command[]): Command | undefined {
  const folded = fold(word).slice(0, 40);
  const [best] = names(commands)
    .map(({ words, command }) => ({ command, length: words.length, edits: distance(folded, words[0] ?? '') }))
    .sort((a, b) => a.edits - b.edits || a.length - b.length);
  return best && best.edits <= 2 ? best.command : undefined;
}
