import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pagesOf } from '../../../src/core/pages/cut.ts';
import type { Block } from '../../../src/core/reply.ts';

const text = fc.string({ minLength: 1, maxLength: 60 });
const stays = fc.constantFrom('with next' as const, 'with former' as const);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text }),
  fc.record({ kind: fc.constant('paragraph' as const), inlines: fc.array(text, { maxLength: 3 }) }),
  fc.record({ kind: fc.constant('paragraph' as const), inlines: fc.array(text, { maxLength: 2 }), stays }),
  fc.record({ kind: fc.constant('quote' as const), text, source: text }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.array(text, { maxLength: 2 }), { minLength: 1, maxLength: 8 }),
  }),
);

/** What people read, one line for each block and each item. */
function lines(blocks: readonly Block[]): string[] {
  return blocks.flatMap((one): string[] => {
    if (one.kind === 'paragraph') return [`paragraph ${one.inlines.join('')}`];
    if (one.kind !== 'list') return [`${one.kind} ${one.text}`];
    return one.items.map((item, i) => `${one.ordered ? (one.from ?? 1) + i : '•'} ${item.join('')}`);
  });
}

test('nothing is lost, nothing but a heading comes twice, and the order stays, with the numbers of lists', () => {
  fc.assert(
    fc.property(fc.array(block, { maxLength: 30 }), fc.integer({ min: 100, max: 900 }), (blocks, room) => {
      const pages = pagesOf(blocks, room);
      const unheaded = (some: readonly Block[]): string[] =>
        lines(some).filter((line) => !line.startsWith('heading '));
      expect(pages.flatMap(unheaded)).toEqual(unheaded(blocks));
      const headings = (some: readonly Block[]): Block[] => some.filter(({ kind }) => kind === 'heading');
      expect(headings(pages.flat()).length).toBeGreaterThanOrEqual(headings(blocks).length);
    }),
  );
});

const quote = (n: number): Block => ({ kind: 'quote', text: `Constat ${n} ${'x'.repeat(80)}`, source: '#1' });
const says = (words: string): Block => ({ kind: 'paragraph', inlines: [words] });
const votes: Block = { kind: 'paragraph', inlines: ['3 sont d’accord'], stays: 'with former' };

test('a claim goes with what introduces it and with its votes; a theme that goes on has its name again', () => {
  const claims = [1, 2, 3, 4].flatMap((n) => [says('Ce qui est proposé :'), quote(n), votes]);
  const pages = pagesOf([says('Deux thèmes.'), { kind: 'heading', text: 'Logement' }, ...claims], 420);
  expect(pages.length).toBeGreaterThan(1);
  for (const page of pages) {
    expect(page.find(({ kind }) => kind === 'heading')).toEqual({ kind: 'heading', text: 'Logement' });
    expect(page.at(-1)).toEqual(votes);
    expect(page.filter(({ kind }) => kind === 'quote').length * 3).toBe(
      page.filter(({ kind }) => kind !== 'heading').length - (page === pages[0] ? 1 : 0),
    );
  }
});

test('pages are of about the same length, not a full one and a line', () => {
  const items = Array.from({ length: 22 }, (_, i) => [`${i} ${'x'.repeat(60)}`]);
  const pages = pagesOf([{ kind: 'list', ordered: true, items }], 20 * 80);
  expect(pages.map((page) => lines(page).length)).toEqual([11, 11]);
  expect(pages[1]?.[0]).toMatchObject({ kind: 'list', from: 12 });
});

test('what fits is one page, as it is', () => {
  const blocks = [says('Bonjour'), quote(1)];
  expect(pagesOf(blocks, Number.POSITIVE_INFINITY)).toEqual([blocks]);
  expect(pagesOf([], 100)).toEqual([[]]);
});
