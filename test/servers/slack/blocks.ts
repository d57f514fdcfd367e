import { z } from 'zod';
import {
  anyText,
  type Button,
  button,
  imageBlock,
  imageElement,
  type PlainTextInput,
  plainText,
  plainTextInput,
  type StaticSelect,
  staticSelect,
} from './elements.ts';
import { richText } from './rich-text.ts';

const blockId = z.string().min(1).max(255).exactOptional();

/** The blocks that this server knows, of https://docs.slack.dev/reference/block-kit/blocks */
const block = z.union([
  z.strictObject({ type: z.literal('header'), block_id: blockId, text: plainText(150) }),
  z
    .strictObject({
      type: z.literal('section'),
      block_id: blockId,
      text: anyText(3000).exactOptional(),
      fields: z.array(anyText(2000)).min(1).max(10).exactOptional(),
      accessory: z.union([button, staticSelect, imageElement]).exactOptional(),
      expand: z.boolean().exactOptional(),
    })
    .refine(({ text, fields }) => text !== undefined || fields !== undefined, 'text or fields'),
  z.strictObject({
    type: z.literal('context'),
    block_id: blockId,
    elements: z
      .array(z.union([anyText(2000), imageElement]))
      .min(1)
      .max(10),
  }),
  z.strictObject({ type: z.literal('divider'), block_id: blockId }),
  imageBlock,
  z.strictObject({
    type: z.literal('actions'),
    block_id: blockId,
    elements: z
      .array(z.union([button, staticSelect]))
      .min(1)
      .max(25),
  }),
  z.strictObject({
    type: z.literal('input'),
    block_id: blockId,
    label: plainText(2000),
    element: z.union([plainTextInput, staticSelect]),
    hint: plainText(2000).exactOptional(),
    optional: z.boolean().exactOptional(),
    dispatch_action: z.boolean().exactOptional(),
  }),
  richText,
]);

export type Block = z.infer<typeof block>;

type Control = Button | StaticSelect | PlainTextInput;

/** The elements of a block that people press, choose from or write in. */
export function controlsOf(one: Block): readonly Control[] {
  if (one.type === 'actions') return one.elements;
  if (one.type === 'input') return [one.element];
  return one.type === 'section' && one.accessory && one.accessory.type !== 'image' ? [one.accessory] : [];
}

const repeated = (ids: readonly (string | undefined)[]): boolean => {
  const given = ids.filter((id) => id !== undefined);
  return new Set(given).size < given.length;
};

/** https://docs.slack.dev/reference/block-kit/blocks: how many; ids must not come twice in one message or view. */
const blocks = (most: number) =>
  z
    .array(block)
    .max(most)
    .superRefine((all, context) => {
      const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
      if (repeated(all.map((one) => one.block_id))) refuse('a block_id comes twice');
      const actions = all.flatMap((one) => controlsOf(one).map(({ action_id: id }) => id));
      if (repeated(actions)) refuse('an action_id comes twice');
    });

export const messageBlocks = blocks(50);

// https://docs.slack.dev/reference/views: private_metadata holds 3,000 characters, callback_id 255.
const ofViews = {
  blocks: blocks(100),
  private_metadata: z.string().max(3000).exactOptional(),
  callback_id: z.string().min(1).max(255).exactOptional(),
  external_id: z.string().min(1).max(255).exactOptional(),
};

/** https://docs.slack.dev/reference/views/modal-views */
export const modalView = z
  .strictObject({
    type: z.literal('modal'),
    title: plainText(24),
    submit: plainText(24).exactOptional(),
    close: plainText(24).exactOptional(),
    clear_on_close: z.boolean().exactOptional(),
    notify_on_close: z.boolean().exactOptional(),
    submit_disabled: z.boolean().exactOptional(),
    ...ofViews,
  })
  .refine(
    ({ blocks: all, submit }) => submit !== undefined || all.every(({ type }) => type !== 'input'),
    'submit is needed where there are inputs',
  );

/** https://docs.slack.dev/reference/views/home-tab-views */
export const homeView = z.strictObject({ type: z.literal('home'), ...ofViews });

export type Modal = z.infer<typeof modalView>;
export type HomeView = z.infer<typeof homeView>;

/** Slack gives an id to the blocks and to the elements of actions that have none. */
export function withIds(all: readonly Block[]): Block[] {
  return all.map((one, i) => {
    const block_id = one.block_id ?? `block-${i}`;
    if (one.type !== 'actions') return { ...one, block_id };
    const elements = one.elements.map((element, n) => ({
      ...element,
      action_id: element.action_id ?? `${i}-${n}`,
    }));
    return { ...one, block_id, elements };
  });
}
