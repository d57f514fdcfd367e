import { html } from 'hono/html';
import type { Reply, ReplyFile } from '../../core/reply.ts';
import { clean } from '../clean.ts';
import { isPicture } from '../picture.ts';
import { blockHtml, type Html } from './blocks.ts';
import type { Entry } from './conversation.ts';
import { isCommand } from './inbound.ts';
import { type Words, words } from './words.ts';

function fileOf(file: ReplyFile, id: string, { open }: Words): Html {
  const address = `/try/file/${encodeURIComponent(id)}`;
  if (isPicture(file)) return html`<img src="${address}" alt="${clean(file.alt)}">`;
  return html`<p><a href="${address}" download="${clean(file.name)}">${open(clean(file.name))}</a> ${clean(file.alt)}</p>`;
}

const noted = (id: string): Html => html`<input type="hidden" name="message" value="${id}">`;

function controls({ buttons, select, form }: Reply, id: string, { choose, send }: Words): Html {
  const row = buttons.map(
    ({ label, action, style }) =>
      html`<button name="action" value="${action}" class="${style}">${clean(label)}</button>`,
  );
  const options = select?.options.map(({ label, value, selected }) =>
    selected
      ? html`<option value="${value}" selected>${clean(label)}</option>`
      : html`<option value="${value}">${clean(label)}</option>`,
  );
  return html`${
    buttons.length > 0 ? html`<form method="post" action="/try/press">${noted(id)}${row}</form>` : ''
  }${
    select
      ? html`<form method="post" action="/try/press">${noted(id)}<input type="hidden" name="action" value="${select.action}"><label>${clean(select.label)} <select name="value">${options}</select></label><button class="secondary">${choose}</button></form>`
      : ''
  }${
    form
      ? html`<form method="post" action="/try/press" class="long">${noted(id)}<input type="hidden" name="action" value="${form.action}"><fieldset><legend>${clean(form.title)}</legend><label>${clean(form.label)} <textarea name="value" rows="5" maxlength="${form.longest}" required></textarea></label></fieldset><button class="primary">${send}</button></form>`
      : ''
  }`;
}

/** What somebody can do with a message of their own: change it, or take it back. */
function change(id: string, text: string, own: Words): Html {
  return html`<details><summary>${own.change}</summary><form method="post" action="/try/change" class="long">${noted(id)}<label>${own.yourMessage} <textarea name="text" rows="3" required>${`\n${text}`}</textarea></label><button class="primary">${own.save}</button> <button class="danger" formaction="/try/delete" formnovalidate>${own.takeBack}</button></form></details>`;
}

/** One message of the conversation; the words around it are the page's own, those in it the bot's. */
export function renderEntry({ id, content }: Entry, own: Words): Html {
  if (content.by === 'bot') {
    const { reply, language } = content;
    const file = reply.file ? fileOf(reply.file, id, words[language]) : '';
    return html`<article id="m-${id}" class="bot" tabindex="-1"><p class="who">${own.bot}</p><div lang="${language}">${reply.blocks.map(blockHtml)}${file}${controls(reply, id, words[language])}</div></article>`;
  }
  const { text } = content;
  const shown = text === undefined ? html`<p><em>${own.takenBack}</em></p>` : '';
  const message =
    text === undefined
      ? ''
      : html`<p class="text" dir="auto">${clean(text)}</p>${isCommand(text) ? '' : change(id, clean(text), own)}`;
  const mark = text !== undefined && content.isChanged ? html` (${own.changed})` : '';
  return html`<article id="m-${id}" class="person" tabindex="-1"><p class="who">${own.you}${mark}</p>${shown}${message}</article>`;
}
