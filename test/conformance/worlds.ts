import { openConsoleWorld } from '../servers/console/world.ts';
import { openDiscord } from '../servers/discord/world.ts';
import { openSlack } from '../servers/slack/world.ts';
import { openTelegram } from '../servers/telegram/world.ts';
import type { OpenWorld } from './world.ts';

/** Every platform, as its people use it. */
export const worlds: readonly { readonly platform: string; readonly open: OpenWorld }[] = [
  { platform: 'console', open: openConsoleWorld },
  { platform: 'discord', open: openDiscord },
  { platform: 'slack', open: openSlack },
  { platform: 'telegram', open: openTelegram },
];
