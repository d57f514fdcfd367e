import { html } from 'hono/html';
import { numbersOf } from '../../core/export/numbers.ts';
import type { Reach } from '../../core/report/source.ts';
import type { Synthesis } from '../../core/summarise/consultation-summary.ts';
import type { MessageKey } from '../../core/translate.ts';
import { type Html, rich } from './html.ts';
import { layout, type Reader } from './layout.ts';
import { dataFormats } from './links.ts';

const steps = ['split', 'tagged', 'grouped', 'claimed', 'counted'] as const;

/** Every number with what it is a part of, so that whoever reads can add them up. */
function numbers({ t }: Reader, summary: Synthesis, { registered, spoke, messages }: Reach): Html {
  const row = (label: string, count: number, part: boolean): Html =>
    html`<tr${part ? html` class="part"` : ''}><th scope="row">${label}</th><td>${t.text('page.number', { count })}</td></tr>`;
  const own = (key: MessageKey, count: number): Html => row(t.text(key), count, false);
  const { themes, inSeveral, erased } = summary;
  const inThemes = themes.reduce((sum, { contributions }) => sum + contributions, 0);
  return html`<table class="numbers"><caption>${t.text('page.method.numbers.caption')}</caption><tbody>
${numbersOf({ t, counts: { ...summary, themes } }).map(({ label, count, part }) => row(label, count, part))}
${erased > 0 ? own('page.method.erased', erased) : ''}${own('page.method.several', inSeveral)}${own('page.method.inthemes', inThemes)}
${own('page.method.spoke', spoke)}${registered > 0 ? own('page.method.registered', registered) : ''}${own('page.method.messages', messages)}
</tbody></table>`;
}

/** How the report was made, and the numbers that it rests on. */
export function methodPage(reader: Reader, summary: Synthesis, reach: Reach): Html {
  const { t, links, isPublic } = reader;
  const title = t.text('page.method');
  const { contributions, people, untagged } = summary;
  const data = dataFormats.map(
    (format) => html`<li><a href="${links.data(format)}" download>${t.text(`page.data.${format}`)}</a></li>`,
  );
  const content = html`<div class="opening"><h1>${t.text('page.method.title')}</h1>
<p class="lead">${t.text('page.method.lead')}</p></div>
<section aria-labelledby="who"><h2 id="who">${t.text('page.method.who')}</h2>
<p>${rich(t, 'page.method.who.text', { people, spoke: reach.spoke })}</p><p>${t.text('page.caution.text', { people })}</p></section>
<section aria-labelledby="steps"><h2 id="steps">${t.text('page.method.steps')}</h2>
<ol class="steps">${steps.map((step) => html`<li>${rich(t, `page.method.step.${step}`)}</li>`)}</ol>
<p>${rich(t, 'page.method.reproducible')}</p></section>
<section aria-labelledby="numbers"><h2 id="numbers">${t.text('page.method.numbers')}</h2>
<p>${rich(t, 'page.method.numbers.text', { contributions, untagged })}</p>
${numbers(reader, summary, reach)}</section>
<section aria-labelledby="limits"><h2 id="limits">${t.text('page.method.limits')}</h2>
<p>${t.text('page.method.limits.text')}</p></section>
<section aria-labelledby="data"><h2 id="data">${t.text('page.method.data')}</h2>
${isPublic ? html`<p>${t.text('page.method.data.text')}</p><ul>${data}</ul>` : html`<p>${t.text('page.method.data.later')}</p>`}</section>`;
  return layout(reader, { title, section: 'method', content });
}
