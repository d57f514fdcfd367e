import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboundOf } from '../../../src/adapters/telegram/inbound.ts';
import { mutationsOf } from '../../support/mutations.ts';
import { payloads } from './payloads.ts';

const bot = { id: 1, username: 'contribuez_bot' };
const now = new Date('2026-11-23T12:00:00Z');

function event(payload: unknown) {
  const read = inboundOf(payload, bot, now);
  return read.kind === 'event' ? read.event : read.reason;
}

test.each([
  [
    'direct',
    {
      kind: 'created',
      text: 'Il faut des bancs',
      message: '7',
      mentionsBot: true,
      at: { visibility: 'direct', channel: '42' },
    },
  ],
  [
    'mention',
    {
      kind: 'created',
      text: 'il faut des bancs',
      mentionsBot: true,
      at: { visibility: 'private', channel: '-1001' },
    },
  ],
  ['overheard', { kind: 'created', mentionsBot: false, at: { visibility: 'public' } }],
  ['command', { kind: 'created', text: '/aide', mentionsBot: true }],
  ['reply', { kind: 'created', mentionsBot: true, replyTo: '3' }],
  ['link', { kind: 'created', text: '😀 voir ce plan (https://example.org/plan) pour la gare' }],
  ['edited', { kind: 'edited', message: '7', text: 'Il faut dix bancs', mentionsBot: true }],
  ['editedCaption', { kind: 'edited', text: 'Ce trottoir est très dangereux', mentionsBot: true }],
  ['asChannel', { kind: 'created', author: { id: 'chat:-6', displayName: 'Vélo en ville' } }],
  ['startLink', { kind: 'created', text: '/start ville-2026', mentionsBot: true }],
  [
    'packedEntry',
    {
      kind: 'action',
      action: 'choose:AaIKV_43d3qNu0oLpZT2KA',
      value: '01a20a57-fe37-777a-8dbb-4a0ba594f628',
    },
  ],
  ['topicButton', { kind: 'action', action: 'cmd:mine', at: { thread: '5' } }],
  [
    'photo',
    {
      kind: 'created',
      text: 'Ce trottoir est dangereux',
      attachments: [{ kind: 'image', fileId: 'large', size: 90000 }],
    },
  ],
  ['voice', { kind: 'created', text: '', attachments: [{ kind: 'audio', mimeType: 'audio/ogg' }] }],
  ['topic', { kind: 'created', at: { thread: '5' }, text: 'des jeux' }],
  [
    'anonymousAdministrator',
    { kind: 'created', text: '/stats', author: { id: 'chat:-1001', displayName: 'Quartier' } },
  ],
  [
    'button',
    {
      kind: 'action',
      action: 'open',
      value: '01a20a57-fe37-777a-8dbb-4a0ba594f628',
      message: '20',
      delivery: '99',
    },
  ],
  ['joined', { kind: 'joined', author: { id: '42', displayName: 'Léa Petit', locale: 'fr' } }],
] as const)('%s', (name, expected) => {
  expect(event(payloads[name])).toMatchObject(expected);
});

test.each([
  ['anothersCommand', 'for another bot'],
  ['channelPost', 'of a kind that is not listened to'],
  ['copiedPost', 'channel post'],
  ['service', 'service message'],
  ['migrated', 'service message'],
  ['blocked', 'no new member'],
  ['bot', 'from a bot'],
] as const)('%s is dropped: %s', (name, reason) => {
  expect(event(payloads[name])).toBe(reason);
});

test('a button of a thread of answers, which is no topic, is pressed in the room itself', () => {
  const read = event(payloads.packedEntry);
  expect(typeof read === 'object' && read.at.thread).toBe(undefined);
});

test('two edits of one second keep their order and their keys apart', () => {
  const second = { ...payloads.edited, update_id: payloads.edited.update_id + 1 };
  const [a, b] = [event(payloads.edited), event(second)];
  if (typeof a === 'string' || typeof b === 'string' || a.kind !== 'edited' || b.kind !== 'edited')
    throw new Error();
  expect(b.editedAt.getTime()).toBeGreaterThan(a.editedAt.getTime());
});

test('two thousand mutations of documented payloads give an event or a reason, never an exception', () => {
  fc.assert(
    fc.property(mutationsOf(Object.values(payloads)), (payload) => {
      const read = inboundOf(payload, bot, now);
      if (read.kind === 'event') expect(JSON.stringify(read.event)).toContain('telegram');
      else expect(read.reason).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});
