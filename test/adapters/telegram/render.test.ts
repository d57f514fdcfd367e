import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limits } from '../../../src/adapters/telegram/limits.ts';
import { renderReply } from '../../../src/adapters/telegram/render.ts';
import { answer } from '../../../src/core/answer.ts';
import type { Block, Inline, Reply } from '../../../src/core/reply.ts';
import { foundEntities, parseHtml } from '../../servers/telegram/html.ts';
import { methods } from '../../servers/telegram/methods.ts';
import { anyBlocks, hostile, urlsOf, visible } from '../../support/hostile.ts';

/** What Telegram shows of the messages: their texts, and everything in them that is not plain. */
function shown(reply: Reply) {
  return renderReply(reply).map(({ html }) => {
    const formatted = parseHtml(html);
    return { ...formatted, found: foundEntities(formatted) };
  });
}

const said = (...inlines: Inline[]): Block => ({ kind: 'paragraph', inlines });

test('whatever is said parses, pings nobody, offers no command and leads nowhere that was not asked for', () => {
  fc.assert(
    fc.property(anyBlocks, (blocks) => {
      const urls = urlsOf(blocks);
      for (const { text, entities, found } of shown(answer(blocks))) {
        expect(text.length).toBeLessThanOrEqual(limits.text);
        expect(text).not.toBe('');
        expect(found).toEqual([]);
        for (const { type, url } of entities) {
          expect(['bold', 'italic', 'code', 'text_link', 'blockquote']).toContain(type);
          if (url !== undefined) expect(urls).toContain(url);
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
      expect(visible(only?.text ?? '')).toBe(visible(words));
    }),
    { numRuns: 1000 },
  );
});

test('long texts are split at sense, and nothing of them is lost', () => {
  const words = fc
    .array(
      fc.constantFrom('bancs ', 'rue. ', 'école ', '👩‍👩‍👧', '😀', 'e\u0301', '\n', '\n\n', '<', '&amp; '),
      {
        minLength: 1500,
        maxLength: 4000,
      },
    )
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(words, (text) => {
      const parts = shown(answer([{ kind: 'heading', text: 'Titre' }, said(text)]));
      expect(parts.every((part) => part.text.length <= limits.text)).toBe(true);
      expect(parts.every((part) => part.text.isWellFormed())).toBe(true);
      expect(visible(parts.map((part) => part.text).join(''))).toBe(visible(`Titre${text}`));
    }),
    { numRuns: 30 },
  );
});

test('a text without a place to cut is cut between characters', () => {
  const parts = shown(answer([said('😀'.repeat(5000))]));
  expect(parts.map(({ text }) => text).join('')).toBe('😀'.repeat(5000));
  expect(parts.every(({ text }) => text.isWellFormed())).toBe(true);
});

test('every piece of a long quotation has its source, and a heading goes with what it heads', () => {
  const long = 'Il faut des bancs dans le parc. '.repeat(300);
  const parts = shown(
    answer([
      said('x'.repeat(4000)),
      { kind: 'heading', text: 'Ce que les gens disent' },
      { kind: 'quote', text: long, source: '#128' },
    ]),
  );
  expect(parts.length).toBe(4);
  expect(parts[0]?.text).not.toContain('Ce que');
  expect(parts[1]?.text.startsWith('Ce que les gens disent\nIl faut')).toBe(true);
  for (const { text, entities } of parts.slice(1)) {
    expect(text.endsWith('. #128')).toBe(true);
    expect(entities.some(({ type }) => type === 'blockquote')).toBe(true);
  }
});

test('blocks look as Telegram people know them', () => {
  const reply = answer([
    { kind: 'heading', text: 'Le parc & la rue' },
    said('Voyez ', { kind: 'link', text: 'le plan', url: 'https://example.org/?a=1&b="2"' }, '.'),
    { kind: 'list', ordered: true, items: [['un'], [{ kind: 'strong', text: 'deux' }]] },
    { kind: 'quote', text: 'Des <bancs>', source: '#12' },
    said('Fin'),
  ]);
  expect(renderReply(reply)).toEqual([
    {
      html: [
        '<b>Le parc &amp; la rue</b>',
        'Voyez <a href="https://example.org/?a=1&amp;b=&quot;2&quot;">le plan</a>.',
        '1. un',
        '2. <b>deux</b>',
        '<blockquote>Des &lt;bancs&gt; <b>#12</b></blockquote>',
        'Fin',
      ].join('\n'),
      rows: [],
    },
  ]);
});

test.each([
  ['/mine', '/mine'],
  ['/thème ajouter', '/theme_ajouter'],
  ['/theme add titre | description', '<code>/theme_add titre | description</code>'],
  ['/thème 12 Mobilité', '<code>/theme 12 Mobilité</code>'],
  ['/withdraw N', '<code>/withdraw N</code>'],
  ['/nonsense', '<code>/nonsense</code>'],
])('the command %s is shown as %s', (command, html) => {
  expect(renderReply(answer([said({ kind: 'code', text: command })]))[0]?.html).toBe(html);
});

test('a name or a command made of two pieces is none', () => {
  const [part] = shown(answer([said('@', { kind: 'strong', text: 'lea_p' }, ' ', '/', 'stats')]));
  expect(part?.found).toEqual([]);
});

test('a mail address stays as it is', () => {
  expect(shown(answer([said('a.b@ville.fr')]))[0]?.text).toBe('a.b@ville.fr');
});

const id = '01a20a57-fe37-777a-8dbb-4a0ba594f628';

test('buttons stand in rows under the last message, labels cut', () => {
  const rendered = renderReply(
    answer([said('x'.repeat(5000))], {
      buttons: [
        { label: 'Oui', action: 'a', style: 'primary' },
        { label: 'Non', action: 'b', style: 'secondary' },
        { label: 'é'.repeat(100), action: 'c', style: 'danger' },
      ],
    }),
  );
  expect(rendered.map(({ rows }) => rows.map((row) => row.map(({ text }) => text)))).toEqual([
    [],
    [['Oui', 'Non'], [`${'é'.repeat(59)}…`]],
  ]);
});

test('a menu of 250 entries goes on in further messages, and every entry fits its 64 bytes', () => {
  const options = Array.from({ length: 250 }, (_, i) => ({
    label: `Thème ${i}`,
    value: id.replace(/^0/, String(i % 10)),
    selected: i === 3,
  }));
  const rendered = renderReply(
    answer([said('Lequel ?')], {
      select: { label: 'Thème de #12', action: `choose:${'x'.repeat(22)}`, options },
    }),
  );
  for (const { html, rows } of rendered) {
    const read = methods.sendMessage.safeParse({
      chat_id: 1,
      text: html,
      parse_mode: 'HTML',
      reply_markup: { inline_keyboard: rows },
    });
    expect(read.error).toBeUndefined();
  }
  const labels = rendered.flatMap(({ rows }) => rows.flat().map(({ text }) => text));
  expect(labels.length).toBe(250);
  expect(labels[3]).toBe('Thème 3 ✓');
});

test('data that no button can carry is refused loudly', () => {
  const reply = answer([said('?')], { buttons: [{ label: 'x', action: 'é'.repeat(33), style: 'primary' }] });
  expect(() => renderReply(reply)).toThrow(RangeError);
});

const picture = {
  name: 'a"b\r\n.png',
  mimeType: 'image/png',
  bytes: new Uint8Array([1]),
  alt: 'Un graphique',
};

test('words that fit go under the picture, with its description', () => {
  expect(renderReply(answer([said('Voilà')], { file: picture }))).toEqual([
    {
      html: 'Voilà\n\n<i>Un graphique</i>',
      rows: [],
      file: { kind: 'photo', name: 'a_b__.png', bytes: picture.bytes },
    },
  ]);
});

test('longer words go in front of the file, and the buttons under it', () => {
  const rendered = renderReply(
    answer([said('x'.repeat(2000))], {
      file: { ...picture, mimeType: 'text/csv' },
      buttons: [{ label: 'Oui', action: 'a', style: 'primary' }],
    }),
  );
  expect(rendered.map(({ file, rows }) => [file?.kind, rows.length])).toEqual([
    [undefined, 0],
    ['document', 1],
  ]);
});

test('a picture with longer words goes in front of them, so that the buttons are under what can be changed', () => {
  const rendered = renderReply(
    answer([said('x'.repeat(2000))], {
      file: picture,
      buttons: [{ label: 'Suivante', action: 'a', style: 'secondary' }],
    }),
  );
  expect(rendered.map(({ file, rows }) => [file?.kind, rows.length])).toEqual([
    ['photo', 0],
    [undefined, 1],
  ]);
  expect(rendered[0]?.html).toContain(picture.alt);
});

test('nothing to say is no message', () => {
  expect(renderReply(answer([]))).toEqual([]);
});
