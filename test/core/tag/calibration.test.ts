import fc from 'fast-check';
import { expect, test } from 'vitest';
import { calibrate, calibrated, uncalibrated } from '../../../src/core/tag/calibration.ts';

/** Texts of two themes: the tagger holds the first likely, and is right so often. */
function judged(count: number, probability: number, rightShare: number) {
  return Array.from({ length: count }, (_, i) => {
    const right = i < count * rightShare;
    return [
      { probability, right },
      { probability: 1 - probability, right: !right },
    ];
  });
}

test('where the tagger is too sure it becomes less sure, and the more so the more is known', () => {
  const few = calibrated(0.9, calibrate(judged(5, 0.9, 0.5)));
  const many = calibrated(0.9, calibrate(judged(200, 0.9, 0.5)));
  expect(few).toBeLessThan(0.9);
  expect(many).toBeLessThan(few);
  expect(many).toBeGreaterThan(0.5);
});

test('where it is as sure as it should be nothing much changes, and nothing at all without confirmations', () => {
  expect(calibrated(0.8, calibrate(judged(200, 0.8, 0.8)))).toBeCloseTo(0.8, 1);
  expect(calibrate([])).toEqual(uncalibrated);
});

test('no order of probabilities ever changes', () => {
  const probability = fc.double({ min: 0.001, max: 0.999, noNaN: true });
  const text = fc.array(fc.record({ probability, right: fc.boolean() }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(fc.array(text, { maxLength: 100 }), probability, probability, (texts, a, b) => {
      const calibration = calibrate(texts);
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      expect(calibrated(low, calibration)).toBeLessThanOrEqual(calibrated(high, calibration));
      expect(Number.isFinite(calibrated(low, calibration))).toBe(true);
    }),
  );
});
