import fc from 'fast-check';
import { expect, test } from 'vitest';
import { renderEntry } from '../../../src/adapters/browser/render.ts';
import { words } from '../../../src/adapters/browser/words.ts';
import { answer } from '../../../src/core/answer.ts';
import type { Block } from '../../../src/core/reply.ts';
import { attributesOf, textOf } from '../../servers/browser/html.ts';
import { anyBlocks, hostile, visible } from '../../support/hostile.ts';

const own = [
  'article',
  'p',
  'div',
  'h3',
  'blockquote',
  'cite',
  'ul',
  'ol',
  'li',
  'strong',
  'em',
  'code',
  'a',
];
const attributes = ['id', 'class', 'tabindex', 'lang', 'dir', 'href', 'rel'];

function textsOf(blocks: readonly Block[]): string[] {
  const inlines = blocks.flatMap((one) =>
    one.kind === 'paragraph' ? one.inlines : one.kind === 'list' ? one.items.flat() : [],
  );
  return [
    ...blocks.flatMap((one) => (one.kind === 'heading' || one.kind === 'quote' ? [one.text] : [])),
    ...inlines.map((part) => (typeof part === 'string' ? part : part.text)),
  ];
}

test('whatever is in an answer is shown as text: no element, attribute or link but the page’s own', async () => {
  await fc.assert(
    fc.asyncProperty(anyBlocks, async (blocks) => {
      const content = { by: 'bot', reply: answer(blocks), language: 'fr' } as const;
      const html = String(await renderEntry({ id: 'x', revision: 1, content }, words.fr));
      for (const [tag, name = ''] of html.matchAll(/<\/?([a-z0-9]*)[^>]*>?/g)) {
        expect(own).toContain(name);
        expect(attributes).toEqual(expect.arrayContaining(Object.keys(attributesOf(tag))));
      }
      for (const [tag] of html.matchAll(/<a [^>]*>/g)) expect(attributesOf(tag).href).toMatch(/^https?:\/\//);
      const shown = visible(textOf(html));
      for (const text of textsOf(blocks)) expect(shown).toContain(visible(text));
    }),
  );
});

test('whatever somebody writes is text in their message and in the field to change it', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (text) => {
      const content = { by: 'person', text, isChanged: false } as const;
      const html = String(await renderEntry({ id: 'x', revision: 1, content }, words.en));
      expect(html.match(/<textarea/g)?.length ?? 0).toBe(text.trimStart().startsWith('/') ? 0 : 1);
      expect(
        html.match(/<(?!\/?(?:article|p|details|summary|form|input|label|textarea|button)\b)/g),
      ).toBeNull();
      expect(visible(textOf(html))).toContain(visible(text));
    }),
  );
});
