import { html } from 'hono/html';
import type { Block, Inline } from '../../core/reply.ts';
import { clean } from '../clean.ts';

/** Markup; every text that is put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** An address that a link may lead to: another could be a script. */
function webAddress(url: string): string | undefined {
  const parsed = URL.parse(url);
  return parsed && ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : undefined;
}

function link(text: string, address: string): Html {
  const url = webAddress(address);
  return url === undefined
    ? html`${text} (${clean(address)})`
    : html`<a href="${url}" rel="noopener noreferrer">${text.trim() || url}</a>`;
}

function inline(part: Inline): Html {
  if (typeof part === 'string') return html`${clean(part)}`;
  const text = clean(part.text);
  switch (part.kind) {
    case 'strong':
      return html`<strong>${text}</strong>`;
    case 'emphasis':
      return html`<em>${text}</em>`;
    case 'code':
      return html`<code>${text}</code>`;
    case 'link':
      return link(text, part.url);
    case 'reference':
      return part.url === undefined ? html`<strong>${text}</strong>` : link(text, part.url);
  }
}

/** A block of an answer as markup. */
export function blockHtml(one: Block): Html {
  switch (one.kind) {
    case 'heading':
      return html`<h3>${clean(one.text)}</h3>`;
    case 'paragraph':
      return html`<p>${one.inlines.map(inline)}</p>`;
    case 'quote': {
      const source = one.source === undefined ? '' : html` <cite>${[one.source].flat().map(inline)}</cite>`;
      return html`<blockquote><p dir="auto">${clean(one.text)}</p>${source}</blockquote>`;
    }
    case 'list': {
      const items = one.items.map((item) => html`<li>${item.map(inline)}</li>`);
      if (!one.ordered) return html`<ul>${items}</ul>`;
      return one.from === undefined ? html`<ol>${items}</ol>` : html`<ol start="${one.from}">${items}</ol>`;
    }
  }
}
