import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../src/adapters/slack/limits.ts';
import { renderForm, renderHome, renderReply } from '../../../src/adapters/slack/render.ts';
import { answer } from '../../../src/core/answer.ts';
import type { Block, Inline, Reply } from '../../../src/core/reply.ts';
import { controlsOf, homeView, messageBlocks, modalView } from '../../servers/slack/blocks.ts';
import { optionsOf } from '../../servers/slack/elements.ts';
import { readMessage } from '../../servers/slack/read.ts';
import { anyBlocks, hostile, urlsOf, visible } from '../../support/hostile.ts';

/** What Slack shows of the messages, once it has taken them: their blocks, what is read, whom that calls. */
function shown(reply: Reply) {
  return renderReply(reply).flatMap((message) => {
    if (message.kind === 'file') return [];
    const blocks = messageBlocks.parse(message.blocks);
    const notified = readMessage({ text: message.text, blocks: [] }, () => undefined);
    return [{ ...readMessage({ text: message.text, blocks }, () => undefined), blocks, notified }];
  });
}

const said = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines });

test('whatever is said is taken by Slack, pings nobody and leads nowhere that was not asked for', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const urls = urlsOf(blocks);
      for (const { text, pings, notified, blocks: rendered } of shown(answer(blocks))) {
        expect(text.trim()).not.toBe('');
        expect(pings).toEqual([]);
        expect(notified.pings).toEqual([]);
        for (const [, url] of JSON.stringify(rendered).matchAll(/"type":"link","url":"((?:[^"\\]|\\.)*)"/g)) {
          expect(urls).toContain(JSON.parse(`"${url}"`));
        }
        expect(JSON.stringify(rendered)).not.toMatch(/"type":"(?:user|broadcast|channel|usergroup|mrkdwn)"/);
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
      expect(visible((only?.text ?? '').replace(/^│ /gm, ''))).toBe(visible(words));
    }),
    { numRuns: 1000 },
  );
});

test('long texts are split at sense, and nothing of them is lost', () => {
  const parts = fc.constantFrom(
    'bancs ',
    'rue. ',
    'école ',
    '👩‍👩‍👧',
    '😀',
    'e\u0301',
    '\n',
    '\n\n',
    '<',
    '&amp; ',
  );
  const words = fc.array(parts, { minLength: 1500, maxLength: 4000 }).map((all) => all.join(''));
  fc.assert(
    fc.property(words, (text) => {
      const pages = shown(answer([{ kind: 'heading', text: 'Titre' }, said(text)]));
      expect(pages.every((page) => page.text.length <= limits.text && page.text.isWellFormed())).toBe(true);
      expect(visible(pages.map((page) => page.text).join(''))).toBe(visible(`Titre${text}`));
    }),
    { numRuns: 30 },
  );
});

test('blocks look as Slack people know them', () => {
  const reply = answer([
    { kind: 'heading', text: 'Le parc & la rue' },
    said('Voyez ', { kind: 'link', text: 'le plan', url: 'https://example.org/?a=1&b=2' }, '.'),
    { kind: 'list', ordered: true, items: [['un'], [{ kind: 'strong', text: 'deux' }]] },
    { kind: 'quote', text: 'Des <bancs>', source: '#12' },
    said('Fin'),
    said('Et encore'),
  ]);
  const text = (words: string, style?: object) => ({
    type: 'text',
    text: words,
    ...(style ? { style } : {}),
  });
  const section = (...elements: object[]) => ({ type: 'rich_text_section', elements });
  const elements = [
    section(
      text('Le parc & la rue', { bold: true }),
      text('\n'),
      text('Voyez '),
      { type: 'link', text: 'le plan', url: 'https://example.org/?a=1&b=2' },
      text('.'),
    ),
    {
      type: 'rich_text_list',
      style: 'ordered',
      indent: 0,
      elements: [section(text('un')), section(text('deux', { bold: true }))],
    },
    { type: 'rich_text_quote', elements: [text('Des <bancs>'), text(' — #12', { bold: true })] },
    section(text('Fin'), text('\n\n'), text('Et encore')),
  ];
  expect(renderReply(reply)).toMatchObject([
    {
      kind: 'text',
      text: expect.stringContaining('Des &lt;bancs&gt; — #12'),
      blocks: [{ type: 'rich_text', elements }],
    },
  ]);
});

