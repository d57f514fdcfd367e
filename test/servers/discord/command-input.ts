import type { CommandBody, CommandOption } from './command-shape.ts';
import { lengthOf } from './message-shape.ts';

/** An option as an interaction has it: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object-application-command-interaction-data-option-structure */
interface GivenOption {
  readonly name: string;
  readonly type: number;
  readonly value: string | number;
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-_\s]+/g, ' ')
    .trim();
}

/** The command whose name, in some language, is the longest that the line begins with; and the words behind it. */
export function commandOf<C extends CommandBody>(
  line: string,
  offered: readonly C[],
): { readonly command: C; readonly rest: string } {
  const words = line.trim().split(/\s+/);
  for (let count = words.length; count > 0; count -= 1) {
    const first = plain(words.slice(0, count).join(' '));
    const command = offered.find(
      ({ type, name, name_localizations }) =>
        type === 1 && [name, ...Object.values(name_localizations ?? {})].some((one) => plain(one) === first),
    );
    // The text behind it keeps its own spaces and line ends.
    if (command) return { command, rest: line.trim().replace(new RegExp(`^(?:\\S+\\s*){${count}}`), '') };
  }
  throw new Error(`no command for "${line}": ${offered.map(({ name }) => name).join(', ')}`);
}

/** A value as the client lets people give it. */
function givenValue(option: CommandOption, text: string): string | number {
  const { name, type, choices, min_value, max_value, max_length } = option;
  const wrong = (why: string): Error => new Error(`the client does not take "${text}" for ${name}: ${why}`);
  if (choices && choices.length > 0) {
    const choice = choices.find((one) =>
      [one.name, ...Object.values(one.name_localizations ?? {}), String(one.value)].some(
        (name) => plain(name) === plain(text),
      ),
    );
    if (!choice) throw wrong(`one of ${choices.map((one) => one.name).join(', ')}`);
    return choice.value;
  }
  if (type !== 4 && type !== 10) {
    if (lengthOf(text) > (max_length ?? 6000)) throw wrong(`at most ${max_length} characters`);
    return text;
  }
  const value = Number(text);
  if (!Number.isFinite(value) || (type === 4 && !Number.isInteger(value))) throw wrong('a number');
  if (value < (min_value ?? value) || value > (max_value ?? value)) throw wrong('out of range');
  return value;
}

/** The words in the options' order: one for each, the rest for the last; two texts at the end are parted by " | ". */
export function optionsOf(options: readonly CommandOption[], rest: string): GivenOption[] {
  const texts: string[] = [];
  let left = rest;
  for (const [i, { type }] of options.entries()) {
    const isLast = i === options.length - 1;
    const isText = type === 3 && options[i + 1]?.type === 3 && i === options.length - 2;
    const [, word = '', after = ''] =
      isText && left.includes(' | ')
        ? (/^([\s\S]*?) \| ([\s\S]*)$/.exec(left) ?? [])
        : (/^(\S*)\s*([\s\S]*)$/.exec(left) ?? []);
    texts.push(isLast ? left : word);
    left = isLast ? '' : after;
  }
  if (left !== '') throw new Error(`the command takes no "${left}"`);
  return options.flatMap((option, i): GivenOption[] => {
    const text = texts[i]?.trim() ?? '';
    if (text !== '') return [{ name: option.name, type: option.type, value: givenValue(option, text) }];
    if (option.required) throw new Error(`the client wants a value for ${option.name}`);
    return [];
  });
}
