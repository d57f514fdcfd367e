import { openBrowser } from '../servers/browser/world.ts';
import { openConsoleWorld } from '../servers/console/world.ts';
import { openDiscord } from '../servers/discord/world.ts';
import { openSlack } from '../servers/slack/world.ts';
import { openTelegram } from '../servers/telegram/world.ts';
import type { OpenWorld } from './world.ts';

/** Every platform, as its people use it. */
export const worlds: readonly { readonly platform: string; readonly open: OpenWorld }[] = [
  { platform: 'browser', open: openBrowser },
  { platform: 'console', open: openConsoleWorld },
  { platform: 'discord', open: openDiscord },
  { platform: 'slack', open: openSlack },
  { platform: 'telegram', open: openTelegram },
];

/** Those that have rooms and servers of their own; the others are a chat with one person inside the program. */
export const remoteWorlds = worlds.filter(({ platform }) => platform !== 'browser' && platform !== 'console');