test.each([
  ['/mine', '/contribuez mine'],
  ['/thème 12 Mobilité', '/contribuez thème 12 Mobilité'],
  ['/theme add titre | description', '/contribuez theme add titre | description'],
  ['/nonsense', '/nonsense'],
])('the command %s is shown as %s', (command, text) => {
  expect(shown(answer([said({ kind: 'code', text: command })]))[0]?.text).toBe(text);
});

test('every piece of a long quotation has its source, and a list that is cut goes on counting', () => {
  const long = 'Il faut des bancs dans le parc. '.repeat(300);
  const pages = shown(answer([{ kind: 'quote', text: long, source: '#128' }]));
  expect(pages.length).toBeGreaterThan(2);
  for (const { text } of pages) expect(text).toMatch(/ — #128$/);
  const items = Array.from({ length: 90 }, (_, i) => [`idée ${i + 1} ${'x'.repeat(60)}`]);
  const lists = shown(answer([{ kind: 'list', ordered: true, items }]));
  const numbers = lists.flatMap(({ text }) => [...text.matchAll(/^(\d+)\. idée (\d+)/gm)]);
  expect(numbers.map(([, mark, idea]) => mark === idea)).toEqual(Array(90).fill(true));
});

test('buttons and menus are with the last words; all entries of a long menu can be chosen', () => {
  const options = Array.from({ length: 250 }, (_, i) => ({
    label: `Thème ${i} ${'é'.repeat(100)}`,
    value: `t${i}`,
    selected: i === 120,
  }));
  const buttons = Array.from({ length: 30 }, (_, i) => ({
    label: 'Oui'.repeat(40),
    action: `b${i}`,
    style: 'primary' as const,
  }));
  const reply = answer([said('x '.repeat(2000)), said('y')], {
    buttons,
    select: { label: 'Le thème', action: 'choose:AAAA', options },
  });
  const pages = shown(reply);
  const controls = pages.map(({ blocks }) => blocks.flatMap(controlsOf));
  expect(controls.slice(0, -1).flat()).toEqual([]);
  const last = controls.at(-1) ?? [];
  const menus = last.flatMap((one) => (one.type === 'static_select' ? [one] : []));
  expect(menus.flatMap((menu) => optionsOf(menu).map(({ value }) => value))).toEqual(
    options.map(({ value }) => value),
  );
  expect(menus.map(({ initial_option }) => initial_option?.value)).toEqual([undefined, 't120', undefined]);
  expect(last.flatMap((one) => (one.type === 'button' ? [one.value] : []))).toEqual(
    buttons.map(({ action }) => action),
  );
});

test('a button that carries too much is refused before Slack does', () => {
  const buttons = [{ label: 'Oui', action: 'x'.repeat(2001), style: 'danger' as const }];
  expect(() => renderReply(answer([said('?')], { buttons }))).toThrow(RangeError);
});

test('forms and homes are taken by Slack', () => {
  const form = { title: 'T'.repeat(80), label: 'Votre idée', action: 'command:contribute', longest: 4000 };
  const modal = modalView.parse(renderForm(form, 'fr', '{}'));
  expect(modal.blocks[0]).toMatchObject({ element: { max_length: 3000 } });
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      homeView.parse(renderHome(answer(blocks)));
    }),
    { numRuns: 200 },
  );
  const long: Block[] = Array.from({ length: 400 }, () => said('Une phrase. '.repeat(200)));
  homeView.parse(renderHome(answer(long)));
});
