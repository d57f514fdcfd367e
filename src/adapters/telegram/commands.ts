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
  readonly scope: Extract<BotCommandScope, { type: 'all_private_chats' | 'all_group_chats' | 'chat' }>;
  /** Absent: for everybody whose language has no list of its own. */
  readonly language_code?: 'fr';
  readonly commands: BotCommand[];
}

function nameOf({ name, aliases }: Command, language: Language): string | undefined {
  const names = language === 'en' ? [name] : [...aliases[language], name];
  return names.map(commandName).find((written) => written !== undefined);
}

/** The commands that some may give, with their names and descriptions in a language. */
function commandsIn(language: Language, roles: readonly Command['role'][]): BotCommand[] {
  const t = translator(language);
  const seen = new Set<string>();
  return commands
    .filter(({ role }) => roles.includes(role))
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

/** English where nothing else fits, and French. */
function inEachLanguage(scope: CommandList['scope'], roles: readonly Command['role'][]): CommandList[] {
  return [
    { scope, commands: commandsIn('en', roles) },
    { scope, language_code: 'fr', commands: commandsIn('fr', roles) },
  ];
}

/** The lists that everybody sees, in direct chats and in groups. */
export function commandLists(): CommandList[] {
  return (['all_private_chats', 'all_group_chats'] as const).flatMap((type) =>
    inEachLanguage({ type }, ['everyone']),
  );
}

/** The lists that an organiser sees in their chat with the bot. */
export function organiserLists(chat: string): CommandList[] {
  return inEachLanguage({ type: 'chat', chat_id: chat }, ['everyone', 'moderator', 'organiser']);
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
export async function registerCommands(
  api: Api,
  lists: readonly CommandList[],
  signal: AbortSignal,
): Promise<number> {
  let changed = 0;
  for (const list of lists) {
    if (await isRegistered(api, list, signal)) continue;
    await api.call('setMyCommands', list, { signal });
    changed += 1;
  }
  return changed;
}

/** Takes an organiser's lists away: they see everybody's again. Throws an ApiError. */
export async function removeOrganiserLists(api: Api, chat: string, signal: AbortSignal): Promise<void> {
  for (const { commands: _, ...where } of organiserLists(chat)) {
    await api.call('deleteMyCommands', where, { signal });
  }
}
