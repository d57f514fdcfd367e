import { HtmlRenderer, Parser } from 'commonmark';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openStreet, type Row, readable, reasons, rows, type Said, type Street, secret } from './street.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.Node;

const all = rows();
let street: Street;
beforeAll(async () => {
  street = await openStreet(all);
});
afterAll(() => street.database.close());

function elements(node: Node): Element[] {
  const below = 'childNodes' in node ? node.childNodes.flatMap(elements) : [];
  return 'tagName' in node ? [node, ...below] : below;
}
const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
const named = (all: readonly Element[], ...tags: string[]): Element[] =>
  all.filter(({ tagName }) => tags.includes(tagName));
function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}

/** Which section shows a row in full, and which ones mention it. */
function sectionsOf({ taggings }: Row): readonly string[] {
  const anchors = taggings.flatMap(({ slug }) => (slug === null ? [] : [`theme-${slug}`]));
  return anchors.length > 0 ? anchors : ['untagged'];
}
const order = ['theme-nature', 'theme-water', 'theme-roads', 'theme-nothing', 'untagged'];
const published = all.filter(({ status }) => status === 'published');
const shownIn = (anchor: string): Row[] => published.filter((row) => sectionsOf(row)[0] === anchor);
const mentionedIn = (anchor: string): Row[] =>
  published.filter((row) => sectionsOf(row).slice(1).includes(anchor));

const isNoCharacter = (code: number): boolean =>
  (code < 32 && code !== 9 && code !== 10) ||
  (code >= 0x7f && code <= 0x9f) ||
  (code >= 0xfdd0 && code <= 0xfdef) ||
  (code & 0xfffe) === 0xfffe;

/** A text as a document can hold it. */
const printed = (text: string): string =>
  Array.from(text.replace(/\r\n?/g, '\n'), (one) =>
    isNoCharacter(one.codePointAt(0) ?? 0) ? '\ufffd' : one,
  ).join('');

function both(row: Row): Said[] {
  return [
    ...reasons(row).filter(({ side }) => side === 'for'),
    ...reasons(row).filter(({ side }) => side === 'against'),
  ];
}

const count = ({ length }: readonly unknown[]): number => length;
const withStatus = (status: Row['status']): number => count(all.filter((row) => row.status === status));

