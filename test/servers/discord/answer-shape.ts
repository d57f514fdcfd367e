import { z } from 'zod';
import { answerMessage, customId, stringSelect, text } from './message-shape.ts';

/** https://docs.discord.com/developers/components/reference#text-input-text-input-structure */
const input = {
  type: z.literal(4),
  id: z.int().optional(),
  custom_id: customId,
  style: z.int().min(1).max(2),
  min_length: z.int().min(0).max(4000).optional(),
  max_length: z.int().min(1).max(4000).default(4000),
  required: z.boolean().default(true),
  value: text(0, 4000).optional(),
  placeholder: text(0, 100).optional(),
};

/** The older form, where the field has its question itself. */
const inputRow = z.strictObject({
  type: z.literal(1),
  id: z.int().optional(),
  components: z.tuple([z.strictObject({ ...input, label: text(1, 45) })]),
});

/** https://docs.discord.com/developers/components/reference#label-label-structure */
const label = z.strictObject({
  type: z.literal(18),
  id: z.int().optional(),
  label: text(1, 45),
  description: text(0, 100).optional(),
  component: z.discriminatedUnion('type', [z.strictObject(input), stringSelect]),
});

const display = z.strictObject({ type: z.literal(10), id: z.int().optional(), content: text(1, 4000) });

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
const modal = z.strictObject({
  custom_id: customId,
  title: text(1, 45),
  components: z
    .array(z.discriminatedUnion('type', [inputRow, label, display]))
    .min(1)
    .max(5),
});
export type Modal = z.infer<typeof modal>;

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-autocomplete */
const choices = z.strictObject({
  choices: z
    .array(
      z.strictObject({
        name: text(1, 100),
        name_localizations: z.record(z.string(), z.string()).nullish(),
        value: z.union([text(1, 100), z.number()]),
      }),
    )
    .max(25),
});
export type Choice = z.infer<typeof choices>['choices'][number];

/** https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-interaction-callback-type */
export const answer = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal(4), data: answerMessage }),
  z.strictObject({
    type: z.literal(5),
    data: z.strictObject({ flags: z.literal([0, 64]).optional() }).optional(),
  }),
  z.strictObject({ type: z.literal(6) }),
  z.strictObject({ type: z.literal(7), data: answerMessage }),
  z.strictObject({ type: z.literal(8), data: choices }),
  z.strictObject({ type: z.literal(9), data: modal }),
]);
export type Answer = z.infer<typeof answer>;
