import { styleText } from 'node:util';
import type { Block, Button, Inline, Reply } from '../../core/reply.ts';
import { chartLines } from './chart.ts';

/** What can be chosen in an answer, numbered from 1 in this order. */
export interface Choice {
  readonly label: string;
  readonly action: string;
  readonly value?: string;
}

/** The buttons of an answer and then the entries of its menu. */
export function choices({ buttons, select }: Reply): Choice[] {
  return [
    ...buttons.map(({ label, action }: Button) => ({ label, action })),
    ...(select?.options ?? []).map(({ label, value, selected }) => ({
      label: selected ? `${label} ✓` : label,
      value,
      action: select?.action ?? '',
    })),
  ];
}

/** Characters of an entry that stands beside others. */
const shortEntry = 20;

type Styling = (style: 'bold' | 'italic' | 'cyan' | 'dim', text: string) => string;

const plain: Styling = (_, text) => text;

/**
 * A text without the control characters that a terminal obeys (ECMA-48): what a citizen writes must not move the
 * cursor, colour the screen or rename the window of who reads it. Line breaks and tabs stay.
 */
export function harmless(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '�');
}

function inline(part: Inline, style: Styling): string {
  if (typeof part === 'string') return harmless(part);
  const text = harmless(part.text);
  switch (part.kind) {
    case 'strong':
      return style('bold', text);
    case 'emphasis':
      return style('italic', text);
    case 'code':
      return style('cyan', text);
    // It is opened by its number among the choices: addresses would hide the words between them.
    case 'reference':
      return text;
    case 'link':
      return `${text} (${harmless(part.url)})`;
  }
}

function block(one: Block, style: Styling): string {
  const line = (parts: readonly Inline[]): string => parts.map((part) => inline(part, style)).join('');
  switch (one.kind) {
    case 'heading':
      return style('bold', harmless(one.text));
    case 'paragraph':
      return line(one.inlines);
    case 'quote': {
      const text = harmless(one.text).replaceAll('\n', '\n  │ ');
      return `  │ ${text}${one.source === undefined ? '' : ` ${style('dim', line([one.source].flat()))}`}`;
    }
    case 'list':
      return one.items
        .map((item, i) => `${one.ordered ? `${(one.from ?? 1) + i}.` : '•'} ${line(item)}`)
        .join('\n');
  }
}

/** An answer as text for a terminal: blocks, then the choices with their numbers. Without styles for files and pipes. */
export function renderText(reply: Reply, styled = false): string {
  const style: Styling = styled ? (name, text) => styleText(name, text, { validateStream: false }) : plain;
  const blocks = reply.blocks.map((one) => block(one, style));
  const charts = (reply.picture?.charts ?? []).flatMap((chart) => [
    style('bold', harmless(chart.title)),
    ...chartLines(chart).map(harmless),
  ]);
  const numbered = choices(reply).map(({ label }, i) => `${style('cyan', `[${i + 1}]`)} ${harmless(label)}`);
  const menu = reply.select ? `${reply.select.label}\n` : '';
  const entries = reply.select?.options ?? [];
  // Words are read one below the other; of numbers there may be many.
  const isWordy = numbered.length > 4 && entries.some(({ label }) => label.length > shortEntry);
  const options = menu + numbered.join(isWordy ? '\n' : '   ');
  return [...blocks, ...charts, ...(numbered.length > 0 ? [options] : [])].join('\n');
}
