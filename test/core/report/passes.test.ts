import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ReportLinks } from '../../../src/core/report/links.ts';
import { Passes } from '../../../src/core/report/passes.ts';

const holder = {
  consultationId: 'c',
  participantId: 'p',
  platform: 'telegram',
  installation: 'bot',
  channel: '7',
  author: '42',
} as const;
const now = new Date(0);
const minutes = (count: number): Date => new Date(count * 60_000);

test('a pass is read by who issued it, as what it was issued, while it lasts', () => {
  const passes = new Passes('secret');
  const key = passes.issue('key', holder, now);
  expect(passes.read('key', key, minutes(14))).toEqual(holder);
  expect(passes.read('key', key, minutes(15))).toBeUndefined();
  expect(passes.read('stay', key, now)).toBeUndefined();
  expect(new Passes('another').read('key', key, now)).toBeUndefined();
  expect(passes.read('stay', passes.issue('stay', holder, now), minutes(479))).toEqual(holder);
  expect(passes.isOfForm(key, passes.formToken(key))).toBe(true);
  expect(passes.isOfForm(key, passes.formToken(`${key}x`))).toBe(false);
});

test('nothing else is a pass, nor the token of a private link', () => {
  const passes = new Passes('secret');
  const key = passes.issue('key', holder, now);
  const links = new ReportLinks('http://127.0.0.1:3000', 'secret');
  const report = { consultationId: 'c', seed: 's' };
  const altered = fc
    .tuple(fc.nat(key.length - 1), fc.constantFrom(...'aZ0_.-'))
    .map(([at, letter]) => key.slice(0, at) + letter + key.slice(at + 1))
    .filter((one) => one !== key);
  fc.assert(
    fc.property(fc.oneof(altered, fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
      expect(passes.read('key', text, now)).toBeUndefined();
      expect(links.opens(text, report)).toBe(false);
    }),
  );
});
