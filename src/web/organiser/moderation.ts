import { html } from 'hono/html';
import { z } from 'zod';
import { blockHtml } from '../../adapters/browser/blocks.ts';
import { clean } from '../../adapters/clean.ts';
import { momentText } from '../../core/moment.ts';
import type { HiddenContribution } from '../../core/ports/moderation.ts';
import type { Reply } from '../../core/reply.ts';
import { type Html, said as inTheirWords } from '../report/html.ts';
import type { Reader } from '../report/layout.ts';

/** The most characters of a reason. */
const longestReason = 500;
/** How many hidden contributions the page lists. */
export const listedOnPage = 100;

const sent = z.object({
  token: z.string().max(100),
  delivery: z.uuid(),
  number: z.coerce.number().int().min(1).max(999_999_999),
});

/** What a moderator's form sends: what to hide and why, or what to show again. */
export const moderationForm = z.discriminatedUnion('do', [
  sent.extend({ do: z.literal('hide'), reason: z.string().trim().min(1).max(longestReason) }),
  sent.extend({ do: z.literal('show') }),
]);

/** The command that a form stands for. */
export function moderationLine(form: z.infer<typeof moderationForm>): string {
  return form.do === 'hide'
    ? `hide ${form.number} ${form.reason.replace(/\s+/g, ' ')}`
    : `unhide ${form.number}`;
}

/** What the section of the page is made of. */
export interface ModerationParts {
  readonly action: string;
  readonly token: string;
  /** A new delivery's id for each form: sent twice, it is one event. */
  readonly delivery: () => string;
  readonly hidden: { readonly count: number; readonly page: readonly HiddenContribution[] };
  /** What the bot said to the form that was sent. */
  readonly said: Reply | undefined;
}

function hiddenItem(
  { t, consultation }: Reader,
  { action, token, delivery }: ModerationParts,
  one: HiddenContribution,
): Html {
  const number = String(one.number);
  const line = t.text('organiser.moderation.line', {
    reason: clean(one.reason),
    who: one.by ?? t.text('moderation.nobody'),
    when: momentText(one.at, t.language, consultation.timeZone),
  });
  return html`<li class="card"><h4>#${number}</h4>${inTheirWords(t, one.text)}<p>${line}</p><form method="post" action="${action}" class="buttons"><input type="hidden" name="token" value="${token}"><input type="hidden" name="delivery" value="${delivery()}"><input type="hidden" name="number" value="${number}"><button name="do" value="show" class="secondary">${t.text('organiser.moderation.show', { number })}</button></form></li>`;
}

/** What is hidden, with a way to show it again, and a form to hide more. */
export function moderationSection(reader: Reader, parts: ModerationParts): Html {
  const { t } = reader;
  const { action, token, delivery, hidden, said } = parts;
  const items = hidden.page.map((one) => hiddenItem(reader, parts, one));
  return html`<section aria-labelledby="moderation"><h2 id="moderation">${t.text('organiser.moderation')}</h2>
<p>${t.text('organiser.moderation.text')}</p>
${said ? html`<div role="status" class="card">${said.blocks.map(blockHtml)}</div>` : ''}
<form method="post" action="${action}" class="moderate"><input type="hidden" name="token" value="${token}"><input type="hidden" name="delivery" value="${delivery()}">
<p><label for="hide-number">${t.text('organiser.moderation.number')}</label><input id="hide-number" name="number" inputmode="numeric" pattern="[0-9]{1,9}" autocomplete="off" required></p>
<p><label for="hide-reason">${t.text('organiser.moderation.reason')}</label><input id="hide-reason" name="reason" maxlength="${longestReason}" autocomplete="off" required></p>
<p><button name="do" value="hide" class="primary">${t.text('organiser.moderation.hide')}</button></p></form>
${hidden.count > 0 ? html`<h3>${t.text('organiser.moderation.list', { count: hidden.count })}</h3><ul class="cards">${items}</ul>` : html`<p>${t.text('moderation.none')}</p>`}</section>`;
}