describe('HTML', () => {
  let file: string;
  let tree: Element[];
  beforeAll(async () => {
    file = String(await street.exported('html'));
    tree = elements(parse(file));
  });

  test('is well-formed and asks for nothing: no script, no address of elsewhere', () => {
    const errors: string[] = [];
    parse(file, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
    expect(named(tree, 'script', 'img', 'link', 'iframe', 'object', 'form', 'base')).toEqual([]);
    for (const element of tree) {
      for (const { name, value } of element.attrs) {
        expect(name).not.toMatch(/^on|^src|^style$/);
        if (name === 'href') expect(value).toMatch(/^#/);
      }
    }
    expect(textOf(named(tree, 'style')[0] ?? parse(''))).not.toMatch(/url|@import/);
    expect(file).not.toContain(secret);
  });

  test('has a language, headings in order, landmarks, and links that lead somewhere', () => {
    expect(named(tree, 'html').map((one) => attribute(one, 'lang'))).toEqual(['fr']);
    for (const tag of ['title', 'header', 'nav', 'main', 'h1']) expect(named(tree, tag)).toHaveLength(1);
    const levels = named(tree, 'h1', 'h2', 'h3').map(({ tagName }) => Number(tagName[1]));
    for (const [i, level] of levels.entries()) expect(level - (levels[i - 1] ?? 0)).toBeLessThanOrEqual(1);
    const ids = tree.flatMap((element) => attribute(element, 'id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const wanted = tree.flatMap((element) => attribute(element, 'aria-labelledby') ?? []);
    const links = named(tree, 'a').map((element) => attribute(element, 'href')?.slice(1) ?? '');
    for (const id of [...wanted, ...links]) expect(ids).toContain(id);
  });

  test('has every contribution once, under its likeliest theme, and mentions it under the others', () => {
    const sections = named(tree, 'section').filter((one) =>
      order.includes(attribute(one, 'aria-labelledby') ?? ''),
    );
    expect(sections.map((one) => attribute(one, 'aria-labelledby'))).toEqual(order);
    for (const section of sections) {
      const anchor = attribute(section, 'aria-labelledby') ?? '';
      const inside = elements(section);
      const mentions = inside.filter((one) => attribute(one, 'class') === 'elsewhere');
      expect(mentions.map((one) => attribute(named(elements(one), 'a')[0] ?? one, 'href'))).toEqual(
        mentionedIn(anchor).map(({ number }) => `#c${number}`),
      );
      const articles = named(inside, 'article');
      const shown = shownIn(anchor);
      expect(articles.map((one) => attribute(one, 'id'))).toEqual(shown.map(({ number }) => `c${number}`));
      for (const [i, row] of shown.entries()) check(row, articles[i] ?? section);
    }
  });

  /** Compares one article with its row. */
  function check(row: Row, article: Element): void {
    const inside = elements(article);
    const [quote] = named(inside, 'blockquote');
    expect(quote && textOf(quote)).toBe(readable(row) ? printed(row.text) : undefined);
    if (quote) expect(attribute(quote, 'lang')).toBe(row.language);
    const fact = (name: string): string | undefined => {
      const div = inside.find((one) => one.tagName === 'div' && attribute(one, 'class') === name);
      const value = div && named(elements(div), 'dd')[0];
      return value && textOf(value);
    };
    const time = (name: string): string | undefined => {
      const div = inside.find((one) => attribute(one, 'class') === name);
      const value = div && named(elements(div), 'time')[0];
      return value && attribute(value, 'datetime');
    };
    const { agree, disagree, pass } = row.votes;
    expect(fact('votes')).toBe(`${agree} pour, ${disagree} contre, ${pass} sans avis`);
    expect(fact('kind')).toBe(row.kind ? 'proposition' : undefined);
    expect(fact('participant')).toBe(row.author === 'erased' ? undefined : row.author);
    expect(fact('affiliation')).toBe(row.author === 'erased' ? undefined : (row.affiliation ?? undefined));
    expect(fact('platform')).toBe(row.platform);
    expect(fact('language')).toBe(row.language);
    expect(time('created')).toBe(row.created.toISOString());
    expect(time('edited')).toBe(row.edited?.toISOString());
    expect(fact('themes')?.split('; ')).toEqual(row.taggings.length > 0 ? row.taggings.map(said) : undefined);
    expect(named(inside, 'li').map((one) => textOf(named(elements(one), 'q')[0] ?? one))).toEqual(
      both(row).map(({ text }) => printed(text)),
    );
  }

  test('has numbers that add up', () => {
    const cells = named(tree, 'td').map((one) => Number(textOf(one)));
    const [received = 0, shown = 0, withdrawn = 0, hidden = 0, tagged = 0, untagged = 0, people] = cells;
    expect(cells.slice(0, 4)).toEqual([
      count(all),
      withStatus('published'),
      withStatus('withdrawn'),
      withStatus('hidden'),
    ]);
    expect(received).toBe(shown + withdrawn + hidden);
    expect(shown).toBe(tagged + untagged);
    expect(untagged).toBe(count(shownIn('untagged')));
    expect(people).toBe(3);
    expect(named(tree, 'article')).toHaveLength(shown);
  });

  test('is in English where that is asked for', async () => {
    const english = String(await street.exported('html', 'en'));
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('<h1>Our street</h1>');
    expect(english).toContain('Withdrawn by their authors');
  });
});

const titles = {
  nature: 'Nature & jardins',
  water: 'Nature & jardins › L’eau [vive]',
  roads: 'Routes | rues',
};
const origins = {
  author: 'selon son auteur',
  organiser: 'selon un organisateur',
  embedded: 'selon le programme, sûr à',
  llm: 'selon un modèle de langue, sûr à',
};

function said({ slug, probability, origin }: Row['taggings'][number]): string {
  const sure = origin === 'embedded' || origin === 'llm' ? ` ${Math.round(probability * 100)}\u00a0%` : '';
  return `${slug === null ? 'aucun des thèmes' : titles[slug]} (${origins[origin]}${sure})`;
}

describe('Markdown', () => {
  /** Lines of a text, blank ones aside, as a reader sees them. */
  const lines = (text: string): string[] => text.split('\n').filter((line) => line !== '');

  test('has every contribution under its theme, its words word for word, as no markup', async () => {
    const file = String(await street.exported('md'));
    expect(file).not.toContain(secret);
    const page = parse(new HtmlRenderer({ softbreak: '\n' }).render(new Parser().parse(file)));
    const tree = elements(page);
    expect(named(tree, 'script', 'img', 'code', 'pre', 'hr')).toEqual([]);
    const ids = new Set(tree.flatMap((one) => attribute(one, 'id') ?? []));
    for (const link of named(tree, 'a')) {
      const href = attribute(link, 'href');
      if (href !== undefined) expect(ids).toContain(href.slice(1));
    }
    const shown = order.flatMap(shownIn);
    const anchors = [...ids].filter((id) => /^c\d+$/.test(id));
    expect(anchors).toEqual(shown.map(({ number }) => `c${number}`));
    const quotes = named(tree, 'blockquote').map((one) => lines(textOf(one)));
    expect(quotes).toEqual(shown.filter(readable).map(({ text }) => lines(printed(text))));
    const text = textOf(page);
    for (const { number } of order.flatMap(mentionedIn))
      expect(text).toContain(`La n°\u00a0${number} relève`);
    for (const reason of shown.flatMap(both)) {
      for (const line of lines(printed(reason.text))) expect(text).toContain(line);
    }
    expect(text).toContain('Contributions reçues\u00a0: ');
    expect(named(tree, 'h1', 'h2', 'h3').map(textOf)).toEqual([
      'Notre rue <b>verte</b> & *belle*',
      'En chiffres',
      'Sommaire',
      'Nature & jardins',
      'L’eau [vive]',
      'Routes | rues',
      'Rien',
      'Sans thème',
    ]);
  });
});
