import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readCallbackData, writeCallbackData } from '../../../src/adapters/telegram/callback-data.ts';
import { type Action, encodeAction, noTheme } from '../../../src/core/actions.ts';
import { commandAction } from '../../../src/core/commands/command-action.ts';

const id = '01a20a57-fe37-777a-8dbb-4a0ba594f628';

const actions: Action[] = [
  { kind: 'right', message: id },
  { kind: 'undo', message: id },
  { kind: 'other', contribution: id },
  { kind: 'choose', contribution: id },
  { kind: 'choose', contribution: id, theme: id },
  { kind: 'open' },
  { kind: 'open', contribution: id },
  { kind: 'not', contribution: id },
  { kind: 'restore', contribution: id },
];

test.each(actions)('every button of the bot fits, as a menu with an id too: $kind', (action) => {
  const values = 'theme' in action ? [undefined] : [undefined, id, noTheme];
  for (const value of values) {
    const data = { action: encodeAction(action), ...(value === undefined ? {} : { value }) };
    expect(readCallbackData(writeCallbackData(data))).toEqual(data);
  }
});

test('a command of 60 bytes fits', () => {
  const action = commandAction('x'.repeat(60));
  expect(readCallbackData(writeCallbackData({ action }))).toEqual({ action });
});

test('any value comes back as it was', () => {
  const value = fc.oneof(
    fc.string({ maxLength: 20 }),
    fc.uuid(),
    fc.constantFrom('*', '**', `*${'a'.repeat(22)}`),
  );
  fc.assert(
    fc.property(value, (text) => {
      fc.pre(Buffer.byteLength(text) < 50);
      expect(readCallbackData(writeCallbackData({ action: 'open', value: text }))).toEqual({
        action: 'open',
        value: text,
      });
    }),
  );
});
