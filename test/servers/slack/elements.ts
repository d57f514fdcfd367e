import { z } from 'zod';

// Slack says "characters" without a unit: UTF-16 units are the most that they can be, so that nothing too long passes.
const text = (most: number) => z.string().min(1).max(most);

const actionId = text(255);

/** https://docs.slack.dev/reference/block-kit/composition-objects/text-object */
export const plainText = (most: number) =>
  z.strictObject({ type: z.literal('plain_text'), text: text(most), emoji: z.boolean().exactOptional() });

const mrkdwn = (most: number) =>
  z.strictObject({ type: z.literal('mrkdwn'), text: text(most), verbatim: z.boolean().exactOptional() });

export const anyText = (most: number) => z.discriminatedUnion('type', [plainText(most), mrkdwn(most)]);

/** https://docs.slack.dev/reference/block-kit/composition-objects/confirmation-dialog-object */
const confirm = z.strictObject({
  title: plainText(100),
  text: plainText(300),
  confirm: plainText(30),
  deny: plainText(30),
  style: z.enum(['primary', 'danger']).exactOptional(),
});

/** https://docs.slack.dev/reference/block-kit/block-elements/button-element */
export const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId.exactOptional(),
  url: z.url().max(3000).exactOptional(),
  value: z.string().max(2000).exactOptional(),
  style: z.enum(['primary', 'danger']).exactOptional(),
  confirm: confirm.exactOptional(),
  accessibility_label: text(75).exactOptional(),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-object */
const option = z.strictObject({
  text: plainText(75),
  value: text(150),
  description: plainText(75).exactOptional(),
});

/** https://docs.slack.dev/reference/block-kit/composition-objects/option-group-object */
const optionGroup = z.strictObject({ label: plainText(75), options: z.array(option).min(1).max(100) });

/** https://docs.slack.dev/reference/block-kit/block-elements/select-menu-element#static_select */
export const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId.exactOptional(),
    placeholder: plainText(150).exactOptional(),
    options: z.array(option).min(1).max(100).exactOptional(),
    option_groups: z.array(optionGroup).min(1).max(100).exactOptional(),
    initial_option: option.exactOptional(),
    confirm: confirm.exactOptional(),
    focus_on_load: z.boolean().exactOptional(),
  })
  .superRefine((menu, context) => {
    const { options, option_groups: groups, initial_option: initial } = menu;
    const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
    if ((options === undefined) === (groups === undefined)) refuse('either options or option_groups');
    // "Exactly matches one of the options": the whole object counts.
    const isAmong = optionsOf(menu).some((one) => JSON.stringify(one) === JSON.stringify(initial));
    if (initial && !isAmong) refuse('initial_option is none of the options');
  });

/** The entries of a menu, grouped or not. */
export function optionsOf({
  options,
  option_groups: groups,
}: {
  readonly options?: readonly Option[];
  readonly option_groups?: readonly { readonly options: readonly Option[] }[];
}): readonly Option[] {
  return options ?? groups?.flatMap((group) => group.options) ?? [];
}

/** https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element */
export const plainTextInput = z
  .strictObject({
    type: z.literal('plain_text_input'),
    action_id: actionId.exactOptional(),
    initial_value: z.string().max(3000).exactOptional(),
    multiline: z.boolean().exactOptional(),
    min_length: z.int().min(0).max(3000).exactOptional(),
    max_length: z.int().min(1).max(3000).exactOptional(),
    focus_on_load: z.boolean().exactOptional(),
    placeholder: plainText(150).exactOptional(),
  })
  .refine(({ min_length: min = 0, max_length: max = 3000 }) => min <= max, 'min_length over max_length');

/** https://docs.slack.dev/reference/block-kit/composition-objects/slack-file-object */
const slackFile = z.union([z.strictObject({ id: text(255) }), z.strictObject({ url: z.url() })]);

const picture = {
  type: z.literal('image'),
  alt_text: text(2000),
  image_url: z.url().max(3000).exactOptional(),
  slack_file: slackFile.exactOptional(),
};

type Picture = { readonly image_url?: string; readonly slack_file?: object };
const hasOneSource = (one: Picture): boolean =>
  (one.image_url === undefined) !== (one.slack_file === undefined);
const oneSource = 'either image_url or slack_file';

/** https://docs.slack.dev/reference/block-kit/block-elements/image-element */
export const imageElement = z.strictObject(picture).refine(hasOneSource, oneSource);

/** https://docs.slack.dev/reference/block-kit/blocks/image-block */
export const imageBlock = z
  .strictObject({ ...picture, block_id: text(255).exactOptional(), title: plainText(2000).exactOptional() })
  .refine(hasOneSource, oneSource);

export type Button = z.infer<typeof button>;
export type Option = z.infer<typeof option>;
export type StaticSelect = z.infer<typeof staticSelect>;
export type PlainTextInput = z.infer<typeof plainTextInput>;
