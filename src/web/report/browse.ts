import { html } from 'hono/html';
import { excerpt } from '../../core/answer.ts';
import { localised } from '../../core/language.ts';
import type { ExportedContribution } from '../../core/ports/exported.ts';
import type { Found } from '../../core/report/source.ts';
import { ideaKinds } from '../../core/segment/segmentation.ts';
import type { Claim } from '../../core/summarise/summary.ts';
import type { Search } from '../../core/text/search.ts';
import type { MessageKey } from '../../core/translate.ts';
import { addressOf, type BrowseQuery, isSearch, type Unread, withoutTheme } from './browse-query.ts';
import { day, type Html, said } from './html.ts';
import { layout, type Reader } from './layout.ts';

/** Contributions on a page. */
export const pageLength = 25;

type Option = readonly [value: string, label: string];

function menu(
  name: string,
  label: string,
  all: string,
  options: readonly Option[],
  chosen: string | undefined,
): Html {
  const entries = options.map(
    ([value, text]) =>
      html`<option value="${value}"${value === chosen ? html` selected` : ''}>${text}</option>`,
  );
  return html`<p><label for="${name}">${label}</label><select id="${name}" name="${name}"><option value="">${all}</option>${entries}</select></p>`;
}

const dateField = (name: string, label: string, value: string | undefined): Html =>
  html`<p><label for="${name}">${label}</label><input type="date" id="${name}" name="${name}"${value === undefined ? '' : html` value="${value}"`}></p>`;

function filters({ t, consultation, links }: Reader, query: BrowseQuery, lang: string | undefined): Html {
  const themes = consultation.themes
    .filter(({ mergedIntoId }) => mergedIntoId === undefined)
    .map(
      ({ slug, title, parentId }): Option => [
        slug,
        `${parentId === undefined ? '' : '– '}${localised(title, t.language)}`,
      ],
    );
  const kinds = ideaKinds.map((kind): Option => [kind, t.text(`export.kind.${kind}`)]);
  const isOpen = isSearch({ ...query, q: '' });
  return html`<form class="search" action="${links.contributions().split('?')[0] ?? ''}" role="search">
${lang === undefined ? '' : html`<input type="hidden" name="lang" value="${lang}">`}
<p class="words"><label for="q">${t.text('page.browse.words')}</label><input type="search" id="q" name="q" value="${query.q}" maxlength="200"><button>${t.text('page.browse.go')}</button></p>
<details${isOpen ? html` open` : ''}><summary>${t.text('page.browse.filters')}</summary><div class="fields">
${menu('theme', t.text('page.theme'), t.text('page.browse.all.themes'), [...themes, [withoutTheme, t.text('export.untagged')]], query.theme)}
${menu('kind', t.text('export.fact.kind'), t.text('page.browse.all.kinds'), kinds, query.kind)}
${menu(
  'language',
  t.text('export.fact.language'),
  t.text('page.browse.all.languages'),
  [
    ['fr', t.text('page.language.fr')],
    ['en', t.text('page.language.en')],
  ],
  query.language,
)}
${dateField('since', t.text('page.browse.since'), query.since)}
${dateField('until', t.text('page.browse.until'), query.until)}
</div></details></form>`;
}

/** The themes that a contribution is in, as links. */
export function themeLinks({ t, consultation, links }: Reader, { taggings }: ExportedContribution): Html[] {
  return consultation.themes
    .filter(({ id }) => taggings.some(({ themeId }) => themeId === id))
    .map((theme) => html`<a href="${links.theme(theme.slug)}">${localised(theme.title, t.language)}</a>`);
}

function entry(reader: Reader, one: ExportedContribution): Html {
  const { t, links } = reader;
  const { number, text = '', language, pseudonym, createdAt, kind } = one;
  const themes = themeLinks(reader, one).map((link) => html`<li>${link}</li>`);
  return html`<li><article class="contribution"><h2><a href="${links.contribution(number)}">${t.text('page.contribution', { number })}</a></h2>
${said(t, text, language)}
<ul class="inline quiet">${themes}${kind ? html`<li>${t.text(`export.kind.${kind}`)}</li>` : ''}<li>${day(t, createdAt)}</li><li>${pseudonym ?? ''}</li></ul></article></li>`;
}

/** The number of the last page. */
export function lastPage(count: number): number {
  return Math.max(1, Math.ceil(count / pageLength));
}

function pages({ t, links }: Reader, query: BrowseQuery, count: number): Html {
  const last = lastPage(count);
  if (last < 2) return html``;
  const link = (page: number, key: 'page.browse.newer' | 'page.browse.older', rel: string): Html =>
    page < 1 || page > last
      ? html``
      : html`<a href="${links.contributions(addressOf(query, page))}" rel="${rel}">${t.text(key)}</a>`;
  return html`<nav class="pages" aria-label="${t.text('page.browse.pages')}">${link(query.page - 1, 'page.browse.newer', 'prev')} <span>${t.text('page.browse.page', { page: query.page, last })}</span> ${link(query.page + 1, 'page.browse.older', 'next')}</nav>`;
}

/** What the page says beside what was found. */
export interface BrowseDetails {
  readonly claim: Claim | undefined;
  /** The language of the address. */
  readonly lang: string | undefined;
  readonly search: Search;
  readonly unread: Unread;
}

const fieldNames = {
  theme: 'page.theme',
  language: 'export.fact.language',
  kind: 'export.fact.kind',
  since: 'page.browse.since',
  until: 'page.browse.until',
} as const satisfies Record<Unread[number]['field'], MessageKey>;

/** What of the question was not looked for. */
function leftOut({ t }: Reader, words: string, { search, unread }: BrowseDetails): Html {
  const note = (text: string): Html => html`<p class="quiet" role="status">${text}</p>`;
  const given = unread.map((one) => `${t.text(fieldNames[one.field])} (${excerpt(one.given, 40)})`);
  return html`${unread.length > 0 ? note(t.text('page.browse.unread', { given: given.join(', ') })) : ''}
${words !== '' && search.terms.length === 0 ? note(t.text('search.nothing', { words })) : ''}
${search.terms.length > 0 && search.leftOut.length > 0 ? note(t.text('search.left.out', { words: search.leftOut.join(', ') })) : ''}`;
}

/** What was found, a page at a time, and the fields to look for something else. */
export function browsePage(
  reader: Reader,
  query: BrowseQuery,
  { count, page }: Found,
  details: BrowseDetails,
): Html {
  const { t, links } = reader;
  const { claim, lang } = details;
  const all = html`<a class="reset" href="${links.contributions()}">${t.text('page.browse.reset')}</a>`;
  const content = html`<div class="opening"><h1>${t.text('page.contributions')}</h1></div>
${filters(reader, query, lang)}
${claim ? html`<div class="card"><p>${t.text('page.browse.claim')}</p>${said(t, claim.text)}</div>` : ''}
${leftOut(reader, query.q, details)}
<p class="count" role="status">${t.text('page.browse.count', { count })} ${isSearch(query) ? all : ''}</p>
<ul class="contributions">${page.map((one) => entry(reader, one))}</ul>
${pages(reader, query, count)}`;
  return layout(reader, { title: t.text('page.contributions'), section: 'contributions', content });
}
