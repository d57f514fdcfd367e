import type { Block } from './blocks.ts';
import type { Inline, RichText } from './rich-text.ts';
import { unescapeText } from './state.ts';

/** What people see in place of an id of a user or channel. */
export type NameOf = (id: string) => string | undefined;

/** What is read of a message, and whom it calls. */
export interface Reading {
  readonly text: string;
  /** "<@U…>", "<!here>" and so on. */
  readonly pings: readonly string[];
}

class Reader {
  readonly pings: string[] = [];
  readonly #nameOf: NameOf;

  constructor(nameOf: NameOf) {
    this.#nameOf = nameOf;
  }

  #mention(id: string): string {
    this.pings.push(`<@${id}>`);
    return `@${this.#nameOf(id) ?? id}`;
  }

  #special(name: string): string {
    this.pings.push(`<!${name}>`);
    return `@${name}`;
  }

  #inline = (one: Inline): string => {
    switch (one.type) {
      case 'text':
        return one.text;
      case 'link':
        return one.text ?? one.url;
      case 'emoji':
        return one.unicode === undefined ? `:${one.name}:` : fromHex(one.unicode);
      case 'user':
        return this.#mention(one.user_id);
      case 'channel':
        return `#${this.#nameOf(one.channel_id) ?? one.channel_id}`;
      case 'usergroup':
        return this.#special(`subteam^${one.usergroup_id}`);
      case 'broadcast':
        return this.#special(one.range);
      case 'date':
        // Which words a client puts for the tokens depends on its language, clock and time zone.
        return one.fallback ?? one.format.replace(/\{\w+\}/g, new Date(one.timestamp * 1000).toISOString());
    }
  };

  #line(elements: readonly Inline[]): string {
    return elements.map(this.#inline).join('');
  }

  richText({ elements }: RichText): string {
    const parts = elements.map((part) => {
      if (part.type === 'rich_text_list') {
        const first = (part.offset ?? 0) + 1;
        const mark = (i: number): string => (part.style === 'bullet' ? '• ' : `${first + i}. `);
        return part.elements.map((item, i) => mark(i) + this.#line(item.elements)).join('\n');
      }
      const text = this.#line(part.elements);
      return part.type === 'rich_text_quote' ? quoted(text) : text;
    });
    // The line end before a list or quote is the end of the line, not an empty line: so Slack's composer writes it.
    return parts.map((text, i) => (i < parts.length - 1 ? text.replace(/\n$/, '') : text)).join('\n');
  }

  /** https://docs.slack.dev/messaging/formatting-message-text */
  mrkdwn(text: string): string {
    return text
      .split(/```/)
      .map((part, i) => (i % 2 === 1 ? this.#tokens(part) : this.#lines(part)))
      .join('');
  }

  #lines(text: string): string {
    return text
      .split('\n')
      .map((line) => {
        const quote = /^(?:>|&gt;) ?(.*)$/.exec(line);
        return quote ? quoted(this.#styled(quote[1] ?? '')) : this.#styled(line);
      })
      .join('\n');
  }

  #styled(line: string): string {
    return line
      .split(/(`[^`\n]+`)/)
      .map((part, i) => (i % 2 === 1 ? this.#tokens(part.slice(1, -1)) : this.#tokens(withoutMarks(part))))
      .join('');
  }

  /** https://docs.slack.dev/messaging/formatting-message-text#advanced: what stands in angle brackets. */
  #tokens(text: string): string {
    const read = text.replace(/<([^<>\n]+)>/g, (_, inner: string) => {
      const [target = '', label] = inner.split('|');
      if (target.startsWith('@')) return this.#mention(target.slice(1));
      if (target.startsWith('#')) return `#${this.#nameOf(target.slice(1)) ?? target.slice(1)}`;
      // Dates call nobody.
      if (target.startsWith('!date')) return label ?? target;
      if (target.startsWith('!')) return this.#special(target.slice(1));
      return label ?? target;
    });
    return unescapeText(read);
  }

  block(one: Block): string {
    const words = (text: { readonly type: string; readonly text: string } | undefined): string => {
      if (!text) return '';
      return text.type === 'mrkdwn' ? this.mrkdwn(text.text) : text.text;
    };
    switch (one.type) {
      case 'header':
        return one.text.text;
      case 'section':
        return [words(one.text), ...(one.fields ?? []).map(words)].filter((line) => line !== '').join('\n');
      case 'context':
        return one.elements.flatMap((part) => (part.type === 'image' ? [] : [words(part)])).join(' ');
      case 'image':
        return words(one.title);
      case 'input':
        return one.label.text;
      case 'rich_text':
        return this.richText(one);
      default:
        return '';
    }
  }
}

const fromHex = (codes: string): string =>
  String.fromCodePoint(...codes.split('-').map((code) => Number.parseInt(code, 16)));

const quoted = (text: string): string =>
  text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => `│ ${line}`)
    .join('\n');

function withoutMarks(text: string): string {
  const marked = /(?<![\p{L}\p{N}])([*_~])(?=\S)([^\n]*?\S)\1(?![\p{L}\p{N}])/gu;
  let before = '';
  let after = text;
  while (after !== before) {
    before = after;
    after = after.replace(marked, '$2');
  }
  return after;
}

/** A message as people read it: its blocks, or without them its text. */
export function readMessage(
  { text, blocks }: { readonly text: string; readonly blocks: readonly Block[] },
  nameOf: NameOf,
): Reading {
  const reader = new Reader(nameOf);
  if (blocks.length === 0) return { text: reader.mrkdwn(text).trim(), pings: reader.pings };
  const lines = blocks.map((one) => reader.block(one)).filter((line) => line !== '');
  // The text beside blocks is what notifications show: whom it names, it calls too.
  reader.mrkdwn(text);
  return { text: lines.join('\n'), pings: [...new Set(reader.pings)] };
}
