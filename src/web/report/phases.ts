import { html } from 'hono/html';
import { day, type Html } from './html.ts';
import type { Reader } from './layout.ts';

/** The phases of a consultation that have a first day, with it. */
export function phaseDates({ t, consultation }: Pick<Reader, 't' | 'consultation'>): Html {
  const items = consultation.phases
    .filter(({ startsAt }) => startsAt.getTime() > 0)
    .map(
      ({ kind, startsAt }) =>
        html`<div><dt>${t.text(`page.phase.${kind}`)}</dt><dd>${day(t, startsAt)}</dd></div>`,
    );
  return items.length === 0 ? html`` : html`<dl class="facts">${items}</dl>`;
}
