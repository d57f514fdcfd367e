import { html } from 'hono/html';
import type { Day } from '../../core/report/source.ts';
import { day, dayText, type Html } from './html.ts';
import type { Reader } from './layout.ts';

const aDay = 86_400_000;
/** More bars than that can't be told apart on a phone. */
const mostBars = 62;

interface Bin {
  readonly from: Date;
  readonly contributions: number;
}

/** Days, or as many days together as leave few enough bars; those on which nothing was said are in it. */
export function binned(days: readonly Day[]): { readonly length: number; readonly bins: readonly Bin[] } {
  const [first, last] = [days[0], days.at(-1)];
  if (!first || !last) return { length: 1, bins: [] };
  const begin = Date.parse(first.day);
  const span = (Date.parse(last.day) - begin) / aDay + 1;
  const length = span <= mostBars ? 1 : 7 * Math.ceil(span / (7 * mostBars));
  const counts = Array.from({ length: Math.ceil(span / length) }, () => 0);
  for (const one of days) {
    const at = Math.floor((Date.parse(one.day) - begin) / aDay / length);
    counts[at] = (counts[at] ?? 0) + one.contributions;
  }
  return {
    length,
    bins: counts.map((contributions, i) => ({ from: new Date(begin + i * length * aDay), contributions })),
  };
}

const width = 620;
const height = 120;

function drawing(bins: readonly Bin[], most: number): Html {
  const step = width / bins.length;
  const bars = bins.map(({ contributions }, i) => {
    const tall = Math.round((contributions / most) * height * 10) / 10;
    return html`<rect x="${(i * step + step * 0.1).toFixed(1)}" y="${height - tall}" width="${(step * 0.8).toFixed(1)}" height="${tall}"/>`;
  });
  return html`<svg class="days" viewBox="0 0 ${width} ${height}" preserveAspectRatio="none" aria-hidden="true" focusable="false">${bars}</svg>`;
}

/** When people contributed: a sentence that says it, a drawing, and the numbers for whoever wants them. */
export function activity({ t }: Reader, days: readonly Day[]): Html {
  const { length, bins } = binned(days);
  const busiest = bins.reduce<Bin | undefined>(
    (most, one) => (most && most.contributions >= one.contributions ? most : one),
    undefined,
  );
  const last = days.at(-1);
  if (!busiest || !last || bins.length < 2) return html``;
  const rows = bins.map(
    ({ from, contributions }) => html`<tr><th scope="row">${day(t, from)}</th><td>${contributions}</td></tr>`,
  );
  const [first] = bins;
  return html`<section aria-labelledby="activity"><h2 id="activity">${t.text('page.activity')}</h2>
<figure><figcaption>${t.text('page.activity.text', { days: length, most: busiest.contributions, date: dayText(t, busiest.from) })}</figcaption>
${drawing(bins, busiest.contributions)}
<p class="ends">${first ? day(t, first.from) : ''} ${day(t, new Date(last.day))}</p></figure>
<details><summary>${t.text('page.activity.numbers')}</summary>
<table><thead><tr><th scope="col">${t.text('page.activity.from', { days: length })}</th><th scope="col">${t.text('page.contributions')}</th></tr></thead><tbody>${rows}</tbody></table></details></section>`;
}
