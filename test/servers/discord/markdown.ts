/**
 * Discord's Markdown as its clients show it: https://docs.discord.com/developers/reference#message-formatting and
 * https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101. Where those are silent it does as the
 * clients do: rules are tried in their order at each place, and the longest of bold, italic and underline wins.
 */

/** A part that is shown otherwise than plain. */
interface Mark {
  readonly type:
    | 'bold'
    | 'italic'
    | 'underline'
    | 'strike'
    | 'spoiler'
    | 'code'
    | 'pre'
    | 'link'
    | 'address'
    | 'mention'
    | 'emoji'
    | 'time'
    | 'heading'
    | 'subtext'
    | 'quote'
    | 'item';
  /** What of it is read. */
  readonly text: string;
  readonly url?: string;
}

/** What somebody reads, and what was made of the markup. */
export interface ReadMarkdown {
  readonly text: string;
  readonly marks: readonly Mark[];
}

/** How people, rooms and roles are named, by the sign of the mention and its id. */
export type NameOf = (sign: '@' | '@&' | '#', id: string) => string | undefined;

interface State {
  readonly marks: Mark[];
  readonly nameOf: NameOf;
  /** Whether quotes, lists and headings are read: not in an embed's title. */
  readonly blocks: boolean;
  readonly inQuote: boolean;
  readonly listDepth: number;
}

interface Found {
  readonly length: number;
  readonly text: string;
}

type Rule = (source: string, at: number, state: State) => Found | undefined;

function matchAt(pattern: RegExp, source: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(source) ?? undefined;
}

function mark(state: State, type: Mark['type'], text: string, url?: string): string {
  state.marks.push({ type, text, ...(url === undefined ? {} : { url }) });
  return text;
}

/** Text that may begin with a quote, a list or a heading. */
function readInside(source: string, state: State, more: Partial<State> = {}): string {
  return read(source, { ...state, ...more }, true);
}

function linesEnd(matched: string): string {
  return '\n'.repeat((/\n*$/.exec(matched.replace(/[^\S\n]/g, ''))?.[0] ?? '').length);
}

/** "> " before a line, ">>> " before all that follows. A quote holds no quote. */
const quote: Rule = (source, at, state) => {
  if (state.inQuote) return undefined;
  const rest = matchAt(/ *>>> +([\s\S]*)/y, source, at);
  const lines = rest ?? matchAt(/ *>(?!>>) +[^\n]*(?:\n *>(?!>>) +[^\n]*)*\n?/y, source, at);
  if (!lines) return undefined;
  const inner = rest ? (rest[1] ?? '') : lines[0].replace(/\n$/, '').replace(/^ *> ?/gm, '');
  const text = readInside(inner, state, { inQuote: true });
  mark(state, 'quote', text);
  const end = !rest && lines[0].endsWith('\n') ? '\n' : '';
  return { length: lines[0].length, text: text.replace(/^/gm, '│ ') + end };
};

