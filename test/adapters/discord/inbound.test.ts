import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAnswerToken } from '../../../src/adapters/discord/answer-token.ts';
import { inboundOf } from '../../../src/adapters/discord/inbound.ts';
import { timeOf } from '../../../src/adapters/discord/snowflake.ts';
import { inboxKey } from '../../../src/core/inbound.ts';
import { mutationsOf } from '../../support/mutations.ts';
import { payloads } from './payloads.ts';

const now = new Date('2026-11-23T12:00:00Z');

const bot = { id: '1', parentOf: (channel: string) => (channel === '501' ? '500' : undefined) };

function event(payload: unknown) {
  const [read] = inboundOf(payload, bot, now);
  return read?.kind === 'event' ? read.event : read?.reason;
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
  ['twoTexts', { kind: 'command', line: 'theme-add Nature | Arbres, fleurs' }],
  ['numberAndTheme', { kind: 'command', line: 'theme 12 nature' }],
  ['thread', { kind: 'created', at: { channel: '500', thread: '501' }, mentionsBot: true }],
  ['form', { kind: 'action', action: 'cmd:contribute', value: 'Il faut des bancs', message: '2000' }],
  ['formInRows', { kind: 'action', action: 'cmd:contribute', value: 'Il faut des bancs' }],
  [
    'pointed',
    {
      kind: 'pointed',
      author: { id: '42' },
      writer: { id: '43', displayName: 'Tom' },
      message: '1000',
      text: 'Il faut des arbres',
      writtenAt: new Date('2026-11-23T10:00:00.123Z'),
    },
  ],
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
  ['forwarded', 'forwarded: the words of somebody else'],
  ['sticker', 'a sticker'],
  ['poll', 'a poll'],
  ['pointedAtBot', 'points at a message of a bot'],
  ['threadCreated', 'service message'],
  ['autocomplete', 'an interaction of a kind that is not listened to'],
] as const)('%s is dropped: %s', (name, reason) => {
  expect(event(payloads[name])).toBe(reason);
});

test('messages deleted at once are deleted one by one', () => {
  const reads = inboundOf(payloads.deletedInBulk, bot, now);
  expect(reads).toMatchObject([
    { event: { kind: 'deleted', message: '1000' } },
    { event: { kind: 'deleted', message: '1001' } },
  ]);
});

test('an interaction’s token comes with its event, and is of no use after fifteen minutes', () => {
  const read = event(payloads.command);
  if (typeof read !== 'object') throw new Error('dropped');
  const sent = timeOf('7').getTime();
  expect(readAnswerToken(read.answerToken, sent)).toEqual({ id: '7', token: 'x', type: 2 });
  expect(readAnswerToken(read.answerToken, sent + 15 * 60_000)).toBeUndefined();
  expect(readAnswerToken(undefined, sent)).toBeUndefined();
});

test('two thousand mutations of documented payloads give an event or a reason, never an exception', () => {
  fc.assert(
    fc.property(mutationsOf(Object.values(payloads)), (payload) => {
      for (const read of inboundOf(payload, bot, now)) {
        if (read.kind === 'event') expect(inboxKey(read.event)).toContain('discord');
        else expect(read.reason).not.toBe('');
      }
    }),
    { numRuns: 2000 },
  );
});
