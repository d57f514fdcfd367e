import { openConsoleWorld } from '../servers/console/world.ts';
import { openDiscordWorld } from '../servers/discord/world.ts';
import { openSlackWorld } from '../servers/slack-loopback/world.ts';
import { openTelegramWorld } from '../servers/telegram/world.ts';
import type { OpenWorld } from './world.ts';

/** Every platform, as its people use it. */
export const worlds: readonly { readonly platform: string; readonly open: OpenWorld }[] = [
  { platform: 'console', open: openConsoleWorld },
  { platform: 'discord', open: openDiscordWorld },
  { platform: 'slack', open: openSlackWorld },
  { platform: 'telegram', open: openTelegramWorld },
];
