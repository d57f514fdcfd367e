import type { Shown } from '../../conformance/world.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** A text or an attribute's value as a browser reads it. Other entities than the page's own would be a mistake. */
function decode(text: string): string {
  return text.replace(/&([^;&\s]*);?/g, (whole, name) => {
    const character = entities[name];
    if (character === undefined) throw new Error(`an entity that the page does not write: ${whole}`);
    return character;
  });
}

/** What one reads of some markup, a line for each block. */
export function textOf(html: string): string {
  const lines = html
    .replace(/<li>/g, '\n• ')
    .replace(/<\/?(?:p|li|ul|ol|h3|blockquote|div|article)\b[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return decode(lines)
    .replace(/[ ]*\n+/g, '\n')
    .replace(/• \n/g, '• ')
    .trim();
}

/** The attributes of an element's start. */
export function attributesOf(tag: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...tag.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, name, value = '']) => [name, decode(value)]),
  );
}

/** A control of a message: where it leads to, and what is sent. */
export interface Control {
  readonly label: string;
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

function fieldsOf(form: string): Record<string, string> {
  const hidden = [...form.matchAll(/<input type="hidden"[^>]*>/g)].map(([tag]) => attributesOf(tag));
  return Object.fromEntries(hidden.map(({ name = '', value = '' }) => [name, value]));
}

/** The buttons of a message, and the entries of its menu. */
export function controlsOf(html: string): {
  readonly buttons: Control[];
  readonly options: Control[];
  readonly form?: Control;
} {
  const forms = [...html.matchAll(/<form[^>]*>.*?<\/form>/gs)].map(([form]) => form);
  const controls = (pattern: RegExp) =>
    forms.flatMap((form) =>
      [...form.matchAll(pattern)].map(([tag, label = '']) => {
        const { name = 'value', value = '' } = attributesOf(tag.slice(0, tag.indexOf('>')));
        const path = attributesOf(form.slice(0, form.indexOf('>'))).action ?? '';
        return { label: decode(label), path, fields: { ...fieldsOf(form), [name]: value } };
      }),
    );
  const [form] = controls(/<textarea name="value"[^>]*>()/g);
  return {
    buttons: controls(/<button name="action"[^>]*>(.*?)<\/button>/gs),
    options: controls(/<option [^>]*>(.*?)<\/option>/gs),
    ...(form ? { form } : {}),
  };
}

/** A message of the bot as one sees it. */
export function shownOf(id: string, html: string): Shown {
  const { buttons, options } = controlsOf(html);
  const [, file] = /<a [^>]*download="([^"]*)"/.exec(html) ?? [];
  const picture = attributesOf(/<img [^>]*>/.exec(html)?.[0] ?? '');
  const blocks = html.replace(/<p class="who">.*?<\/p>/s, '').replace(/<form.*?<\/form>/gs, '');
  return {
    id,
    text: textOf(blocks),
    buttons: buttons.map(({ label }) => label),
    options: options.map(({ label }) => label),
    ...(file === undefined ? {} : { file: decode(file) }),
    ...(picture.src === undefined ? {} : { file: picture.src, alt: picture.alt ?? '' }),
    private: true,
  };
}
