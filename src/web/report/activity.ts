import { html } from 'hono/html';
import { activityOf, type DayCount, type Period } from '../../core/charts/activity.ts';
import { day, dayText, type Html } from './html.ts';
import type { Reader } from './layout.ts';

const width = 620;
const height = 120;

function drawing(periods: readonly Period[], most: number): Html {
  const step = width / periods.length;
  const bars = periods.map(({ contributions }, i) => {
    const tall = Math.round((contributions / most) * height * 10) / 10;
    return html`<rect x="${(i * step + step * 0.1).toFixed(1)}" y="${height - tall}" width="${(step * 0.8).toFixed(1)}" height="${tall}"/>`;
  });
  return html`<svg class="days" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars}</svg>`;
}

/** When people contributed: a sentence that says it, a drawing, and the numbers for whoever wants them. */
export function activity({ t }: Reader, days: readonly DayCount[]): Html {
  const { unit, from, to, periods } = activityOf(days);
  if (periods.length < 2) return html``;
  const busiest = periods.reduce((most, one) => (most.contributions >= one.contributions ? most : one));
  const rows = periods.map(
    ({ begin, contributions }) =>
      html`<tr><th scope="row">${day(t, begin)}</th><td>${contributions}</td></tr>`,
  );
  return html`<section aria-labelledby="activity"><h2 id="activity">${t.text('page.activity')}</h2>
<figure><figcaption>${t.text(`chart.by.${unit}`)}. ${t.text('page.activity.most', { unit, most: busiest.contributions, date: dayText(t, busiest.begin) })}</figcaption>
${drawing(periods, busiest.contributions)}
<p class="ends">${day(t, from)} ${day(t, to)}</p></figure>
<details><summary>${t.text('page.activity.numbers')}</summary>
<table><thead><tr><th scope="col">${t.text('page.activity.from', { unit })}</th><th scope="col">${t.text('page.contributions')}</th></tr></thead><tbody>${rows}</tbody></table></details></section>`;
}
