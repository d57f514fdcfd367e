import type { types } from '@slack/bolt';
import type { Button, Reply, Select } from '../../core/reply.ts';
import { label } from '../clean.ts';
import { limits } from './limits.ts';

/** Text in which Slack looks for nothing, emoji names included. */
export function plainText(text: string, limit: number): types.PlainTextElement {
  return { type: 'plain_text', text: label(text, limit), emoji: false };
}

function within(text: string, limit: number, what: string): string {
  if (text.length <= limit) return text;
  throw new RangeError(`a ${what} of ${text.length} characters: Slack takes ${limit}`);
}

function buttonOf({ label: words, action, style }: Button, place: number): types.Button {
  return {
    type: 'button',
    text: plainText(words, limits.buttonLabel),
    // Unique in its block; what comes back is the value.
    action_id: `button-${place}`,
    value: within(action, limits.buttonValue, 'button’s action'),
    ...(style === 'secondary' ? {} : { style }),
  };
}

/** A list in parts of at most so many. */
export function inGroups<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

/** The menus of one message have different ids, though they are one. */
const menuMark = '~menu';

/** The action of a menu by the id that it has in its message. */
export function actionOfMenu(id: string): string {
  return id.replace(/~menu\d+$/, '');
}

function menuOf(
  { label: words, action }: Select,
  options: Select['options'],
  place: number,
): types.StaticSelect {
  const shown = options.map(
    (option): types.PlainTextOption => ({
      text: plainText(option.label, limits.optionLabel),
      value: within(option.value, limits.optionValue, 'menu entry’s value'),
    }),
  );
  const chosen = shown[options.findIndex(({ selected }) => selected)];
  return {
    type: 'static_select',
    placeholder: plainText(words, limits.placeholder),
    action_id: within(
      place === 0 ? action : `${action}${menuMark}${place}`,
      limits.actionId,
      'menu’s action',
    ),
    options: shown,
    ...(chosen ? { initial_option: chosen } : {}),
  };
}

/** The buttons and menus of an answer; a menu with more entries than Slack takes goes on in further ones. */
export function componentsOf({ buttons, select }: Pick<Reply, 'buttons' | 'select'>): types.ActionsBlock[] {
  const menus = select
    ? inGroups(select.options, limits.options).map((some, i) => menuOf(select, some, i))
    : [];
  const rows = inGroups(buttons.map(buttonOf), limits.actionElements);
  return [...menus.map((menu) => [menu]), ...rows].map((elements) => ({ type: 'actions', elements }));
}
