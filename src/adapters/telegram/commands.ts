import type { BotCommand, BotCommandScope } from 'telegraf/types';
import type { Command } from '../../core/commands/command.ts';
import { commands } from '../../core/commands/registry.ts';
import type { Language } from '../../core/language.ts';
import { translator } from '../../core/translate.ts';
import type { Api } from './api.ts';
import { commandName } from './command-name.ts';
import { limits } from './limits.ts';

/** One of the lists of commands that Telegram keeps: https://core.telegram.org/bots/api#botcommandscope */
export interface CommandList {
  readonly scope: Extract<BotCommandScope, { type: 'all_private_chats' | 'all_group_chats' }>;
  /** Absent: for everybody whose language has no list of its own. */
  readonly language_code?: 'fr';
  readonly commands: BotCommand[];
}

function nameOf({ name, aliases }: Command, language: Language): string | undefined {
  const names = language === 'en' ? [name] : [...aliases[language], name];
  return names.map(commandName).find((written) => written !== undefined);
}

/** The commands that everybody may give, with their names and descriptions in a language. */
function commandsIn(language: Language): BotCommand[] {
  const t = translator(language);
  const seen = new Set<string>();
  return commands
    .filter(({ role }) => role === 'everyone')
    .flatMap((command) => {
      const name = nameOf(command, language);
      if (name === undefined || seen.has(name)) return [];
      seen.add(name);
      const description = t.text(command.help).replace(/\s+/g, ' ').trim();
      const short =
        description.length <= limits.commandDescription
          ? description
          : `${description.slice(0, limits.commandDescription - 1).trimEnd()}…`;
      return [{ command: name, description: short }];
    })
    .slice(0, limits.commands);
}

/** Every list that the bot has: English where nothing else fits, and French; in direct chats and in groups. */
export function commandLists(): CommandList[] {
  return (['all_private_chats', 'all_group_chats'] as const).flatMap((type) => [
    { scope: { type }, commands: commandsIn('en') },
    { scope: { type }, language_code: 'fr' as const, commands: commandsIn('fr') },
  ]);
}

/** Whether Telegram has exactly this list. Throws an ApiError. */
export async function isRegistered(
  api: Api,
  { commands: wanted, ...where }: CommandList,
  signal?: AbortSignal,
): Promise<boolean> {
  const now = await api.call('getMyCommands', where, signal ? { signal } : {});
  const line = ({ command, description }: BotCommand): string => `${command} ${description}`;
  return now.map(line).join('\n') === wanted.map(line).join('\n');
}

/** Registers the lists that changed; gives how many did. Throws an ApiError. */
export async function registerCommands(api: Api, signal: AbortSignal): Promise<number> {
  let changed = 0;
  for (const list of commandLists()) {
    if (await isRegistered(api, list, signal)) continue;
    await api.call('setMyCommands', list, { signal });
    changed += 1;
  }
  return changed;
}
