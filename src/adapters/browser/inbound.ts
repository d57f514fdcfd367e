import { v7 as uuidv7 } from 'uuid';
import {
  type ActionEvent,
  type ChannelAddress,
  type CreatedEvent,
  type DeletedEvent,
  type EditedEvent,
  type JoinedEvent,
  storable,
} from '../../core/inbound.ts';
import type { Language } from '../../core/language.ts';

/** Who speaks in a browser. */
export interface Speaker {
  /** Their conversation's id, which is theirs too: a page is a chat with one person. */
  readonly id: string;
  /** The language that their browser asks for. */
  readonly language?: Language;
}

/** A button that was pressed, an entry that was chosen or a form that was filled, and the message that holds it. */
export interface Press {
  readonly action: string;
  readonly value?: string;
  readonly message: string;
}

function common({ id, language }: Speaker) {
  const at: ChannelAddress = {
    platform: 'browser',
    installation: 'local',
    channel: id,
    visibility: 'direct',
  };
  return {
    at,
    author: { id, displayName: id, ...(language === undefined ? {} : { locale: language }) },
    delivery: uuidv7(),
    sentAt: new Date(),
  };
}

/** Fields of a form end their lines as HTTP does. */
function plain(text: string): string {
  return storable(text).replaceAll('\r\n', '\n');
}

/** Answers to free text are in the text's language, to commands in the browser's. */
function speakerOf(speaker: Speaker, text: string): Speaker {
  return isCommand(text) ? speaker : { id: speaker.id };
}

/** Whether a text is a command: it leaves no message to change or to take back. */
export function isCommand(text: string): boolean {
  return text.trimStart().startsWith('/');
}

/** Somebody wrote a message. */
export function said(speaker: Speaker, text: string): CreatedEvent {
  const base = common(speakerOf(speaker, text));
  return {
    ...base,
    kind: 'created',
    message: base.delivery,
    text: plain(text),
    mentionsBot: true,
    attachments: [],
  };
}

/** Somebody changed their message. */
export function changed(speaker: Speaker, message: string, text: string): EditedEvent {
  const base = common(speakerOf(speaker, text));
  return { ...base, kind: 'edited', message, text: plain(text), mentionsBot: true, editedAt: base.sentAt };
}

/** Somebody took their message back. */
export function deleted(speaker: Speaker, message: string): DeletedEvent {
  return { ...common(speaker), kind: 'deleted', message };
}

/** Somebody pressed a button, chose an entry or filled a form. */
export function pressed(speaker: Speaker, { action, value, message }: Press): ActionEvent {
  const chosen = value === undefined ? {} : { value: plain(value) };
  return { ...common(speaker), kind: 'action', action: storable(action), message, ...chosen };
}

/** Somebody opened the chat. */
export function joined(speaker: Speaker): JoinedEvent {
  return { ...common(speaker), kind: 'joined' };
}
