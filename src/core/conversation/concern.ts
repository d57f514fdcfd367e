import { listen } from '../commands/listen.ts';
import { isLineOf } from '../commands/parse.ts';
import { createdKey, type Inbound } from '../inbound.ts';
import type { Listening } from '../ports/channels.ts';
import type { Inbox } from '../ports/inbox.ts';

/**
 * Whether an event is the bot's business. In a room it takes what the organisers have switched on, and nothing else is
 * stored: commands and buttons are always meant for it, `listen` too, so that it can be switched on. A change of a
 * message counts when the message did.
 */
export async function isConcerned(
  event: Inbound,
  listening: Listening,
  inbox: Pick<Inbox, 'has'>,
): Promise<boolean> {
  if (event.at.visibility === 'direct') return true;
  switch (event.kind) {
    case 'pointed':
    case 'command':
    case 'action':
    case 'joined':
    case 'digest':
    case 'notice':
      return true;
    case 'deleted':
      return inbox.has(createdKey(event.at, event.message));
    case 'created':
    case 'edited': {
      if (listening === 'everything' || (listening === 'mentions' && event.mentionsBot)) return true;
      if (event.kind === 'edited') return inbox.has(createdKey(event.at, event.message));
      return event.mentionsBot && isLineOf(event.text, listen);
    }
  }
}
