import { localised } from '../language.ts';
import type { ExportedArgument } from '../ports/exported.ts';
import { factsOf, moments } from './facts.ts';
import { numbersOf, whyMore } from './numbers.ts';
import { printable } from './printable.ts';
import { entriesOf, type Section, type SectionEntry, sectionsOf } from './sections.ts';
import type { ExportSource } from './source.ts';

const coded = (text: string): string => text.replace(/./gsu, (one) => `&#${one.codePointAt(0)};`);

/**
 * One line of text that no Markdown reader takes for markup (https://spec.commonmark.org/0.31.2/#backslash-escapes);
 * blanks that would be dropped at its ends are written by number.
 */
function line(text: string): string {
  return text
    .replace(/[\\`*_{}[\]<>&~|$#!^]/g, '\\$&')
    .replace(/^[-+=]/, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^\s+|\s+$/g, coded);
}

const oneLine = (text: string): string => line(printable(text).replace(/\s+/g, ' ').trim());

/** A text of several lines, each after the first behind `indent`; an empty one parts paragraphs. */
function lines(text: string, indent: string): string {
  const all = printable(text).split('\n').map(line);
  return all
    .map((one, i) => {
      const broken = one !== '' && (all[i + 1] ?? '') !== '';
      return `${i > 0 ? indent : ''}${one}${broken ? '\\' : ''}`.trimEnd();
    })
    .join('\n');
}

function* argumentsOn(
  { t }: ExportSource,
  moment: (at: Date) => string,
  said: readonly ExportedArgument[],
): Generator<string> {
  for (const side of ['for', 'against'] as const) {
    const those = said.filter((one) => one.side === side);
    if (those.length === 0) continue;
    yield `${line(t.text(`export.side.${side}`))}:\n\n`;
    for (const { text, pseudonym, createdAt } of those) {
      yield `- ${lines(text, '  ')}\n\n  (${oneLine(pseudonym)}, ${moment(createdAt)})\n`;
    }
    yield '\n';
  }
}

/** Writes the entries of an export's sections. */
function entriesWriter(source: ExportSource): (entry: SectionEntry) => string {
  const facts = factsOf(source);
  const moment = moments(source);
  return ({ one, inFull }) => {
    const { number } = one;
    if (!inFull) return `[${line(source.t.text('export.elsewhere', { number }))}](#c${number})\n\n`;
    const text =
      one.text === undefined ? `_${source.t.text('export.erased')}_` : `> ${lines(one.text, '> ')}`;
    const known = facts(one).map((fact) => `${fact.label}${colon(source)}${oneLine(fact.text)}`);
    const reasons = [...argumentsOn(source, moment, one.arguments)].join('');
    return `<a id="c${number}"></a>**[#${number}](#c${number})**\n\n${text}\n\n${known.join(' · ')}\n\n${reasons}`;
  };
}

/** A colon with what stands around it: in French a space that no line ends at. */
const colon = ({ t }: Pick<ExportSource, 't'>): string => (t.language === 'fr' ? '\u00a0: ' : ': ');

function contents(source: ExportSource): string {
  const item = ({ title, anchor, contributions }: Section, indent: string): string =>
    `${indent}- [${oneLine(title)}](#${anchor}) (${contributions})\n`;
  return sectionsOf(source)
    .map((top) => item(top, '') + top.below.map((one) => item(one, '  ')).join(''))
    .join('');
}

function opening(source: ExportSource): string {
  const { t, consultation, at } = source;
  const numbers = numbersOf(source).map(
    ({ label, count, part }) => `${part ? '  ' : ''}- ${label}${colon(source)}${count}\n`,
  );
  const more = whyMore(source);
  return [
    `# ${oneLine(localised(consultation.title, t.language))}\n`,
    `${lines(localised(consultation.description, t.language), '')}\n`,
    `${t.text('export.at', { date: moments(source)(at) })}\n`,
    `## ${t.text('export.numbers')}\n`,
    numbers.join(''),
    ...(more ? [`${more}\n`] : []),
    `${t.text('export.tail')}\n`,
    `## ${t.text('export.contents')}\n`,
    contents(source),
    '',
  ].join('\n');
}

/** A document by theme and sub-theme; each contribution can be linked to, `#c12`. */
export async function* markdown(source: ExportSource): AsyncGenerator<string> {
  const { t } = source;
  const entry = entriesWriter(source);
  yield opening(source);
  for (const top of sectionsOf(source)) {
    for (const section of [top, ...top.below]) {
      const { anchor, title, description, contributions, people } = section;
      yield `<a id="${anchor}"></a>\n\n${section === top ? '##' : '###'} ${oneLine(title)}\n\n`;
      if (description) yield `${lines(description, '')}\n\n`;
      if (contributions === 0) yield `${t.text('export.empty')}\n\n`;
      else if (people !== undefined) yield `${t.text('summary.counts', { contributions, people })}\n\n`;
      for await (const page of entriesOf(source, section)) yield page.map(entry).join('');
    }
  }
}
