import { html } from 'hono/html';
import type { DayCount } from '../../core/charts/activity.ts';
import { phaseAt, type Theme } from '../../core/consultation.ts';
import { localised } from '../../core/language.ts';
import type { Synthesis } from '../../core/summarise/consultation-summary.ts';
import { namesSubjects } from '../../core/summarise/forms.ts';
import { type Claim, claimLine, type ThemeSummary } from '../../core/summarise/summary.ts';
import { activity } from './activity.ts';
import { bar, dayText, type Html, rich, said, spokenLabel, votes } from './html.ts';
import { layout, type Reader } from './layout.ts';
import { phaseDates } from './phases.ts';

/** What a claim that only names a subject counts beside others. */
const least = 1e-9;
/** Sub-themes that are named of each theme. */
const named = 3;

interface Told {
  readonly theme: Theme;
  readonly summary: ThemeSummary;
}

/** The claim that most people make, or that most voted on; what only names a subject where nothing else is claimed. */
function foremost({ subthemes }: ThemeSummary): Claim | undefined {
  const heard = ({ text, people, votes }: Claim): number =>
    (people + (votes ? votes.agree + votes.disagree : 0)) * (namesSubjects(text) ? least : 1);
  return subthemes
    .filter(({ label }) => label !== undefined)
    .flatMap(({ claims }) => claims)
    .reduce<Claim | undefined>((most, one) => (most && heard(most) >= heard(one) ? most : one), undefined);
}

function opening(reader: Reader, { contributions, people }: Synthesis, days: readonly DayCount[]): Html {
  const { t, consultation } = reader;
  const [first, last] = [days[0], days.at(-1)];
  const description = localised(consultation.description, t.language);
  const said =
    first && last
      ? rich(t, 'page.lead', {
          contributions,
          people,
          from: dayText(t, first.day),
          until: dayText(t, last.day),
          isOneDay: days.length === 1 ? 'yes' : 'no',
        })
      : html`${t.text('page.empty')}`;
  return html`<div class="opening">
<p class="phase ${phaseAt(consultation, new Date())}">${t.text(`phase.is.${phaseAt(consultation, new Date())}`)}</p>
<h1>${localised(consultation.title, t.language)}</h1>
${description && html`<p class="description">${description}</p>`}
<p class="lead">${said}</p></div>`;
}

/** The themes by people: a table whose bars are for the eye. */
function chart(reader: Reader, told: readonly Told[]): Html {
  const { t, links } = reader;
  const most = Math.max(0, ...told.map(({ summary }) => summary.people));
  const rows = [...told]
    .sort((a, b) => b.summary.people - a.summary.people)
    .map(
      ({ theme, summary: { people, contributions } }) =>
        html`<tr><th scope="row"><a href="${links.theme(theme.slug)}">${localised(theme.title, t.language)}</a>${bar(people, most)}</th><td>${people}</td><td>${contributions}</td></tr>`,
    );
  return html`<section aria-labelledby="people"><h2 id="people">${t.text('page.chart')}</h2>
<table class="chart"><caption>${t.text('page.chart.caption')}</caption>
<thead><tr><th scope="col">${t.text('page.theme')}</th><th scope="col">${t.text('page.people')}</th><th scope="col">${t.text('page.contributions')}</th></tr></thead>
<tbody>${rows}</tbody></table></section>`;
}

function card({ t, links }: Reader, { theme, summary }: Told): Html {
  const { contributions, people, subthemes } = summary;
  const claim = foremost(summary);
  const about = subthemes.flatMap((one, i) =>
    one.label === undefined
      ? []
      : [
          html`<li><a class="label" href="${links.theme(theme.slug, `subject-${i + 1}`)}"${spokenLabel(t, one)}>${one.label}</a> <span class="quiet">${t.text('page.by', { people: one.people })}</span></li>`,
        ],
  );
  return html`<article class="card"><h3><a href="${links.theme(theme.slug)}">${localised(theme.title, t.language)}</a></h3>
<p class="quiet">${t.text('page.counts', { contributions, people })}</p>
${about.length > 0 ? html`<ul class="subjects">${about.slice(0, named)}</ul>` : ''}
${claim ? html`${said(t, claimLine(claim))}<p class="quiet"><a href="${links.theme(theme.slug, `claim-${claim.citations[0]}`)}">${t.text('people.counts', { contributions: claim.citations.length, people: claim.people })}</a></p>${claim.votes ? votes(t, claim.citations[0] ?? 0, claim.votes) : ''}` : ''}</article>`;
}

/** The first page: what this is, what people say, and in what numbers. */
export function overviewPage(reader: Reader, summary: Synthesis, days: readonly DayCount[]): Html {
  const { t, consultation, links } = reader;
  const told = summary.themes.flatMap((one) => {
    const theme = consultation.themes.find(({ id }) => id === one.themeId);
    return theme ? [{ theme, summary: one }] : [];
  });
  const content = html`${opening(reader, summary, days)}
${phaseDates(reader)}
${
  told.length === 0
    ? ''
    : html`<section aria-labelledby="themes"><h2 id="themes">${t.text('page.synthesis')}</h2>
<p>${t.text('page.synthesis.how')}</p>
<div class="cards">${told.map((one) => card(reader, one))}</div></section>
${chart(reader, told)}`
}
${activity(reader, days)}
<aside class="caution"><h2>${t.text('page.caution')}</h2><p>${t.text('page.caution.text', { people: summary.people })} <a href="${links.method()}">${t.text('page.caution.more')}</a></p></aside>`;
  return layout(reader, { section: 'overview', content });
}
