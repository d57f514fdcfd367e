import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  type Action,
  decodeAction,
  encodeAction,
  isReviewAction,
  noTheme,
  rounds,
} from '../../src/core/actions.ts';

const id = fc.uuid();
const round = fc.constantFrom(...rounds);
const action: fc.Arbitrary<Action> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('right' as const, 'undo' as const, 'merge' as const, 'idea' as const),
    message: id,
  }),
  fc.record({
    kind: fc.constantFrom(
      'other' as const,
      'not' as const,
      'restore' as const,
      'join' as const,
      'split' as const,
    ),
    contribution: id,
  }),
  fc.record({
    kind: fc.constant('choose' as const),
    contribution: id,
    theme: fc.oneof(id, fc.constant(noTheme)),
  }),
  fc.record({ kind: fc.constant('choose' as const), contribution: id }),
  fc.record({ kind: fc.constant('open' as const) }),
  fc.record({ kind: fc.constant('open' as const), contribution: id }),
  fc.record({
    kind: fc.constantFrom('show' as const, 'menu' as const, 'skip' as const, 'judge' as const),
    round,
    contribution: id,
  }),
  fc.record({
    kind: fc.constant('judge' as const),
    round,
    contribution: id,
    theme: fc.oneof(id, fc.constant(noTheme)),
  }),
  fc.record({ kind: fc.constant('stop' as const), round }),
  fc.record({
    kind: fc.constant('change' as const),
    step: fc.constantFrom('show' as const, 'confirm' as const, 'cancel' as const),
    change: id,
  }),
);

test('an action survives its button and fits the 64 bytes of the shortest platform', () => {
  fc.assert(
    fc.property(action, (one) => {
      const data = encodeAction(one);
      expect(Buffer.byteLength(data)).toBeLessThanOrEqual(64);
      expect(decodeAction(data)).toEqual(one);
    }),
  );
});

test('what is not ours is no action', () => {
  fc.assert(
    fc.property(fc.string(), (data) => {
      const read = decodeAction(data);
      if (read && !isReviewAction(read)) {
        expect([
          'right',
          'undo',
          'merge',
          'idea',
          'join',
          'split',
          'other',
          'not',
          'restore',
          'open',
          'choose',
          'change',
        ]).toContain(read.kind);
      }
    }),
  );
  expect(decodeAction('right:nonsense')).toBeUndefined();
  expect(decodeAction('drop:AAAA')).toBeUndefined();
  expect(decodeAction('judge:third:AAAA')).toBeUndefined();
  expect(decodeAction('judge:first:nonsense')).toBeUndefined();
});