/** One to three "#" and room; signs of the kind at the line's end are not shown. Not in a list. */
const heading: Rule = (source, at, state) => {
  if (state.listDepth > 0) return undefined;
  const found = matchAt(/ *#{1,3}\s+((?!\s*#{1,3}\s)[^\n]+?)#*\s*(?:\n|$)/y, source, at);
  if (!found) return undefined;
  const text = mark(state, 'heading', readLine((found[1] ?? '').trim(), state));
  return { length: found[0].length, text: text + linesEnd(found[0]) };
};

const subtext: Rule = (source, at, state) => {
  const found = matchAt(/ *-# +((?!-#)[^\n]+?) *(?:\n|$)/y, source, at);
  if (!found) return undefined;
  const text = mark(state, 'subtext', readLine((found[1] ?? '').trim(), state));
  return { length: found[0].length, text: text + linesEnd(found[0]) };
};

const bullet = String.raw`(?:[-*]|\d+\.)`;

/**
 * Lines that begin with "-", "*" or a number. The first mark says of what kind the whole list is, and numbers count on
 * from the first, whatever the others say. Lines that begin with room belong to the entry before.
 */
const list: Rule = (source, at, state) => {
  const first = matchAt(new RegExp(`( *)(${bullet}) +\\S`, 'y'), source, at);
  if (!first || state.listDepth > 10) return undefined;
  const [, indent = '', sign = ''] = first;
  const item = new RegExp(`^${indent}${bullet} `);
  const lines: string[] = [];
  for (const line of source.slice(at).split('\n')) {
    if (lines.length > 0 && !line.startsWith(' ') && !item.test(line)) break;
    lines.push(line);
  }
  const items: string[][] = [];
  for (const line of lines) {
    if (item.test(line)) items.push([line]);
    else items.at(-1)?.push(line);
  }
  const start = sign.length > 1 ? Math.min(1e9, Math.max(1, Number.parseInt(sign, 10))) : undefined;
  const shown = items.map((some, i) => {
    const prefix = new RegExp(`^ *${bullet} +`).exec(some[0] ?? '')?.[0] ?? '';
    const [head = '', ...more] = some;
    const unindent = new RegExp(`^ {1,${prefix.length}}`);
    const inner = [head.slice(prefix.length), ...more.map((line) => line.replace(unindent, ''))].join('\n');
    const text = mark(
      state,
      'item',
      readInside(inner.replace(/ *\n+$/, ''), state, { listDepth: state.listDepth + 1 }),
    );
    return `${'  '.repeat(state.listDepth)}${start === undefined ? '• ' : `${start + i}. `}${text}`;
  });
  const { length } = lines.join('\n');
  const end = source.slice(at + length).startsWith('\n') ? '\n' : '';
  return { length: length + end.length, text: shown.join('\n') + end };
};

const codeBlock: Rule = (source, at, state) => {
  const found = matchAt(/```(?:[a-z0-9_+\-.#]+?\n)?\n*([^\n][\s\S]*?)\n*```/iy, source, at);
  return found && { length: found[0].length, text: mark(state, 'pre', found[1] ?? '') };
};

/** A backslash makes any sign but letters, digits and white space plain; the shrug keeps its arm. */
const escaped: Rule = (source, at) => {
  const shrug = matchAt(/¯\\_\(ツ\)_\/¯/y, source, at);
  if (shrug) return { length: shrug[0].length, text: shrug[0] };
  const found = matchAt(/\\([^0-9A-Za-z\s])/y, source, at);
  return found && { length: found[0].length, text: found[1] ?? '' };
};

const address: Rule = (source, at, state) => {
  const framed = matchAt(/<([a-z][a-z0-9+.-]*:\/\/[^\s<>]+)>/iy, source, at);
  const found = framed ?? matchAt(/((?:https?|steam):\/\/[^\s<]+[^<.,:;"'\]\s])/y, source, at);
  if (!found?.[1]) return undefined;
  // A bracket at the end that was opened outside is not of the address.
  let url = found[1];
  while (!framed && url.endsWith(')') && url.split(')').length > url.split('(').length) {
    url = url.slice(0, -1);
  }
  return { length: framed ? found[0].length : url.length, text: mark(state, 'address', url, url) };
};

/** Mentions, emoji and times: https://docs.discord.com/developers/reference#message-formatting-formats */
const special: Rule = (source, at, state) => {
  const mention = matchAt(/<(@[!&]?|#)(\d+)>/y, source, at);
  if (mention) {
    const [whole, sign = '', id = ''] = mention;
    const kind = sign === '#' ? '#' : sign === '@&' ? '@&' : '@';
    const name = state.nameOf(kind, id) ?? (kind === '@' ? 'unknown-user' : 'unknown');
    return { length: whole.length, text: mark(state, 'mention', `${kind === '#' ? '#' : '@'}${name}`) };
  }
  const all = matchAt(/@(?:everyone|here)/y, source, at);
  if (all) return { length: all[0].length, text: mark(state, 'mention', all[0]) };
  const command = matchAt(/<(\/[-_\p{L}\p{N}]+(?: [-_\p{L}\p{N}]+){0,2}):\d+>/uy, source, at);
  if (command) return { length: command[0].length, text: mark(state, 'mention', command[1] ?? '') };
  const emoji = matchAt(/<a?(:\w+:)\d{5,32}>/y, source, at);
  if (emoji) return { length: emoji[0].length, text: mark(state, 'emoji', emoji[1] ?? '') };
  const time = matchAt(/<t:(-?\d{1,12})(?::[tTdDfFRsS])?>/y, source, at);
  if (!time) return undefined;
  const shown = new Date(Number(time[1]) * 1000).toISOString();
  return { length: time[0].length, text: mark(state, 'time', shown) };
};

/** [words](address): only http, and not words that are an address themselves, which could lead elsewhere. */
const link: Rule = (source, at, state) => {
  const found = matchAt(
    /\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/y,
    source,
    at,
  );
  if (!found) return undefined;
  const [whole, label = '', target = ''] = found;
  const url = target.replace(/\\(.)/g, '$1');
  if (!/^https?:\/\/[^\s]/i.test(url) || /https?:\/\/|discord\.gg\//i.test(label)) return undefined;
  const text = readLine(label, state);
  if (text.trim() === '') return undefined;
  return { length: whole.length, text: mark(state, 'link', text, url) };
};

/** Signs around text; of those that fit here the longest wins. */
const wrappers = [
  { type: 'italic', pattern: /_((?:__|\\[\s\S]|[^\\_])+?)_\b/y },
  {
    type: 'italic',
    pattern: /\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)/y,
  },
  { type: 'bold', pattern: /\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/y },
  { type: 'underline', pattern: /__((?:\\[\s\S]|[^\\])+?)__(?!_)/y },
  { type: 'strike', pattern: /~~([\s\S]+?)~~(?!_)/y },
  { type: 'spoiler', pattern: /\|\|([\s\S]+?)\|\|/y },
] as const;

const wrapped: Rule = (source, at, state) => {
  let best: { readonly type: Mark['type']; readonly found: RegExpExecArray } | undefined;
  for (const { type, pattern } of wrappers) {
    const found = matchAt(pattern, source, at);
    if (found && (!best || found[0].length > best.found[0].length)) best = { type, found };
  }
  if (!best) return undefined;
  const { type, found } = best;
  const text = mark(state, type, read(found[1] ?? '', state, false));
  return { length: found[0].length, text };
};

/** As many backticks on both sides; one space beside backticks at the ends is not shown. */
const code: Rule = (source, at, state) => {
  const found = matchAt(/(`+)([\s\S]*?[^`])\1(?!`)/y, source, at);
  if (!found) return undefined;
  const inner = (found[2] ?? '').replace(/^ (?= *`)|(` *) $/g, '$1');
  return { length: found[0].length, text: mark(state, 'code', inner) };
};

const lineRules: readonly Rule[] = [quote, heading, subtext, list];
const rules: readonly Rule[] = [codeBlock, escaped, address, special, link, wrapped, code];

/** Text goes on until a sign, a line end or an address. */
const plain = /\n|[^\n](?:(?!https?:\/\/|steam:\/\/)[0-9A-Za-z\t \u00c0-\uffff])*/y;

function findAt(source: string, at: number, state: State, atLine: boolean): Found | undefined {
  const tried = atLine && state.blocks ? [...lineRules, ...rules] : rules;
  for (const rule of tried) {
    // What a rule that does not hold in the end has read is forgotten.
    const { length } = state.marks;
    const found = rule(source, at, state);
    if (found) return found;
    state.marks.length = length;
  }
  return undefined;
}

function read(source: string, state: State, startsLine: boolean): string {
  let text = '';
  let at = 0;
  while (at < source.length) {
    const atLine = at === 0 ? startsLine : source[at - 1] === '\n';
    const found = findAt(source, at, state, atLine);
    const length = found?.length ?? matchAt(plain, source, at)?.[0].length ?? 1;
    text += found?.text ?? source.slice(at, at + length);
    at += length;
  }
  return text;
}

function readLine(source: string, state: State): string {
  return read(source, { ...state, blocks: false }, false);
}

/**
 * A text of a message as people read it.
 * @param blocks whether it may have quotes, lists and headings; an embed's title has none
 */
export function readMarkdown(source: string, nameOf: NameOf = () => undefined, blocks = true): ReadMarkdown {
  const marks: Mark[] = [];
  const text = read(source, { marks, nameOf, blocks, inQuote: false, listDepth: 0 }, true);
  // The sign that joins words has no width.
  return { text: text.replaceAll('\u2060', ''), marks };
}
