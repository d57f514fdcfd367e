import { v7 as uuidv7 } from 'uuid';
import {
  type ActionEvent,
  type ChannelAddress,
  type CreatedEvent,
  type JoinedEvent,
  storable,
} from '../../core/inbound.ts';
import type { Choice } from './render.ts';

/** Who speaks in a terminal. */
export interface Speaker {
  readonly name: string;
  /** The language asked for on the command line, or the terminal's for events without a text of their own. */
  readonly locale?: string;
}

function common({ name, locale }: Speaker) {
  const id = storable(name);
  const at: ChannelAddress = {
    platform: 'console',
    installation: 'local',
    channel: id,
    visibility: 'direct',
  };
  return {
    at,
    author: { id, displayName: id, ...(locale === undefined ? {} : { locale }) },
    delivery: uuidv7(),
    sentAt: new Date(),
  };
}

/** A typed text as an event. The terminal gives messages no id: each is new. */
export function typed(speaker: Speaker, text: string): CreatedEvent {
  const base = common(speaker);
  return { ...base, kind: 'created', message: base.delivery, text, mentionsBot: true, attachments: [] };
}

/** A choice by its number as an event. */
export function pressed(speaker: Speaker, { action, value }: Choice): ActionEvent {
  return { ...common(speaker), kind: 'action', action, ...(value === undefined ? {} : { value }) };
}

/** The start of a chat. */
export function joined(speaker: Speaker): JoinedEvent {
  return { ...common(speaker), kind: 'joined' };
}
