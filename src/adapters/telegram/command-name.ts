import { fold } from '../../core/text/fold.ts';
import { limits } from './limits.ts';

/**
 * A command's name as Telegram takes it: small ASCII letters, digits and underscores
 * (https://core.telegram.org/bots/api#botcommand). "thème ajouter" becomes "theme_ajouter"; undefined where a name has
 * other characters or is too long.
 */
export function commandName(name: string): string | undefined {
  const written = fold(name).replaceAll(' ', '_');
  return /^[a-z0-9_]+$/.test(written) && written.length <= limits.commandName ? written : undefined;
}
