import type { types } from '@slack/bolt';
import type { Language } from '../../core/language.ts';
import type { Form, Reply, ReplyFile } from '../../core/reply.ts';
import { clean, label } from '../clean.ts';
import { isPicture } from '../picture.ts';
import { componentsOf, inGroups, plainText } from './components.ts';
import { limits } from './limits.ts';
import { pagesOf } from './rich-text.ts';
import { words } from './words.ts';

/** A message to be sent: blocks with the text that notifications show, or a file. */
export type Rendered =
  | { readonly kind: 'text'; readonly text: string; readonly blocks: types.KnownBlock[] }
  | {
      readonly kind: 'file';
      readonly name: string;
      /** What a picture shows. */
      readonly alt?: string;
      readonly bytes: Uint8Array;
    };

/** https://docs.slack.dev/messaging/formatting-message-text#escaping: exactly these three. */
function fallbackOf(plain: string): string {
  const cut = plain.length <= limits.fallback ? plain : `${plain.slice(0, limits.fallback - 1).trimEnd()}…`;
  return cut.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function fileOf(file: ReplyFile): Rendered {
  const { name, bytes, alt } = file;
  const safe = name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, limits.fileName) || 'file';
  const described = isPicture(file) ? { alt: label(alt, limits.fileAlt) } : {};
  return { kind: 'file', name: safe, ...described, bytes };
}

/**
 * An answer as the messages to send, in their order. Buttons are under the last text; more than one message holds go
 * on in further ones; a file comes last, as Slack shows it once it is ready. Empty where there is nothing to say.
 * Throws a RangeError for a button's data that Slack would refuse.
 */
export function renderReply(reply: Reply): Rendered[] {
  const pages = pagesOf(reply.blocks);
  const [components = [], ...more] = inGroups(componentsOf(reply), limits.messageBlocks - 1);
  const file = reply.file ? [fileOf(reply.file)] : [];
  const last = pages.at(-1);
  const name = clean(reply.select?.label ?? '…');
  const further = (blocks: types.KnownBlock[]): Rendered => ({
    kind: 'text',
    text: fallbackOf(name),
    blocks,
  });
  return [
    ...pages.slice(0, -1).map(
      ({ block, plain }): Rendered => ({
        kind: 'text',
        text: fallbackOf(plain),
        blocks: [block],
      }),
    ),
    ...(last
      ? [{ kind: 'text' as const, text: fallbackOf(last.plain), blocks: [last.block, ...components] }]
      : components.length > 0
        ? [further(components)]
        : []),
    ...more.map(further),
    ...file,
  ];
}

/** An answer as the app's home: https://docs.slack.dev/reference/views/home-tab-views */
export function renderHome(reply: Reply): types.HomeView {
  const components = componentsOf(reply);
  const pages = pagesOf(reply.blocks).map(({ block }) => block);
  return {
    type: 'home',
    blocks: [...pages.slice(0, limits.viewBlocks - components.length), ...components],
  };
}

/** A form as a window: https://docs.slack.dev/reference/views/modal-views */
export function renderForm(form: Form, language: Language, origin: string): types.ModalView {
  const { submit, cancel } = words[language];
  return {
    type: 'modal',
    callback_id: form.action,
    private_metadata: origin,
    title: plainText(form.title, limits.viewTitle),
    submit: plainText(submit, limits.viewTitle),
    close: plainText(cancel, limits.viewTitle),
    blocks: [
      {
        type: 'input',
        label: plainText(form.label, limits.inputLabel),
        element: {
          type: 'plain_text_input',
          action_id: 'text',
          multiline: true,
          max_length: Math.min(form.longest, limits.input),
          focus_on_load: true,
        },
      },
    ],
  };
}
