import { html } from 'hono/html';
import { detectLanguage } from '../../core/detect-language.ts';
import { printable } from '../../core/export/printable.ts';
import { dayText as spacedDay } from '../../core/moment.ts';
import type { Inline } from '../../core/reply.ts';
import type { Subtheme, Votes } from '../../core/summarise/summary.ts';
import type { MessageKey, MessageValues, Translator } from '../../core/translate.ts';

/** Markup; every text that is put into it is escaped. */
export type Html = ReturnType<typeof html>;

/** A sentence of the page with its emphasis. */
export function rich(t: Translator, key: MessageKey, values?: MessageValues): Html {
  const inline = (part: Inline): Html => {
    if (typeof part === 'string') return html`${part}`;
    return part.kind === 'code' ? html`<code>${part.text}</code>` : html`<strong>${part.text}</strong>`;
  };
  return html`${t.rich(key, values).map(inline)}`;
}

/** Somebody's language where it is not the page's, for whoever has it read aloud. */
function spoken(t: Translator, language: string | undefined): Html {
  return language === undefined || language === t.language || !/^[a-z]{2,3}$/.test(language)
    ? html``
    : html` lang="${language}"`;
}

/** The same of a sub-theme's label, which is made of people's own words. */
export function spokenLabel(t: Translator, { label, claims }: Subtheme): Html {
  return label === undefined
    ? html``
    : spoken(t, detectLanguage([label, ...claims.map(({ text }) => text)].join('\n')));
}

/** Somebody's own words. */
export function said(t: Translator, text: string, language: string | undefined = detectLanguage(text)): Html {
  return html`<blockquote dir="auto"${spoken(t, language)}>${printable(text)}</blockquote>`;
}

/** A day in universal time, which no line ends within. */
export function dayText({ language }: Translator, at: Date): string {
  return spacedDay(at, language).replaceAll(' ', '\u00a0');
}

/** A day, for people and for programs. */
export function day(t: Translator, at: Date): Html {
  return html`<time datetime="${at.toISOString().slice(0, 10)}">${dayText(t, at)}</time>`;
}

/** How much of the most something is, drawn for the eye alone: the number is beside it. */
export function bar(part: number, most: number): Html {
  const width = most === 0 ? 0 : Math.round((part / most) * 1000) / 10;
  return html`<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="rest" width="100" height="10"/><rect width="${width}" height="10"/></svg>`;
}

/** How a vote went: two numbers, drawn as two lengths. */
export function votes(t: Translator, number: number, { agree, disagree }: Votes): Html {
  const all = agree + disagree;
  if (all === 0) return html``;
  const share = Math.round((agree / all) * 1000) / 10;
  return html`<p class="votes"><svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="disagree" width="100" height="10"/><rect class="agree" width="${share}" height="10"/></svg>${t.text('summary.votes', { number: String(number), agree, disagree })}</p>`;
}
