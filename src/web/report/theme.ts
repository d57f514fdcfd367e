import { html } from 'hono/html';
import type { Theme } from '../../core/consultation.ts';
import { localised } from '../../core/language.ts';
import {
  type Claim,
  type ClaimRole,
  claimLine,
  type Subtheme,
  type ThemeSummary,
  unclaimedOf,
} from '../../core/summarise/summary.ts';
import { bar, type Html, said, spokenLabel, votes } from './html.ts';
import { layout, type Reader } from './layout.ts';

/** Citations that are named under a claim; a link leads to all of them. */
const shown = 8;

/** Of what belongs to no subject there may be nothing to quote. */
const isTold = ({ claims }: Subtheme): boolean => claims.length > 0;

const labelOf = ({ t }: Reader, { label }: Subtheme): string => label ?? t.text('summary.others');

function citations({ t, links }: Reader, theme: Theme, { citations: all }: Claim): Html {
  const numbers = all
    .slice(0, shown)
    .map((number) => html`<li><a href="${links.contribution(number)}">#${number}</a></li>`);
  const [first] = all;
  const more =
    all.length > shown && first !== undefined
      ? html`<li><a href="${links.contributions({ theme: theme.slug, claim: String(first) })}">${t.text('page.claim.all', { count: all.length })}</a></li>`
      : '';
  return html`<ul class="citations" aria-label="${t.text('page.claim.citations')}">${numbers}${more}</ul>`;
}

function sides({ t }: Reader, { sides: both }: Claim): Html {
  if (!both || both.for.length + both.against.length === 0) return html``;
  const side = (of: 'for' | 'against'): Html =>
    both[of].length === 0
      ? html``
      : html`<div class="${of}"><p>${t.text(`export.side.${of}`)}</p><ul>${both[of].map((text) => html`<li>${said(t, text)}</li>`)}</ul></div>`;
  return html`<div class="sides">${side('for')}${side('against')}</div>`;
}

function claimItem(reader: Reader, theme: Theme, claim: Claim): Html {
  const { t, links } = reader;
  const anchor = `claim-${claim.citations[0]}`;
  return html`<li class="claim" id="${anchor}">${said(t, claimLine(claim))}
<div class="who"><p>${t.text('people.counts', { contributions: claim.citations.length, people: claim.people })}</p>
${citations(reader, theme, claim)}</div>
${claim.votes ? votes(t, claim.citations[0] ?? 0, claim.votes) : ''}${sides(reader, claim)}
<p class="permalink"><a href="#${anchor}" data-whole="${links.whole(links.theme(theme.slug, anchor))}">${t.text('page.claim.link')}</a></p></li>`;
}

function claims(reader: Reader, theme: Theme, all: readonly Claim[], level: Html): Html {
  const roles = Map.groupBy(all, ({ role }) => role);
  const part = (role: ClaimRole, those: readonly Claim[]): Html =>
    html`<div class="role ${role}"><h3>${reader.t.text(`page.role.${role}`)}</h3><ul>${those.map((one) => claimItem(reader, theme, one))}</ul></div>`;
  return html`${level}${[...roles].map(([role, those]) => part(role, those))}`;
}

function contents(reader: Reader, { subthemes }: ThemeSummary): Html {
  const { t } = reader;
  if (subthemes.length < 2) return html``;
  const most = Math.max(...subthemes.map(({ people }) => people));
  const rows = subthemes.map((one, i) => {
    const language = spokenLabel(t, one);
    const label = isTold(one)
      ? html`<a class="label" href="#subject-${i + 1}"${language}>${labelOf(reader, one)}</a>`
      : html`<span class="label"${language}>${labelOf(reader, one)}</span>`;
    return html`<tr><th scope="row">${label}${bar(one.people, most)}</th><td>${one.people}</td><td>${one.contributions}</td></tr>`;
  });
  return html`<nav aria-labelledby="subjects"><h2 id="subjects">${t.text('page.subjects')}</h2>
<table class="chart"><thead><tr><th scope="col">${t.text('page.subject')}</th><th scope="col">${t.text('page.people')}</th><th scope="col">${t.text('page.contributions')}</th></tr></thead><tbody>${rows}</tbody></table></nav>`;
}

function subject(reader: Reader, theme: Theme, one: Subtheme, i: number): Html {
  const { t } = reader;
  const { contributions, people } = one;
  if (!isTold(one)) return html``;
  const heading = html`<h2 class="label" id="subject-${i + 1}"${spokenLabel(t, one)}>${labelOf(reader, one)}</h2>
<p class="quiet">${t.text('page.counts', { contributions, people })}</p>`;
  const count = unclaimedOf(one);
  const more = count > 0 ? html`<p class="quiet">${t.text('page.unclaimed', { count })}</p>` : '';
  return html`<section class="subject" aria-labelledby="subject-${i + 1}">${claims(reader, theme, one.claims, heading)}${more}</section>`;
}

function family({ t, consultation, links }: Reader, theme: Theme): Html {
  const link = (one: Theme): Html =>
    html`<a href="${links.theme(one.slug)}">${localised(one.title, t.language)}</a>`;
  const above = consultation.themes.find(({ id }) => id === theme.parentId);
  const below = consultation.themes.filter(
    ({ parentId, mergedIntoId }) => parentId === theme.id && mergedIntoId === undefined,
  );
  return html`${above ? html`<p>${t.text('page.part.of')} ${link(above)}</p>` : ''}${
    below.length > 0
      ? html`<p>${t.text('page.parts')}</p><ul class="inline">${below.map((one) => html`<li>${link(one)}</li>`)}</ul>`
      : ''
  }`;
}

/** What is said of one theme: its subjects, what is claimed of each, and who says so. */
export function themePage(reader: Reader, theme: Theme, summary: ThemeSummary | undefined): Html {
  const { t, links } = reader;
  const title = localised(theme.title, t.language);
  const description = localised(theme.description, t.language);
  const all = html`<a href="${links.contributions({ theme: theme.slug })}">${t.text('page.theme.all')}</a>`;
  const content = html`<div class="opening"><p class="phase">${t.text('page.theme')}</p><h1>${title}</h1>
${description && html`<p class="description">${description}</p>`}
<p class="lead">${summary ? t.text('summary.counts', { contributions: summary.contributions, people: summary.people }) : t.text('page.theme.empty')}</p>
${family(reader, theme)}<p>${all}</p></div>
${
  summary
    ? html`${contents(reader, summary)}
<p class="how">${t.text('page.theme.how')} <a href="${links.method()}">${t.text('page.footer.method')}</a></p>
${summary.subthemes.map((one, i) => subject(reader, theme, one, i))}`
    : ''
}`;
  return layout(reader, { title, section: 'themes', content });
}
