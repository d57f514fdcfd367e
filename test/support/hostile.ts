import fc from 'fast-check';
import type { Block, Inline } from '../../src/core/reply.ts';
import { anyText } from './texts.ts';

/** A text as it compares once platforms and adapters have taken out what nobody sees. */
export function visible(text: string): string {
  return (
    text
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: platforms take them out
      .replace(/[\u0000-\u001f\u2028\u2029]/g, ' ')
      .replaceAll('\ufffd', ' ')
      .replace(/[\u2060\u202a-\u202e\u2066-\u2069]/g, '')
      .replace(/\s+/g, '')
  );
}

/** Texts that look like some platform's markup, mentions, links or commands. */
export const hostile = fc.oneof(
  anyText,
  fc
    .array(
      fc.constantFrom(
        '@everyone',
        '@here',
        '<@42>',
        '<@&42>',
        '<#42>',
        '<!here>',
        '<:a:42>',
        '<t:0:R>',
        '</mine:42>',
        '](https://evil.example)',
        '[a',
        '~~',
        '||',
        '**',
        '__',
        '```',
        '\\',
        '\n# ',
        '\n-# ',
        '\n> ',
        '\n>>> ',
        '\n- ',
        '\n1. ',
        ':tada:',
        '@lea_p',
        ' /stats',
        '/',
        '@',
        'mine',
        '<b>',
        '</b>',
        '<a href="',
        '&lt;',
        '&amp',
        '&#60;',
        '>',
        '"',
        '*',
        '`',
        '_',
        'https://evil.example',
        'tg://user?id=42',
        '\n',
        ' ',
        '|',
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join('')),
);

const inline: fc.Arbitrary<Inline> = fc.oneof(
  hostile,
  fc.record({ kind: fc.constantFrom('strong' as const, 'emphasis' as const), text: hostile }),
  fc.record({ kind: fc.constant('code' as const), text: hostile.map((text) => `x${text}`) }),
  fc.record({ kind: fc.constant('link' as const), text: hostile, url: fc.oneof(fc.webUrl(), hostile) }),
);
const block: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('heading' as const), text: hostile }),
  fc.record({ kind: fc.constant('paragraph' as const), inlines: fc.array(inline, { maxLength: 5 }) }),
  fc.record({ kind: fc.constant('quote' as const), text: hostile, source: fc.constant('#12') }),
  fc.record({
    kind: fc.constant('list' as const),
    ordered: fc.boolean(),
    items: fc.array(fc.array(inline, { maxLength: 3 }), { maxLength: 5 }),
  }),
);

/** Answers of every kind of block with such texts in them. */
export const anyBlocks = fc.array(block, { maxLength: 8 });

/** The addresses that links of an answer lead to. */
export function urlsOf(blocks: readonly Block[]): string[] {
  return blocks.flatMap((one) =>
    (one.kind === 'paragraph' ? one.inlines : one.kind === 'list' ? one.items.flat() : []).flatMap((part) =>
      typeof part !== 'string' && part.kind === 'link' ? [part.url] : [],
    ),
  );
}
