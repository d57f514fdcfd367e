import { encodeAction } from '../actions.ts';
import { answer, button, excerpt, says } from '../answer.ts';
import { aboutBlocks } from '../commands/about.ts';
import { commandAction } from '../commands/command-action.ts';
import { nextOpening } from '../consultation.ts';
import {
  type ActionEvent,
  type CommandEvent,
  type CreatedEvent,
  type EditedEvent,
  type PointedEvent,
  storable,
} from '../inbound.ts';
import type { NewContribution } from '../ports/contribution.ts';
import type { MessagePlace, NewMessage } from '../ports/messages.ts';
import type { Repositories } from '../ports/store.ts';
import type { Reply } from '../reply.ts';
import { mostIdeas } from '../segment/segmentation.ts';
import { acknowledge } from './acknowledge.ts';
import { contextOf } from './context.ts';
import { isInRoom, only, type Turn, type Work } from './turn.ts';
import type { UnderstoodContribution, UnderstoodMessage } from './understanding.ts';

/** The longest message taken, in UTF-16 code units: well over what any platform sends, Slack's 40,000 included. */
export const longestMessage = 100_000;

/** The events that can bring a text to contribute. */
type SayingEvent = CreatedEvent | EditedEvent | CommandEvent | ActionEvent | PointedEvent;

/** Why nothing can be contributed now, as an answer; undefined when it can. */
export async function refusal(turn: Turn): Promise<Reply | undefined> {
  const { phase, t, consultation, now, participant } = turn;
  if (phase === 'open') return undefined;
  if (phase === 'early_access') {
    const rank = await turn.repositories.participants.rank(participant.id, consultation.id);
    if (rank !== undefined) return undefined;
  }
  const opening = nextOpening(consultation, now);
  if ((phase === 'registration' || phase === 'early_access') && opening) {
    return answer([says(t, 'phase.opens', { date: opening })]);
  }
  return answer([says(t, `phase.refuses.${phase}`)]);
}

/** Where the message of an event stands. */
export function placeOf(event: SayingEvent, message: string): MessagePlace {
  const replyTo = 'replyTo' in event ? event.replyTo : undefined;
  return { at: event.at, message, ...(replyTo === undefined ? {} : { replyTo }) };
}

/** The message of an event, ready to be stored. */
export function newMessage(
  turn: Turn<SayingEvent>,
  place: MessagePlace,
  text: string,
  understood: UnderstoodMessage,
): NewMessage {
  return {
    ...place,
    consultationId: turn.consultation.id,
    participantId: turn.participant.id,
    text,
    language: understood.language,
    sentAt: turn.event.sentAt,
  };
}

/** An understood contribution, ready to be stored. */
export function newContribution(
  { text, language, kind, span, boundedByAuthor, taggings }: Omit<UnderstoodContribution, 'likely'>,
  createdAt: Date,
): NewContribution {
  return { text, language, ...(kind ? { kind } : {}), span, boundedByAuthor, taggings, createdAt };
}

/**
 * What is said to a message without a contribution; nothing where it was only overheard in a room. Where the message was
 * stored its author can say that it is an idea all the same.
 */
function withoutContribution(
  turn: Turn<SayingEvent>,
  understood: UnderstoodMessage,
  messageId?: string,
): Reply | undefined {
  const { t, event } = turn;
  if ('mentionsBot' in event && isInRoom(turn) && !event.mentionsBot) return undefined;
  const idea = messageId
    ? [button(t, 'button.idea', encodeAction({ kind: 'idea', message: messageId }))]
    : [];
  if (understood.roles.has('process')) {
    return answer([says(t, 'process.lead'), ...aboutBlocks(turn)], {
      buttons: [button(t, 'button.help', commandAction('help')), ...idea],
    });
  }
  const [aside] = understood.leftAside;
  if (aside !== undefined && messageId && !understood.roles.has('quotation')) {
    return answer([says(t, 'nothing.noted', { text: excerpt(aside, 80), button: t.text('button.idea') })], {
      buttons: idea,
    });
  }
  if (understood.roles.has('courtesy') || understood.roles.has('introduction')) {
    return answer([says(t, 'courtesy')], {
      buttons: [
        button(t, 'button.themes', commandAction('themes')),
        button(t, 'button.help', commandAction('help')),
        ...idea,
      ],
    });
  }
  return answer([says(t, understood.roles.has('quotation') ? 'quotation' : 'noise')], { buttons: idea });
}

async function store(
  turn: Turn<SayingEvent>,
  repositories: Repositories,
  message: NewMessage,
  understood: UnderstoodMessage,
): Promise<Reply | undefined> {
  const messageId = await repositories.messages.add(message);
  if (messageId === undefined) return undefined;
  const contributions = await repositories.contributions.add(
    turn.consultation.id,
    messageId,
    turn.participant.id,
    understood.contributions.map((one) => newContribution(one, message.sentAt)),
  );
  if (contributions.length === 0) return withoutContribution(turn, understood, messageId);
  const likely = new Map(contributions.map(({ id }, i) => [id, understood.contributions[i]?.likely ?? []]));
  const { leftAside } = understood;
  return acknowledge(turn.t, turn.consultation, { messageId, contributions, likely, leftAside });
}

/** What is said to a message of more ideas than can be taken at a time; undefined where they are not too many. */
export function tooMany({ t }: Turn, { contributions }: UnderstoodMessage): Reply | undefined {
  if (contributions.length <= mostIdeas) return undefined;
  return answer([says(t, 'too.many', { count: contributions.length, most: mostIdeas })]);
}

/** Takes a text as contributions: the way of every message that is neither command nor button. */
export async function contribute(turn: Turn<SayingEvent>, message: string, raw: string): Promise<Work> {
  const { t } = turn;
  if (raw.length > longestMessage) {
    return only(answer([says(t, 'too.long', { length: raw.length, longest: longestMessage })]));
  }
  const refused = await refusal(turn);
  if (refused) return only(refused);
  const text = storable(raw);
  const { event, consultation, repositories, now } = turn;
  const place = placeOf(event, message);
  const context = await contextOf(repositories, consultation, place);
  const heard = { id: event.delivery, text };
  const understood = await turn.understanding.message(heard, consultation, t.language, now, { context });
  const many = tooMany(turn, understood);
  if (many) return only(many);
  const [role] = understood.roles;
  if (role === undefined || (understood.roles.size === 1 && role === 'noise')) {
    return only(withoutContribution(turn, understood));
  }
  return (writing) => store(turn, writing, newMessage(turn, place, text, understood), understood);
}
