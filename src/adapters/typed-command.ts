import { commands } from '../core/commands/registry.ts';
import { fold } from '../core/text/fold.ts';

const known = commands
  .flatMap(({ name, aliases }) => [name, ...aliases.fr, ...aliases.en])
  .map((name) => fold(name).split(' '))
  .sort((a, b) => b.length - a.length);

/** A command to type, parted in its name and what follows it. */
export interface TypedCommand {
  /** "theme add". */
  readonly name: string;
  readonly rest: string;
}

/** Reads a command as answers show it: "/theme add T". Undefined where it is none of ours. */
export function readTyped(text: string): TypedCommand | undefined {
  const tokens = [...text.slice(1).matchAll(/\S+/g)];
  const words = known.find((name) => name.every((word, i) => fold(tokens[i]?.[0] ?? '') === word));
  const last = words && tokens[words.length - 1];
  if (!last) return undefined;
  const name = tokens
    .slice(0, words.length)
    .map(([token]) => token)
    .join(' ');
  return { name, rest: text.slice(1 + last.index + last[0].length) };
}
