import { html } from 'hono/html';
import type { Theme } from '../../core/consultation.ts';
import { printable } from '../../core/export/printable.ts';
import { localised } from '../../core/language.ts';
import type { ExportedArgument, ExportedContribution } from '../../core/ports/exported.ts';
import type { Synthesis } from '../../core/summarise/consultation-summary.ts';
import type { Claim } from '../../core/summarise/summary.ts';
import { themeLinks } from './browse.ts';
import { day, type Html, said, votes } from './html.ts';
import { layout, type Reader } from './layout.ts';

interface Cited {
  readonly theme: Theme;
  readonly claim: Claim;
}

/** The claims of the synthesis that cite a contribution. */
function citing({ consultation }: Reader, summary: Synthesis, number: number): Cited[] {
  return summary.themes.flatMap(({ themeId, subthemes }) => {
    const theme = consultation.themes.find(({ id }) => id === themeId);
    const claims = subthemes
      .flatMap((one) => one.claims)
      .filter(({ citations }) => citations.includes(number));
    return theme ? claims.map((claim) => ({ theme, claim })) : [];
  });
}

function facts(reader: Reader, one: ExportedContribution): Html {
  const { t } = reader;
  const fact = (label: string, value: Html | string | undefined): Html =>
    value === undefined ? html`` : html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const themes = themeLinks(reader, one);
  return html`<dl class="facts">
${fact(t.text('export.fact.themes'), themes.length === 0 ? t.text('export.untagged') : html`${themes.map((link, i) => html`${i > 0 ? ', ' : ''}${link}`)}`)}
${fact(t.text('export.fact.kind'), one.kind && t.text(`export.kind.${one.kind}`))}
${fact(t.text('export.fact.participant'), one.pseudonym)}
${fact(t.text('export.fact.affiliation'), one.affiliation && printable(one.affiliation))}
${fact(t.text('export.fact.created'), day(t, one.createdAt))}
${fact(t.text('export.fact.edited'), one.editedAt && day(t, one.editedAt))}
${fact(t.text('export.fact.platform'), t.text('page.platform', { platform: one.platform }))}
</dl>`;
}

function argumentsOf({ t }: Reader, all: readonly ExportedArgument[]): Html {
  if (all.length === 0) return html``;
  const side = (of: ExportedArgument['side']): Html => {
    const those = all.filter((one) => one.side === of);
    if (those.length === 0) return html``;
    const items = those.map(
      ({ text, pseudonym, createdAt }) =>
        html`<li>${said(t, text)}<p class="quiet">${pseudonym}, ${day(t, createdAt)}</p></li>`,
    );
    return html`<div class="${of}"><h3>${t.text(`export.side.${of}`)}</h3><ul>${items}</ul></div>`;
  };
  return html`<section aria-labelledby="arguments"><h2 id="arguments">${t.text('page.arguments')}</h2><div class="sides">${side('for')}${side('against')}</div></section>`;
}

function cited(reader: Reader, all: readonly Cited[]): Html {
  const { t, links } = reader;
  if (all.length === 0) return html``;
  const items = all.map(
    ({ theme, claim }) =>
      html`<li>${said(t, claim.text)}<p><a href="${links.theme(theme.slug, `claim-${claim.citations[0]}`)}">${t.text('page.cited.link', { theme: localised(theme.title, t.language), people: claim.people })}</a></p></li>`,
  );
  return html`<section aria-labelledby="cited"><h2 id="cited">${t.text('page.cited')}</h2><ul class="plainlist">${items}</ul></section>`;
}

/** One contribution: its words, what is known of it, what was answered, and where the synthesis has it. */
export function contributionPage(
  reader: Reader,
  one: ExportedContribution & { readonly text: string },
  summary: Synthesis,
): Html {
  const { t, links } = reader;
  const title = t.text('page.contribution', { number: one.number });
  const content = html`<div class="opening"><h1>${title}</h1></div>
<div class="own">${said(t, one.text, one.language)}</div>
<p class="permalink"><a href="${links.contribution(one.number)}" data-whole="${links.whole(links.contribution(one.number))}">${t.text('page.contribution.link')}</a></p>
${facts(reader, one)}
${votes(t, one.number, one.votes)}
${argumentsOf(reader, one.arguments)}
${cited(reader, citing(reader, summary, one.number))}
<p><a href="${links.contributions()}">${t.text('page.browse.reset')}</a></p>`;
  return layout(reader, { title, section: 'contributions', content });
}

/** Says in the report's frame that something is not there, or no longer. */
export function absentPage(reader: Reader, title: string, text: string): Html {
  const { t, links } = reader;
  const content = html`<div class="opening"><h1>${title}</h1><p class="lead">${text}</p>
<p><a href="${links.overview()}">${t.text('page.overview.back')}</a></p></div>`;
  return layout(reader, { title, content });
}
