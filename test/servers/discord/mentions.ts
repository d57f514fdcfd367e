import type { MessageBody } from './message-shape.ts';

const found = /<(@[!&]?)(\d+)>|@(everyone|here)/g;

/** The ids of the people that a text speaks to. */
export function spokenTo(content: string): string[] {
  return [...content.matchAll(found)].flatMap(([, sign, id]) =>
    sign !== undefined && sign !== '@&' && id !== undefined ? [id] : [],
  );
}

/**
 * What of a message notifies somebody: https://docs.discord.com/developers/resources/message#allowed-mentions-object.
 * Embeds notify nobody. That a backslash or code keeps a mention from notifying is nowhere promised, so it does not here.
 * @param replied the author of the message that is replied to
 */
export function pingsOf(
  content: string,
  allowed: MessageBody['allowed_mentions'],
  replied: string | undefined,
): string[] {
  const pings = [...content.matchAll(found)].flatMap(([whole, sign, id = '']) => {
    if (!allowed) return [whole];
    const { parse = [], roles = [], users = [] } = allowed;
    const kind = sign === undefined ? 'everyone' : sign === '@&' ? 'roles' : 'users';
    const named = kind === 'roles' ? roles : kind === 'users' ? users : [];
    return parse.includes(kind) || named.includes(id) ? [whole] : [];
  });
  // "replied_user (…) defaults to false" in the object; without one a reply notifies.
  const notifies = replied !== undefined && (allowed ? allowed.replied_user === true : true);
  return [...new Set(notifies ? [...pings, `<@${replied}>`] : pings)];
}
