import {
  type APIActionRowComponent,
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIEmbed,
  type APIStringSelectComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import type { Block, Button, Form, Reply, ReplyFile } from '../../core/reply.ts';
import { label } from '../clean.ts';
import { isPicture } from '../picture.ts';
import { typed } from './command-name.ts';
import { limits } from './limits.ts';
import { markdownLine, markdownOf } from './markdown.ts';

type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/**
 * A message to be sent or put in another's place: every part is named, so that nothing of a former one stays, but for its
 * file, which goes with all pages of an answer.
 */
export interface Rendered {
  readonly content: string;
  readonly embeds: readonly APIEmbed[];
  readonly components: readonly Row[];
  readonly file?: ReplyFile;
}

/** The colour at the side of a longer answer. */
const accent = 0x1f5fa8;

const styles = {
  primary: ButtonStyle.Primary,
  secondary: ButtonStyle.Secondary,
  danger: ButtonStyle.Danger,
} as const;

/** The id that a component carries. Throws a RangeError where it is longer than Discord takes. */
function customId(action: string): string {
  if (action === '' || action.length > limits.customId) {
    throw new RangeError(
      `a component's id has ${action.length} characters, Discord takes 1 to ${limits.customId}`,
    );
  }
  return action;
}

/** A menu of more entries than Discord takes goes on in further ones, whose ids must differ: "choose:A" and "choose:A|1". */
function menuId(action: string, place: number): string {
  return customId(place === 0 ? action : `${action}|${place}`);
}

/** The action of a component's id. */
export function actionOf(id: string): string {
  return id.replace(/\|\d+$/, '');
}

function chunks<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, i) => all.slice(i * size, (i + 1) * size));
}

function buttonOf({ label: text, action, style }: Button): APIButtonComponent {
  return {
    type: ComponentType.Button,
    style: styles[style],
    label: label(text, limits.buttonLabel),
    custom_id: customId(action),
  };
}

/** Discord refuses two components with one id: of two buttons that do the same, one is enough. */
function buttonRows(buttons: readonly Button[]): Row[] {
  const different = buttons.filter(
    ({ action }, i) => buttons.findIndex((one) => one.action === action) === i,
  );
  return chunks(different, limits.rowButtons).map((some) => ({
    type: ComponentType.ActionRow,
    components: some.map(buttonOf),
  }));
}

function menuRows({ select }: Reply): Row[] {
  if (!select) return [];
  return chunks(select.options, limits.options).map((options, i) => {
    const menu: APIStringSelectComponent = {
      type: ComponentType.StringSelect,
      custom_id: menuId(select.action, i),
      placeholder: label(select.label, limits.placeholder),
      options: options.map(({ label: text, value, selected }) => ({
        label: label(text, limits.optionLabel),
        value,
        default: selected,
      })),
    };
    return { type: ComponentType.ActionRow, components: [menu] };
  });
}

/** An answer with a heading is laid out as a card, which holds more; others are plain messages. */
function textsOf(blocks: readonly Block[]): Pick<Rendered, 'content' | 'embeds'>[] {
  if (!blocks.some(({ kind }) => kind === 'heading')) {
    return markdownOf(blocks, limits.content, typed).map((content) => ({ content, embeds: [] }));
  }
  const [first, ...rest] = blocks;
  const title = first?.kind === 'heading' ? markdownLine(first.text) : '';
  const titled = title !== '' && title.length <= limits.embedTitle;
  const texts = markdownOf(titled ? rest : blocks, limits.embedDescription, typed);
  const cards = texts.length > 0 || !titled ? texts : [''];
  return cards.map((description, i) => ({
    content: '',
    embeds: [
      {
        color: accent,
        ...(titled && i === 0 ? { title } : {}),
        ...(description === '' ? {} : { description }),
      },
    ],
  }));
}

/**
 * An answer as the messages to send, in their order. Components are under the last; those past Discord's limits go on
 * in further messages. Empty where there is nothing to say. Throws a RangeError for an id that Discord would refuse.
 */
export function renderReply(reply: Reply): Rendered[] {
  // A picture has its words as its description.
  const alt: Block[] =
    reply.file && !isPicture(reply.file)
      ? [{ kind: 'paragraph', inlines: [{ kind: 'emphasis', text: reply.file.alt }] }]
      : [];
  const texts = textsOf([...reply.blocks, ...alt]);
  const [rows, ...moreRows] = chunks([...buttonRows(reply.buttons), ...menuRows(reply)], limits.rows);
  const messages: Rendered[] = texts.map((text) => ({ ...text, components: [] }));
  const last =
    messages.pop() ?? (rows || reply.file ? { content: '…', embeds: [], components: [] } : undefined);
  if (!last) return messages;
  return [
    ...messages,
    { ...last, components: rows ?? [], ...(reply.file ? { file: reply.file } : {}) },
    ...moreRows.map((further) => ({ content: '…', embeds: [], components: further })),
  ];
}

/** The field of a form. */
export const formField = 'text';

/** A form as a window: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-response-object-modal */
export function renderForm({ title, label: question, action, longest }: Form) {
  return {
    custom_id: customId(action),
    title: label(title, limits.modalTitle),
    components: [
      {
        type: ComponentType.Label,
        label: label(question, limits.modalLabel),
        component: {
          type: ComponentType.TextInput,
          custom_id: formField,
          style: 2,
          required: true,
          max_length: Math.min(longest, limits.modalText),
        },
      },
    ],
  };
}
