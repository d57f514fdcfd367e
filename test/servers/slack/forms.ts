import { z } from 'zod';
import { type Modal, modalView } from './blocks.ts';
import type { PlainTextInput } from './elements.ts';
import type { OpenView, User } from './state.ts';
import type { Workspace } from './workspace.ts';

/** https://docs.slack.dev/surfaces/modals#response_actions */
const answerShape = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('clear') }),
  z.strictObject({
    response_action: z.literal('errors'),
    errors: z.record(z.string(), z.string().min(1)),
  }),
  z.strictObject({ response_action: z.literal('update'), view: modalView }),
  z.strictObject({ response_action: z.literal('push'), view: modalView }),
]);

function typed(
  { multiline = false, min_length: min = 0, max_length: max = 3000 }: PlainTextInput,
  text: string,
) {
  // One line takes no line ends.
  const value = multiline ? text : text.replace(/\s*\n\s*/g, ' ');
  if (value.length > max || (value.length > 0 && value.length < min)) {
    throw new Error(`the form does not take ${value.length} characters`);
  }
  return value;
}

/** The first field gets the text, others what they begin with: https://docs.slack.dev/reference/objects/view-object#state */
export function valuesOf({ blocks }: Modal, text: string): object {
  let left: string | undefined = text;
  const values: Record<string, object> = {};
  for (const block of blocks) {
    if (block.type !== 'input') continue;
    const { element, optional = false, block_id: blockId = '' } = block;
    const id = element.action_id ?? '';
    if (element.type === 'static_select') {
      const chosen = element.initial_option ?? null;
      if (!chosen && !optional) throw new Error(`nothing is chosen in ${id}`);
      values[blockId] = { [id]: { type: element.type, selected_option: chosen } };
      continue;
    }
    const value = typed(element, left ?? element.initial_value ?? '');
    left = undefined;
    if (value === '' && !optional) throw new Error(`nothing is written in ${id}`);
    // An empty field is null, not an empty text.
    values[blockId] = { [id]: { type: element.type, value: value === '' ? null : value } };
  }
  return values;
}

/** Does what the app answered to a form; gives the errors that the person sees beside their fields. */
export function takeAnswer(
  { views }: Workspace,
  user: User,
  open: OpenView,
  answer: object | undefined,
): Readonly<Record<string, string>> {
  // Not taken in time: the form stays, and says that something went wrong.
  if (!answer) return {};
  if (Object.keys(answer).length === 0) {
    views.shut(user);
    return {};
  }
  const asked = answerShape.parse(answer);
  if (asked.response_action === 'clear') views.shut(user, true);
  if (asked.response_action === 'update') views.update(open, asked.view);
  if (asked.response_action === 'push') views.open(user, asked.view, true);
  if (asked.response_action !== 'errors') return {};
  const inputs = open.view.blocks.flatMap((one) => (one.type === 'input' ? [one.block_id] : []));
  const wrong = Object.keys(asked.errors).find((id) => !inputs.includes(id));
  if (wrong !== undefined) throw new Error(`the errors name "${wrong}", which is no input of the form`);
  return asked.errors;
}
