import { localised } from '../language.ts';
import type { ExportedArgument } from '../ports/exported.ts';
import { type Fact, factsOf, moments } from './facts.ts';
import { htmlStyle } from './html-style.ts';
import { numbersOf, whyMore } from './numbers.ts';
import { printable } from './printable.ts';
import { entriesOf, type Section, type SectionEntry, sectionsOf, type TopSection } from './sections.ts';
import type { ExportSource } from './source.ts';

const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

/** A text inside an element or a quoted attribute. */
function escaped(text: string): string {
  return printable(text).replace(/[&<>"]/g, (one) => named[one] ?? one);
}

/** The language of somebody's words, for whoever has them read aloud. */
function spoken(language: string): string {
  return /^[a-z]{2,3}$/.test(language) ? ` lang="${language}"` : '';
}

const time = (at: Date, text: string): string =>
  `<time datetime="${at.toISOString()}">${escaped(text)}</time>`;

const factHtml = ({ name, label, text, at }: Fact): string =>
  `<div class="${name}"><dt>${escaped(label)}</dt><dd>${at ? time(at, text) : escaped(text)}</dd></div>`;

function argumentsHtml(
  { t }: ExportSource,
  moment: (at: Date) => string,
  said: readonly ExportedArgument[],
): string {
  return (['for', 'against'] as const)
    .map((side) => {
      const those = said.filter((one) => one.side === side);
      if (those.length === 0) return '';
      const items = those.map(
        ({ text, pseudonym, createdAt }) =>
          `<li><q dir="auto">${escaped(text)}</q> <small>${escaped(pseudonym)}, ${time(createdAt, moment(createdAt))}</small></li>`,
      );
      return `<p>${escaped(t.text(`export.side.${side}`))}</p><ul class="${side}">${items.join('')}</ul>`;
    })
    .join('');
}

/** Writes the entries of an export's sections. */
function entriesWriter(source: ExportSource): (entry: SectionEntry) => string {
  const facts = factsOf(source);
  const moment = moments(source);
  return ({ one, inFull }) => {
    const { number, text, language } = one;
    const link = `<a href="#c${number}">`;
    if (!inFull) {
      return `<p class="elsewhere">${link}${escaped(source.t.text('export.elsewhere', { number }))}</a></p>\n`;
    }
    const words =
      text === undefined
        ? `<p>${escaped(source.t.text('export.erased'))}</p>`
        : `<blockquote dir="auto"${spoken(language)}>${escaped(text)}</blockquote>`;
    return `<article id="c${number}"><p class="number">${link}#${number}</a></p>${words}<dl>${facts(one).map(factHtml).join('')}</dl>${argumentsHtml(source, moment, one.arguments)}</article>\n`;
  };
}

function numbersHtml(source: ExportSource): string {
  const rows = numbersOf(source).map(
    ({ label, count, part }) =>
      `<tr${part ? ' class="part"' : ''}><th scope="row">${escaped(label)}</th><td>${count}</td></tr>`,
  );
  const more = whyMore(source);
  return `<section aria-labelledby="numbers"><h2 id="numbers">${escaped(source.t.text('export.numbers'))}</h2>
<table><tbody>${rows.join('')}</tbody></table>
${more === undefined ? '' : `<p>${escaped(more)}</p>`}<p>${escaped(source.t.text('export.tail'))}</p></section>`;
}

function contents(sections: readonly TopSection[]): string {
  const link = ({ anchor, title, contributions }: Section): string =>
    `<a href="#${anchor}">${escaped(title)}</a> (${contributions})`;
  const items = sections.map((top) => {
    const below = top.below.map((one) => `<li>${link(one)}</li>`).join('');
    return `<li>${link(top)}${below && `<ol>${below}</ol>`}</li>`;
  });
  return `<ol>${items.join('')}</ol>`;
}

function opening(source: ExportSource, sections: readonly TopSection[]): string {
  const { t, consultation, at } = source;
  const title = escaped(localised(consultation.title, t.language));
  const date = moments(source)(at);
  return `<!doctype html>
<html lang="${t.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${htmlStyle}</style>
</head>
<body>
<a class="skip" href="#contributions">${escaped(t.text('export.skip'))}</a>
<header><h1>${title}</h1>
<p class="said">${escaped(localised(consultation.description, t.language))}</p>
<p>${escaped(t.text('export.at', { date }))}</p></header>
<nav aria-labelledby="contents"><h2 id="contents">${escaped(t.text('export.contents'))}</h2>
${contents(sections)}</nav>
<main>
${numbersHtml(source)}
<div id="contributions" tabindex="-1">
`;
}

/**
 * One page of a browser by theme and sub-theme, that asks for nothing else and runs no script; each contribution can be
 * linked to, `#c12`.
 */
export async function* html(source: ExportSource): AsyncGenerator<string> {
  const { t } = source;
  const sections = sectionsOf(source);
  const entry = entriesWriter(source);
  yield opening(source, sections);
  for (const top of sections) {
    for (const section of [top, ...top.below]) {
      const { anchor, title, description, contributions, people } = section;
      const heading = section === top ? 'h2' : 'h3';
      yield `<section aria-labelledby="${anchor}"><${heading} id="${anchor}">${escaped(title)}</${heading}>\n`;
      if (description) yield `<p class="said">${escaped(description)}</p>\n`;
      if (contributions === 0) yield `<p>${escaped(t.text('export.empty'))}</p>\n`;
      else if (people !== undefined) {
        yield `<p>${escaped(t.text('summary.counts', { contributions, people }))}</p>\n`;
      }
      for await (const page of entriesOf(source, section)) yield page.map(entry).join('');
      yield '</section>\n';
    }
  }
  yield '</div>\n</main>\n</body>\n</html>\n';
}
