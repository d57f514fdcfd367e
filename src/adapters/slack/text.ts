import { z } from 'zod';

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Slack escapes exactly these three (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
function unescaped(text: string): string {
  return text.replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity);
}

/**
 * A message's text without its markup: `<@U1|name>`, `<#C1|name>`, `<!here>`, `<url|label>` and the three escapes
 * (https://docs.slack.dev/messaging/formatting-message-text). The bot's own name is taken off the beginning.
 */
export function plainText(text: string, botUser: string): string {
  const plain = text
    .replace(/<([@#!]?)([^<>|]*)(?:\|([^<>]*))?>/g, (_, sign: string, target: string, label?: string) => {
      if (sign === '@') return target === botUser ? '@bot' : `@${label || target}`;
      if (sign === '#') return `#${label || target}`;
      if (sign === '!') return (label ?? `@${target.split('^')[0]}`).replace(/^@?/, '@');
      return !label || label === target ? target : `${label} (${target})`;
    })
    .replace(/^\s*@bot\b[\s,:]*/, '');
  return unescaped(plain);
}

/** Whether the text speaks to the bot. */
export function mentions(text: string, botUser: string): boolean {
  return new RegExp(`<@${botUser.replace(/\W/g, '')}(?:\\|[^>]*)?>`).test(text);
}

const inline = z.object({
  type: z.string(),
  text: z.string().exactOptional(),
  url: z.string().exactOptional(),
  user_id: z.string().exactOptional(),
  channel_id: z.string().exactOptional(),
  range: z.string().exactOptional(),
  name: z.string().exactOptional(),
  unicode: z.string().exactOptional(),
});
const section = z.object({ type: z.string(), elements: z.array(inline) });
const list = z.object({
  type: z.literal('rich_text_list'),
  style: z.string().default('bullet'),
  indent: z.number().int().min(0).max(8).default(0),
  elements: z.array(section),
});
const richText = z.object({ type: z.literal('rich_text'), elements: z.array(z.union([list, section])) });

function emoji(unicode: string | undefined, name: string | undefined): string {
  const codes = unicode?.split('-').map((code) => Number.parseInt(code, 16)) ?? [];
  const known = codes.length > 0 && codes.every((code) => code > 0 && code <= 0x10ffff);
  return known ? String.fromCodePoint(...codes) : `:${name ?? ''}:`;
}

function inlineText(one: z.infer<typeof inline>, botUser: string): string {
  switch (one.type) {
    case 'link':
      return !one.text || one.text === one.url ? (one.url ?? '') : `${one.text} (${one.url})`;
    case 'user':
      return one.user_id === botUser ? '@bot' : `@${one.user_id ?? ''}`;
    case 'channel':
      return `#${one.channel_id ?? ''}`;
    case 'broadcast':
      return `@${one.range ?? ''}`;
    case 'emoji':
      return emoji(one.unicode, one.name);
    default:
      return one.text ?? '';
  }
}

/**
 * The text of a message's rich text block (https://docs.slack.dev/reference/block-kit/blocks/rich-text-block), which
 * says without doubt what is a list, a quote or a link. Undefined where there is none or it is of an unknown shape.
 */
export function richTextOf(blocks: readonly unknown[] | undefined, botUser: string): string | undefined {
  const [only] = blocks ?? [];
  const read = richText.safeParse(only);
  if (!read.success || blocks?.length !== 1) return undefined;
  const line = (elements: readonly z.infer<typeof inline>[]): string =>
    elements.map((one) => inlineText(one, botUser)).join('');
  const parts = read.data.elements.map((element) => {
    if ('style' in element) {
      return element.elements
        .map(({ elements }, i) => {
          const mark = element.style === 'ordered' ? `${i + 1}.` : '-';
          return `${'  '.repeat(element.indent)}${mark} ${line(elements)}`;
        })
        .join('\n');
    }
    const text = line(element.elements);
    return element.type === 'rich_text_quote' ? text.replace(/^/gm, '> ') : text;
  });
  return parts
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .replace(/^\s*@bot\b[\s,:]*/, '')
    .trimEnd();
}
