import type { Argument } from '../../core/commands/command.ts';
import { commands } from '../../core/commands/registry.ts';
import type { SuggestQuestion } from '../../core/commands/suggest.ts';
import { commandName } from './command-name.ts';
import { kinds } from './inbound.ts';
import { discordPayload } from './payload.ts';

/** A question for completions, and where its answer goes. */
export interface Completion {
  readonly id: string;
  readonly token: string;
  readonly question: SuggestQuestion;
}

function argumentOf(command: string, option: string): Argument | undefined {
  return commands.find(({ name }) => commandName(name) === command)?.args.find(({ name }) => name === option);
}

/** The question in a dispatch, if it is one: https://docs.discord.com/developers/interactions/application-commands#autocomplete */
export function completionOf(payload: unknown): Completion | undefined {
  const read = discordPayload.safeParse(payload);
  if (!read.success || read.data.t !== 'INTERACTION_CREATE') return undefined;
  const { type, id, token, data, channel_id: channel, guild_id, user, member, locale } = read.data.d;
  const author = member?.user ?? user;
  if (type !== kinds.autocomplete || token === undefined || !author || channel === undefined)
    return undefined;
  const focused = data?.options?.find((option) => option.focused);
  const argument = focused && argumentOf(data?.name ?? '', focused.name);
  if (!focused || !argument) return undefined;
  return {
    id,
    token,
    question: {
      at: {
        platform: 'discord',
        installation: guild_id ?? 'direct',
        channel,
        visibility: guild_id === undefined ? 'direct' : 'public',
      },
      author: author.id,
      argument,
      typed: String(focused.value ?? ''),
      ...(locale === undefined ? {} : { locale }),
    },
  };
}
