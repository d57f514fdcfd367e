import type { DiscordUser } from './payload.ts';

/** The name that people see of a user. */
export function nameOf({ global_name, username }: DiscordUser): string {
  return global_name ?? username;
}

/**
 * A message's text without its markup: mentions, channels, custom emoji and times
 * (https://docs.discord.com/developers/reference#message-formatting), and the marks of bold, italics, underline, strikes,
 * spoilers, code, headings and links. Quotes and lists stay: they mean something. The bot's own name is taken off the
 * beginning.
 */
export function plainText(text: string, mentioned: readonly DiscordUser[], botId: string): string {
  const names = new Map(mentioned.map((user) => [user.id, nameOf(user)]));
  return text
    .replace(new RegExp(`^\\s*<@!?${botId.replace(/\D/g, '')}>[\\s,:]*`), '')
    .replace(/<@!?(\d+)>/g, (_, id: string) => `@${names.get(id) ?? id}`)
    .replace(/<@&(\d+)>/g, '@$1')
    .replace(/<#(\d+)>/g, '#$1')
    .replace(/<a?:(\w+):\d+>/g, ':$1:')
    .replace(/<t:(-?\d{1,12})(?::[tTdDfFR])?>/g, (_, seconds: string) =>
      new Date(Number(seconds) * 1000).toISOString(),
    )
    .replace(/\[([^\]\n]+)\]\(<?(https?:\/\/[^\s)>]+)>?\)/g, '$1 ($2)')
    .replace(/<(https?:\/\/[^\s>]+)>/g, '$1')
    .replace(/```(?:\w+\n)?([\s\S]*?)```/g, '$1')
    .replace(/(\*\*\*|\*\*|__|~~|\|\|)(?=\S)([\s\S]*?\S)\1/g, '$2')
    .replace(/(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/g, '$1')
    .replace(/(?<!\w)_(?=\S)([^_\n]*?\S)_(?!\w)/g, '$1')
    .replace(/`([^`\n]+)`/g, '$1')
    .replace(/^#{1,3}\s+/gm, '');
}
