import { html } from 'hono/html';
import type { Language } from '../../core/language.ts';
import { clean } from '../clean.ts';
import type { Html } from './blocks.ts';
import type { Conversation } from './conversation.ts';
import { renderEntry } from './render.ts';
import { type PageError, words } from './words.ts';

/** What the page is made of. */
export interface PageParts {
  /** Of the page's own words. */
  readonly language: Language;
  /** Undefined before the browser's first word. */
  readonly conversation: Conversation | undefined;
  readonly error?: PageError;
  /** What was being written, where it could not be taken. */
  readonly draft?: string;
  /** Whether an answer is still to come. */
  readonly isWaiting?: boolean;
}

/** The place of a conversation's present state in its stream of news. */
export function placeOf(conversation: Conversation): string {
  return `${conversation.epoch}.${conversation.revision}`;
}

/** The whole page. It works as it is; the script only spares reloading it. */
export function page({ language, conversation, error, draft = '', isWaiting = false }: PageParts): Html {
  const own = words[language];
  const entries = conversation?.entries ?? [];
  const stream = conversation ? html` data-stream="/try/stream?after=${placeOf(conversation)}"` : '';
  const begin = html`<form method="post" action="/try/begin" id="begin"><p>${own.empty}</p><button class="primary">${own.begin}</button></form>`;
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${own.title}</title>
<link rel="icon" href="/try/icon.svg">
<link rel="stylesheet" href="/try/style.css">
<script type="module" src="/try/script.js"></script>
</head>
<body data-waiting="${own.waiting}" data-offline="${own.errors.offline}"${stream}>
<a class="skip" href="#text">${own.skip}</a>
<header><h1>${own.title}</h1><p>${own.intro}</p></header>
<main>
<h2>${own.conversation}</h2>
<div id="conversation" role="log" aria-label="${own.conversation}">${entries.map((entry) => renderEntry(entry, own))}</div>
${entries.length === 0 ? begin : ''}
<p id="status" role="status">${isWaiting ? html`${own.later} <a href="/try">${own.reload}</a>` : ''}</p>
<p id="error" role="alert">${error === undefined ? '' : own.errors[error]}</p>
<form method="post" action="/try/say" id="say" class="long">
<label for="text">${own.write}</label>
<textarea id="text" name="text" rows="3" required aria-describedby="hint error">${`\n${clean(draft)}`}</textarea>
<p id="hint" hidden>${own.hint}</p>
<button class="primary">${own.send}</button>
</form>
</main>
</body>
</html>
`;
}
