import { commands } from '../../core/commands/registry.ts';
import { commandName } from './command-name.ts';
import type { DiscordOption } from './payload.ts';

/** The names of the arguments that take free text, of a command by its name on Discord. */
function textArguments(name: string): readonly string[] {
  const command = commands.find((one) => commandName(one.name) === name);
  return (command?.args ?? []).filter(({ kind }) => kind === 'text').map(({ name: argument }) => argument);
}

/** The line that somebody would have typed: the values in their order, two texts parted by "|". */
export function commandLine(name: string, options: readonly DiscordOption[]): string {
  const texts = textArguments(name);
  const given = options.flatMap(({ name: option, value }) =>
    value === undefined ? [] : [{ isText: texts.includes(option), value: String(value) }],
  );
  const values = given.map(({ isText, value }, i) => (isText && given[i - 1]?.isText ? `| ${value}` : value));
  return [name, ...values].join(' ');
}
