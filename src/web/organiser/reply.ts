import { html } from 'hono/html';
import { clean } from '../../adapters/clean.ts';
import type { Block, Inline, Reply } from '../../core/reply.ts';
import type { Html } from '../report/html.ts';

/** What each form of the page holds beside its own. */
export interface FormParts {
  readonly action: string;
  readonly token: string;
  /** Of the event that the form makes: sent twice, it is one. */
  readonly delivery: string;
  readonly choose: string;
}

function inline(part: Inline): Html {
  if (typeof part === 'string') return html`${clean(part)}`;
  const text = clean(part.text);
  if (part.kind === 'strong') return html`<strong>${text}</strong>`;
  if (part.kind === 'code') return html`<code>${text}</code>`;
  return html`${text}`;
}

function block(one: Block): Html {
  switch (one.kind) {
    case 'heading':
      return html`<h3>${clean(one.text)}</h3>`;
    case 'paragraph':
      return html`<p>${one.inlines.map(inline)}</p>`;
    case 'quote':
      return html`<blockquote dir="auto">${clean(one.text)}</blockquote>${one.source === undefined ? '' : html`<p class="quiet">${clean(one.source)}</p>`}`;
    case 'list':
      return html`<ul>${one.items.map((item) => html`<li>${item.map(inline)}</li>`)}</ul>`;
  }
}

/** An answer of the bot on the page, with its buttons as forms. */
export function replyHtml(
  { blocks, buttons, select }: Reply,
  { action, token, delivery, choose }: FormParts,
): Html {
  const hidden = html`<input type="hidden" name="token" value="${token}"><input type="hidden" name="delivery" value="${delivery}">`;
  const row = buttons.map(
    ({ label, action: does, style }) =>
      html`<button name="action" value="${does}" class="${style}">${clean(label)}</button>`,
  );
  const options = select?.options.map(
    ({ label, value }) => html`<option value="${value}">${clean(label)}</option>`,
  );
  return html`${blocks.map(block)}${
    select
      ? html`<form method="post" action="${action}" class="buttons">${hidden}<input type="hidden" name="action" value="${select.action}"><p><label for="value">${clean(select.label)}</label><select id="value" name="value">${options}</select></p><button class="primary">${choose}</button></form>`
      : ''
  }${row.length > 0 ? html`<form method="post" action="${action}" class="buttons">${hidden}${row}</form>` : ''}`;
}
