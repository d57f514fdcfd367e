import { html } from 'hono/html';
import type { DayCount } from '../../core/charts/activity.ts';
import { phaseAt } from '../../core/consultation.ts';
import { localised } from '../../core/language.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReviewQueue } from '../../core/review/judgements.ts';
import { activity } from '../report/activity.ts';
import type { Html } from '../report/html.ts';
import { head, languageLinks, type Reader } from '../report/layout.ts';
import { phaseDates } from '../report/phases.ts';
import { type ModerationParts, moderationSection } from './moderation.ts';
import { type LiveNumbers, liveNumbers } from './numbers.ts';
import { type FormParts, replyHtml } from './reply.ts';

/** What the page is made of. */
export interface OrganiserParts {
  /** The page's own address. */
  readonly action: string;
  readonly script: string;
  readonly stream: string;
  readonly form: FormParts;
  readonly queue: ReviewQueue;
  readonly reply: Reply | undefined;
  readonly numbers: LiveNumbers;
  readonly days: readonly DayCount[];
  readonly moderation: ModerationParts;
}

function figures({ t }: Reader, numbers: LiveNumbers): Html {
  const items = liveNumbers.map(
    (name) =>
      html`<div><dt>${t.text(`organiser.number.${name}`)}</dt><dd data-number="${name}">${t.text('page.number', { count: numbers[name] })}</dd></div>`,
  );
  return html`<dl class="facts figures">${items}</dl>`;
}

/** The organisers' page: what is to be reviewed, and how the consultation goes. */
export function organiserPage(reader: Reader, parts: OrganiserParts): Html {
  const { t, consultation, links, frame } = reader;
  const name = localised(consultation.title, t.language);
  const { action, queue, reply, numbers, days, form } = parts;
  const addressOf = (of: ReviewQueue): string =>
    `${action}?${new URLSearchParams({ lang: t.language, queue: of })}`;
  // The bot's words name no way on that the page has: after a stop, or where what is left was skipped.
  const hasEnded = reply !== undefined && reply.buttons.length === 0 && !reply.select;
  const round = (of: ReviewQueue, text: string): Html =>
    html`<li><a class="tab" href="${addressOf(of)}"${of === queue ? html` aria-current="true"` : ''}>${text}</a></li>`;
  return html`${head(t, frame, `${t.text('organiser.title')} – ${name}`, html`<script type="module" src="${parts.script}"></script>`)}
<body data-stream="${parts.stream}">
<a class="skip" href="#content">${t.text('page.skip')}</a>
<header class="top"><p class="name"><a href="${links.overview()}">${name}</a></p>${languageLinks(frame)}</header>
<main id="content" tabindex="-1">
<h1>${t.text('organiser.title')}</h1>
<section aria-labelledby="review"><h2 id="review">${t.text('organiser.review')}</h2>
<nav class="tabs" aria-label="${t.text('organiser.review')}"><ul>${round('first', t.text('organiser.review.first'))}${round('second', t.text('organiser.review.second'))}</ul></nav>
<div class="card review">${reply ? replyHtml(reply, form) : html`<p>${t.text('organiser.again')}</p>`}${hasEnded ? html`<p><a href="${addressOf(queue)}">${t.text('organiser.resume')}</a></p>` : ''}</div></section>
${moderationSection(reader, parts.moderation)}
<section aria-labelledby="figures"><h2 id="figures">${t.text('organiser.numbers')}</h2>
${figures(reader, numbers)}
<p class="quiet" id="live" hidden>${t.text('organiser.live')}</p></section>
${activity(reader, days)}
<section aria-labelledby="phase"><h2 id="phase">${t.text('organiser.phase')}</h2><p>${t.text(`phase.is.${phaseAt(consultation, new Date())}`)}</p>${phaseDates(reader)}</section>
</main>
</body>
</html>
`;
}
