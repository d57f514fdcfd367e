import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inboundOf } from '../../../src/adapters/discord/inbound.ts';
import { inboxKey } from '../../../src/core/inbound.ts';
import { mutationsOf } from '../../support/mutations.ts';
import { payloads } from './payloads.ts';

const now = new Date('2026-11-23T12:00:00Z');

function event(payload: unknown) {
  const read = inboundOf(payload, '1', now);
  return read.kind === 'event' ? read.event : read.reason;
}

test.each([
  [
    'direct',
    {
      kind: 'created',
      text: 'Il faut des bancs',
      mentionsBot: true,
      at: { visibility: 'direct' },
      author: { id: '42', displayName: 'Léa' },
    },
  ],
  [
    'mention',
    {
      kind: 'created',
      text: 'il faut des bancs',
      mentionsBot: true,
      at: { visibility: 'public', installation: '9' },
    },
  ],
  ['overheard', { kind: 'created', mentionsBot: false }],
  [
    'markup',
    {
      text: 'Voir\n@Léa et #500 :arbre: le plan (https://example.org/a_b_c) secret code oui non snake_case 2*3*4\n> cité',
    },
  ],
  ['reply', { kind: 'created', mentionsBot: true, replyTo: '900' }],
  ['picture', { kind: 'created', text: '', attachments: [{ kind: 'image', fileId: '3', size: 12 }] }],
  [
    'edited',
    {
      kind: 'edited',
      message: '1000',
      text: 'Il faut dix bancs',
      editedAt: new Date('2026-11-23T10:01:00.456Z'),
    },
  ],
  ['deleted', { kind: 'deleted', message: '1000' }],
  ['command', { kind: 'command', line: 'search bancs publics', author: { locale: 'fr' } }],
  ['subcommand', { kind: 'command', line: 'theme add Nature | Arbres, fleurs' }],
  ['button', { kind: 'action', action: 'right:AAAA', message: '2000' }],
  ['menu', { kind: 'action', action: 'choose:AAAA', value: 'none' }],
] as const)('%s', (name, expected) => {
  expect(event(payloads[name])).toMatchObject(expected);
});

test.each([
  ['preview', 'a change of a preview, not of the text'],
  ['withoutIntent', 'no text: is the Message Content intent on?'],
  ['bot', 'from a bot'],
  ['webhook', 'from a bot'],
  ['threadCreated', 'service message'],
  ['autocomplete', 'an interaction of a kind that is not listened to'],
] as const)('%s is dropped: %s', (name, reason) => {
  expect(event(payloads[name])).toBe(reason);
});

test('two thousand mutations of documented payloads give an event or a reason, never an exception', () => {
  fc.assert(
    fc.property(mutationsOf(Object.values(payloads)), (payload) => {
      const read = inboundOf(payload, '1', now);
      if (read.kind === 'event') expect(inboxKey(read.event)).toContain('discord');
      else expect(read.reason).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});
