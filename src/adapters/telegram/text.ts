import type { TelegramEntity } from './payload.ts';

/** Who the bot is, as `getMe` tells. */
export interface TelegramBot {
  readonly id: number;
  readonly username: string;
}

/** The part of the text that an entity marks; empty where its numbers point outside. */
function marked(text: string, { offset, length }: TelegramEntity): string {
  return text.slice(Math.max(0, offset), Math.max(0, offset + length));
}

/** Whether the text speaks to the bot: by name, or with a command, which Telegram shows to every bot of a room. */
export function mentions(text: string, entities: readonly TelegramEntity[], bot: TelegramBot): boolean {
  const name = `@${bot.username}`.toLowerCase();
  return entities.some(
    (entity) =>
      (entity.type === 'mention' && marked(text, entity).toLowerCase() === name) ||
      (entity.type === 'text_mention' && entity.user?.id === bot.id) ||
      (entity.type === 'bot_command' && entity.offset === 0),
  );
}

/** Whether the text is a command to another bot of the room: "/help@other_bot". */
export function isForAnotherBot(
  text: string,
  entities: readonly TelegramEntity[],
  bot: TelegramBot,
): boolean {
  const first = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  const [, name] = first ? marked(text, first).split('@') : [];
  return name !== undefined && name.toLowerCase() !== bot.username.toLowerCase();
}

/**
 * The text as it was meant: Telegram already gives it without markup; hidden links get their address after their
 * words, the bot's own name is taken off the beginning and off commands.
 */
export function plainText(text: string, entities: readonly TelegramEntity[], bot: TelegramBot): string {
  let plain = text;
  const links = entities.filter(({ type, url }) => type === 'text_link' && url !== undefined);
  for (const link of [...links].sort((a, b) => b.offset - a.offset)) {
    const end = Math.min(Math.max(0, link.offset + link.length), plain.length);
    plain = `${plain.slice(0, end)} (${link.url})${plain.slice(end)}`;
  }
  const name = bot.username.replace(/\W/g, '');
  return plain
    .replace(new RegExp(`^\\s*@${name}\\b[\\s,:]*`, 'i'), '')
    .replace(new RegExp(`^(/\\w+)@${name}\\b`, 'i'), '$1');
}
