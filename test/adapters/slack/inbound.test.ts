import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboundOf } from '../../../src/adapters/slack/inbound.ts';
import { inboxKey } from '../../../src/core/inbound.ts';
import { mutationsOf } from '../../support/mutations.ts';
import { payloads } from './payloads.ts';

const now = new Date('2026-11-23T12:00:00Z');

function event(payload: unknown) {
  const read = inboundOf(payload, 'UBOT', now);
  return read.kind === 'event' ? read.event : read.reason;
}

test.each([
  [
    'direct',
    {
      kind: 'created',
      text: 'Du pain & des jeux',
      at: { visibility: 'direct' },
      author: { id: 'T1:U1' },
      mentionsBot: true,
    },
  ],
  [
    'message',
    { kind: 'created', text: 'il faut des bancs', at: { visibility: 'public' }, mentionsBot: true },
  ],
  ['overheard', { kind: 'created', mentionsBot: false, at: { visibility: 'private' } }],
  [
    'markup',
    {
      text: 'voir ce plan (https://example.org/a?b=1&c=2) et https://example.org avec @Tom dans #general <ici> @here',
    },
  ],
  ['richText', { text: 'mes idées :\n- des bancs\n- 🌳\n> trop cher\nle plan (https://example.org)' }],
  ['thread', { replyTo: '1790000000.000100', at: { thread: '1790000000.000100' } }],
  ['file', { text: '', attachments: [{ kind: 'image', fileId: 'F1', size: 12 }] }],
  [
    'edited',
    {
      kind: 'edited',
      message: '1790000000.000100',
      text: 'Il faut dix bancs',
      editedAt: new Date(1_790_000_060_000),
    },
  ],
  ['deleted', { kind: 'deleted', message: '1790000000.000100', author: { id: 'T1:U1' } }],
  ['button', { kind: 'action', action: 'right:AAAA', message: '1790000000.000100' }],
  ['menu', { kind: 'action', action: 'choose:AAAA', value: 'none', at: { visibility: 'direct' } }],
  ['command', { kind: 'command', line: 'thème 12 plan (https://example.org)' }],
  ['tombstone', { kind: 'deleted', message: '1790000000.000100', author: { id: 'T1:U1' } }],
  ['edition', { kind: 'edited', mentionsBot: true }],
  [
    'homeOpened',
    { kind: 'command', line: 'home', at: { channel: 'U1', thread: 'home', visibility: 'direct' } },
  ],
  ['chatOpened', { kind: 'joined', at: { channel: 'D1', visibility: 'direct' } }],
  ['letIn', { kind: 'joined', author: { id: 'T1:U1' }, at: { visibility: 'private' } }],
  [
    'privateButton',
    {
      kind: 'action',
      action: 'choose:AAAA',
      value: 'T7',
      at: { thread: '1790000000.000100', visibility: 'private' },
      answerToken: JSON.stringify({
        at: now.getTime(),
        responseUrl: 'https://hooks.example.org/3',
        triggerId: '13.2.b',
        ephemeral: true,
      }),
    },
  ],
  ['homeButton', { kind: 'action', action: 'command:help', at: { channel: 'U1', thread: 'home' } }],
  [
    'shortcut',
    {
      kind: 'pointed',
      text: 'Il faut des bancs',
      author: { id: 'T1:U2' },
      writer: { id: 'T1:U1' },
      writtenAt: new Date(1_790_000_000_000),
    },
  ],
  [
    'form',
    {
      kind: 'action',
      action: 'command:contribute',
      value: 'Une fontaine',
      at: { channel: 'C1', visibility: 'public' },
      message: '1790000000.000100',
    },
  ],
] as const)('%s', (name, expected) => {
  expect(event(payloads[name])).toMatchObject(expected);
});

test.each([
  ['unfurled', 'changed by Slack, not by its author'],
  ['own', 'from a bot'],
  ['joined', 'service message'],
  ['otherLetIn', 'somebody else joined'],
  ['foreignForm', 'a form of nobody knows where'],
] as const)('%s is dropped: %s', (name, reason) => {
  expect(event(payloads[name])).toBe(reason);
});

test('a post that arrives as a message and as a mention is one event', () => {
  const [message, mention] = [event(payloads.message), event(payloads.mention)];
  if (typeof message === 'string' || typeof mention === 'string') throw new Error('dropped');
  expect(inboxKey(mention)).toBe(inboxKey(message));
});

test('two thousand mutations of documented payloads give an event or a reason, never an exception', () => {
  fc.assert(
    fc.property(mutationsOf(Object.values(payloads)), (payload) => {
      const read = inboundOf(payload, 'UBOT', now);
      if (read.kind === 'event') expect(inboxKey(read.event)).toContain('slack');
      else expect(read.reason).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});
