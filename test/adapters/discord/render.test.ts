import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../src/adapters/discord/limits.ts';
import { renderForm, renderReply } from '../../../src/adapters/discord/render.ts';
import { answer } from '../../../src/core/answer.ts';
import type { Block, Button, Inline, Reply } from '../../../src/core/reply.ts';
import { readMarkdown } from '../../servers/discord/markdown.ts';
import { editMessage } from '../../servers/discord/message-shape.ts';
import { anyBlocks, hostile, urlsOf, visible } from '../../support/hostile.ts';

/** What Discord shows of the messages, which it must take as they are. */
function shown(reply: Reply) {
  return renderReply(reply).map(({ content, embeds, components }) => {
    const taken = editMessage.safeParse({ content, embeds, components });
    expect(taken.error).toBeUndefined();
    const title = readMarkdown(embeds[0]?.title ?? '', () => undefined, false);
    const body = readMarkdown(content + (embeds[0]?.description ?? ''));
    return {
      text: [title.text, body.text].filter(Boolean).join('\n'),
      marks: [...title.marks, ...body.marks],
      raw: content,
      components,
    };
  });
}

const said = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines });

/** Without the marks that Discord shows before quotes and items. */
const bare = (text: string): string => visible(text.replace(/[│•]/g, ''));

test('whatever is said is taken, pings nobody and leads nowhere that was not asked for', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const urls = urlsOf(blocks).map((url) => url.replaceAll('(', '%28').replaceAll(')', '%29'));
      for (const { text, marks, raw } of shown(answer(blocks))) {
        expect(raw.length).toBeLessThanOrEqual(limits.content);
        expect(text.trim()).not.toBe('');
        for (const { type, url } of marks) {
          expect(['bold', 'italic', 'code', 'link', 'address', 'heading', 'quote', 'item']).toContain(type);
          if (type === 'link') expect(urls).toContain(url);
        }
      }
    }),
    { numRuns: 1000 },
  );
});

test('what is shown is what was said', () => {
  fc.assert(
    fc.property(hostile, fc.constantFrom('strong', 'emphasis', 'code', 'plain', 'quote'), (text, kind) => {
      const words = `« ${text} »`;
      const blocks: Block[] =
        kind === 'quote'
          ? [{ kind, text: words }]
          : [said(kind === 'plain' ? words : { kind: kind as 'strong' | 'emphasis' | 'code', text: words })];
      const [only, ...more] = shown(answer(blocks));
      expect(more).toEqual([]);
      expect(bare(only?.text ?? '')).toBe(bare(words));
    }),
    { numRuns: 1000 },
  );
});

test('headings, bold, italics, code, links, quotes and lists are Discord’s own', () => {
  const [first, ...more] = renderReply(
    answer([
      { kind: 'heading', text: 'Les thèmes' },
      said('Voici ', { kind: 'strong', text: 'trois' }, ' ', { kind: 'emphasis', text: 'idées' }, ' : ', {
        kind: 'code',
        text: '/thème ajouter T',
      }),
      { kind: 'quote', text: 'Des bancs\n# et des arbres', source: '#12' },
      {
        kind: 'list',
        ordered: true,
        items: [['un'], [{ kind: 'link', text: 'deux', url: 'https://example.org/a_b' }]],
      },
      { kind: 'heading', text: 'Et après' },
      { kind: 'list', ordered: false, items: [['- trois']] },
    ]),
  );
  expect(more).toEqual([]);
  expect(first?.content).toBe('');
  expect(first?.embeds).toEqual([
    {
      color: expect.any(Number),
      title: 'Les thèmes',
      description: [
        'Voici **trois** *idées* : `/thème-ajouter T`',
        '> Des bancs',
        '> \\# et des arbres **\\#12**',
        '1. un',
        '2. [deux](<https://example.org/a_b>)',
        '',
        '### Et après',
        '- \\- trois',
      ].join('\n'),
    },
  ]);
});

test('a long answer is parted at sense, and every piece of a quote has its source', () => {
  const sentence = 'Il faut ouvrir les jardins publics le soir. ';
  const parts = shown(
    answer([said('Voici :'), { kind: 'quote', text: sentence.repeat(120).trim(), source: '#12' }]),
  );
  expect(parts.length).toBeGreaterThan(2);
  for (const { text } of parts.slice(1)) expect(text).toMatch(/soir\. #12$/);
  const words = parts.map(({ text }) => text.replace(/#12/g, '')).join('\n');
  expect(bare(words)).toBe(bare(`Voici :${sentence.repeat(120)}`));
});

test('an address is left as it is, and underlines in it are no markup', () => {
  const url = 'https://example.org/a_b_c?d=*e*&f#g_h';
  const [only] = renderReply(answer([said(`voir ${url}, puis __rien__`)]));
  expect(only?.content).toBe(`voir <${url}>, puis \\_\\_rien\\_\\_`);
});

test('buttons and menus past the limits go on in further messages, without losing one', () => {
  const buttons: Button[] = Array.from({ length: 28 }, (_, i) => ({
    label: i === 0 ? 'x'.repeat(200) : `Bouton ${i}`,
    action: `cmd:${i}`,
    style: 'secondary',
  }));
  const options = Array.from({ length: 60 }, (_, i) => ({
    label: `Thème ${i}`,
    value: `v${i}`,
    selected: i === 30,
  }));
  const messages = shown(
    answer([said('Choisissez :')], { buttons, select: { label: 'Thème', action: 'choose:A', options } }),
  );
  const all = messages.flatMap(({ components }) => components.flatMap((row) => row.components));
  const ids = all.map((one) => ('custom_id' in one ? one.custom_id : ''));
  expect(ids.slice(0, 28)).toEqual(buttons.map(({ action }) => action));
  expect(ids.slice(28)).toEqual(['choose:A', 'choose:A|1', 'choose:A|2']);
  expect(all.flatMap((one) => ('options' in one ? one.options.map(({ value }) => value) : []))).toEqual(
    options.map(({ value }) => value),
  );
});

test('nothing to say is no message; only something to press has a sign above it', () => {
  expect(renderReply(answer([]))).toEqual([]);
  expect(renderReply(answer([said(' ')]))).toEqual([]);
  const [only] = renderReply(answer([], { buttons: [{ label: '', action: 'a', style: 'danger' }] }));
  expect(only).toMatchObject({ content: '…', components: [{ components: [{ label: '…', style: 4 }] }] });
});

test('a form is a window within Discord’s lengths', () => {
  const form = renderForm({ title: 't'.repeat(60), label: '', action: 'cmd:contribute', longest: 10_000 });
  expect(form).toMatchObject({
    custom_id: 'cmd:contribute',
    title: `${'t'.repeat(44)}…`,
    components: [{ type: 18, label: '…', component: { type: 4, max_length: 4000 } }],
  });
});

test('an id that Discord would refuse is refused at once', () => {
  const button = (action: string): Reply =>
    answer([], { buttons: [{ label: 'x', action, style: 'primary' }] });
  expect(() => renderReply(button(''))).toThrow(RangeError);
  expect(() => renderReply(button('x'.repeat(101)))).toThrow(RangeError);
});
