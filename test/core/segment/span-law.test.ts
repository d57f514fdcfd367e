import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segment } from '../../../src/core/segment/segment.ts';
import { anyText } from '../../support/texts.ts';

// Between segments: white space, invisible characters, bullets, numbering and the commas that part two ideas.
const gap =
  /^(?:[\s\p{Cf}\0•‣▪▫●○◦∙·*◆►▶➤➜→✓✔☑–—,;()./°-]|\d\s?:|\d|[a-hA-H][)./-]|[ivIV]{1,4}[).-]|\uFE0F|\u20E3|[\u2776-\u277f\u2460-\u2473]|👉|🔹|🔸|✅|➡)*$/u;

const longText = fc
  .array(anyText, { minLength: 10, maxLength: 16 })
  .map((parts) => `il faut ${parts.join(' les bus et nous ')}`);

test.each([
  ['any text', anyText, 1500],
  ['a long text', longText, 30],
])(
  'segments of %s are in order, apart, inside it, and with the gaps make it up to the character',
  (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, (text) => {
        const { segments } = segment(text);
        let rebuilt = '';
        let at = 0;
        for (const { start, end } of segments) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          const between = text.slice(at, start);
          expect(between).toMatch(gap);
          rebuilt += between + text.slice(start, end);
          at = end;
        }
        expect(text.slice(at)).toMatch(gap);
        expect(rebuilt + text.slice(at)).toBe(text);
      }),
      { numRuns },
    );
  },
);

test('no segment begins or ends inside a character', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      for (const { start, end } of segment(text).segments) {
        for (const cut of [start, end]) {
          expect(text.slice(cut - 1, cut + 1)).not.toMatch(/^[\ud800-\udbff][\udc00-\udfff]$/);
        }
      }
    }),
  );
});

test('the same text gives the same segments', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      expect(segment(text)).toEqual(segment(text));
    }),
    { numRuns: 50 },
  );
});
