import { button, says } from '../answer.ts';
import type { Capabilities } from '../capabilities.ts';
import type { ArgumentValues, Command } from '../commands/command.ts';
import type { Consultation } from '../consultation.ts';
import type { Turn } from '../conversation/turn.ts';
import type { Block, Button, Reply } from '../reply.ts';
import { pagesOf } from './cut.ts';
import { menuOf } from './menu.ts';
import { encodePage, markOf } from './page-action.ts';

/** What an answer was given to, and which page of it is asked for by a button. */
export interface PageRequest {
  readonly command: Command;
  readonly values: ArgumentValues;
  /** As it was typed. */
  readonly line: string;
  readonly turnedTo?: number;
}

/** Characters of a page at most: what people read at once. */
const longest = 4000;
/** What the line with the page's number takes, with some to spare. */
const spare = 120;

/** What a page may take; endless where a message can't be changed, as all would have to be said again. */
function roomOf({ edits, longestText }: Capabilities): number {
  return edits ? Math.min(longestText, longest) - spare : Number.POSITIVE_INFINITY;
}

/** The command in as few signs as it can be typed in, where what was typed is too long for a button. */
function shortLine({ themes: all }: Consultation, { command, values }: PageRequest): string {
  const { numbers, themes, texts, languages } = values;
  const given = command.args.map(({ name }): string => {
    const theme = themes[name];
    const place = theme ? String(all.findIndex(({ id }) => id === theme.id) + 1) : undefined;
    return place ?? languages[name] ?? texts[name] ?? numbers[name]?.toString() ?? '';
  });
  return [command.name, ...given.filter((one) => one !== '')].join(' ');
}

function turning(
  { t, consultation }: Turn,
  request: PageRequest,
  key: 'button.previous' | 'button.next',
  page: number,
): Button | undefined {
  const mark = markOf(consultation);
  const action =
    encodePage({ page, mark, line: request.line }) ??
    encodePage({ page, mark, line: shortLine(consultation, request) });
  return action === undefined ? undefined : button(t, key, action);
}

/** An answer, or the page of it that was asked for in the place of the page before, with buttons to turn it and a menu of what it refers to. */
export function pageOf(turn: Turn, reply: Reply, request: PageRequest): Reply {
  const { t, can, event } = turn;
  const { turnedTo } = request;
  const pages = pagesOf(reply.blocks, roomOf(can));
  const at = Math.min(Math.max(1, turnedTo ?? 1), pages.length);
  const { picture, ...told } = reply;
  // The first page's picture stays where it is.
  const replaced = event.kind === 'action' ? event.message : undefined;
  const inPlace = replaced === undefined ? told : { ...told, replaces: replaced };
  const whole = turnedTo === undefined ? reply : inPlace;
  const shown = pages.length <= 1 ? reply.blocks : (pages[at - 1] ?? []);
  const menu = reply.select ?? menuOf(t, shown);
  const select = menu ? { select: menu } : {};
  if (pages.length <= 1) return { ...whole, ...select };
  const previous = at > 1 ? turning(turn, request, 'button.previous', at - 1) : undefined;
  const next = at < pages.length ? turning(turn, request, 'button.next', at + 1) : undefined;
  // Where no button can carry what was asked, the answer says so.
  const number: Block =
    previous || next ? says(t, 'turn.number', { page: at, pages: pages.length }) : says(t, 'turn.only');
  return {
    ...whole,
    ...select,
    blocks: [...shown, number],
    buttons: [...[previous, next].filter((one) => one !== undefined), ...reply.buttons],
  };
}
