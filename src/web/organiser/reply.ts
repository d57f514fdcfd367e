import { html } from 'hono/html';
import { blockHtml, type Html } from '../../adapters/browser/blocks.ts';
import { clean } from '../../adapters/clean.ts';
import type { Reply } from '../../core/reply.ts';

/** What each form of the page holds beside its own. */
export interface FormParts {
  readonly action: string;
  readonly token: string;
  /** Of the event that the form makes: sent twice, it is one. */
  readonly delivery: string;
  readonly choose: string;
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
  return html`${blocks.map(blockHtml)}${
    select
      ? html`<form method="post" action="${action}" class="buttons">${hidden}<input type="hidden" name="action" value="${select.action}"><p><label for="value">${clean(select.label)}</label><select id="value" name="value">${options}</select></p><button class="primary">${choose}</button></form>`
      : ''
  }${row.length > 0 ? html`<form method="post" action="${action}" class="buttons">${hidden}${row}</form>` : ''}`;
}
