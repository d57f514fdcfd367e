import { readTyped } from '../typed-command.ts';
import { limits } from './limits.ts';

/**
 * A command's or option's name as Discord takes it: small letters of any alphabet, digits, "-" and "_"
 * (https://docs.discord.com/developers/interactions/application-commands#application-command-object-application-command-naming).
 * "thème ajouter" becomes "thème-ajouter".
 */
export function commandName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, limits.commandName);
}

/** A command as it is typed on Discord: "/theme add T" is "/theme-add T". */
export function typed(command: string): string {
  const read = readTyped(command);
  return read ? `/${commandName(read.name)}${read.rest}` : command;
}
