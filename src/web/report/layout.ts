import { html } from 'hono/html';
import type { Consultation } from '../../core/consultation.ts';
import { type Language, localised } from '../../core/language.ts';
import type { Translator } from '../../core/translate.ts';
import type { Frame } from './frame.ts';
import type { Html } from './html.ts';
import type { PageLinks } from './links.ts';

/** What every page of a report is written with. */
export interface Reader {
  readonly t: Translator;
  readonly consultation: Consultation;
  readonly links: PageLinks;
  readonly isPublic: boolean;
  readonly frame: Frame;
}

/** Each language by its own name. */
const names: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' };

/** What a page is called and holds. */
interface Page {
  /** Absent on the first page, which has the consultation's own. */
  readonly title?: string;
  readonly section?: 'overview' | 'themes' | 'contributions' | 'method';
  readonly content: Html;
}

/** The beginning of any page, with what else it loads. */
export function head(
  t: Translator,
  { style, print, icon }: Frame,
  title: string,
  more: Html | '' = '',
): Html {
  return html`<!doctype html>
<html lang="${t.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<link rel="icon" href="${icon}">
<link rel="stylesheet" href="${style}">
<link rel="stylesheet" href="${print}" media="print">${more}
</head>`;
}

/** Links to the same page in the other languages. */
export const languageLinks = ({ others }: Frame): Html =>
  html`${others.map(({ language, href }) => html`<a class="language" href="${href}" lang="${language}" hreflang="${language}">${names[language]}</a>`)}`;

/** A whole page of a report. */
export function layout(reader: Reader, { title, section, content }: Page): Html {
  const { t, consultation, links, frame, isPublic } = reader;
  const name = localised(consultation.title, t.language);
  const item = (of: Page['section'], href: string, text: string): Html =>
    html`<li><a class="tab" href="${href}"${section === of ? html` aria-current="true"` : ''}>${text}</a></li>`;
  return html`${head(t, frame, title === undefined ? name : `${title} – ${name}`)}
<body>
<a class="skip" href="#content">${t.text('page.skip')}</a>
<header class="top"><p class="name"><a href="${links.overview()}">${title === undefined ? t.text('page.report') : name}</a></p>${languageLinks(frame)}
<nav class="tabs" aria-label="${t.text('page.nav')}"><ul>
${item('overview', links.overview(), t.text('page.overview'))}${item('themes', links.overview('themes'), t.text('page.themes'))}${item('contributions', links.contributions(), t.text('page.contributions'))}${item('method', links.method(), t.text('page.method'))}
</ul></nav></header>
${isPublic ? '' : html`<p class="private" role="note">${t.text('page.private')}</p>`}
<main id="content" tabindex="-1">
${content}
</main>
<footer><p>${t.text('page.footer')} <a href="${links.method()}">${t.text('page.footer.method')}</a></p></footer>
</body>
</html>
`;
}

/** A page that says in a few words why there is nothing else, or what to do. */
export function plainPage(
  t: Translator,
  frame: Frame,
  title: string,
  text: string,
  more: Html | '' = '',
): Html {
  return html`${head(t, frame, title)}
<body>
<header class="top">${languageLinks(frame)}</header>
<main id="content" class="plain"><h1>${title}</h1>
<p class="lead">${text}</p>${more}</main>
</body>
</html>
`;
}
