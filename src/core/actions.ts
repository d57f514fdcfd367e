/** What a button of the bot does. */
export type Action =
  /** The author confirms what was understood of a message, or of one contribution. */
  | { readonly kind: 'right'; readonly message: string }
  /** Shows the themes to choose from for a contribution. */
  | { readonly kind: 'other'; readonly contribution: string }
  /** Tags a contribution to a theme; without one the menu's entry says which. */
  | { readonly kind: 'choose'; readonly contribution: string; readonly theme?: string }
  /** Shows one contribution with its buttons; without one the menu's entry says which. */
  | { readonly kind: 'open'; readonly contribution?: string }
  | { readonly kind: 'not'; readonly contribution: string }
  /** Takes back a whole message. */
  | { readonly kind: 'undo'; readonly message: string }
  | { readonly kind: 'restore'; readonly contribution: string };

/** The menu entry that stands for "none of the themes". */
export const noTheme = 'none';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Whether a text is an id of ours: a menu's value comes from outside. */
export function isId(text: string): boolean {
  return uuid.test(text);
}

// 22 characters instead of 36: two ids and the verb fit the 64 bytes of Telegram's callback data.
const pack = (id: string): string => Buffer.from(id.replaceAll('-', ''), 'hex').toString('base64url');

function unpack(packed: string | undefined): string | undefined {
  const hex = Buffer.from(packed ?? '', 'base64url').toString('hex');
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return uuid.test(id) ? id : undefined;
}

/** The action as a button carries it: at most 64 bytes. */
export function encodeAction(action: Action): string {
  const ids =
    action.kind === 'right' || action.kind === 'undo'
      ? [action.message]
      : action.kind === 'choose'
        ? [action.contribution, ...(action.theme ? [action.theme] : [])]
        : action.contribution
          ? [action.contribution]
          : [];
  return [action.kind, ...ids.map((id) => (id === noTheme ? noTheme : pack(id)))].join(':');
}

/** Reads what a button carried; undefined for anything that is not ours. */
export function decodeAction(data: string): Action | undefined {
  const [kind, first, second] = data.split(':');
  const id = unpack(first);
  switch (kind) {
    case 'right':
    case 'undo':
      return id === undefined ? undefined : { kind, message: id };
    case 'other':
    case 'not':
    case 'restore':
      return id === undefined ? undefined : { kind, contribution: id };
    case 'open':
      return id === undefined ? { kind } : { kind, contribution: id };
    case 'choose': {
      if (id === undefined) return undefined;
      const theme = second === noTheme ? noTheme : unpack(second);
      return theme === undefined ? { kind, contribution: id } : { kind, contribution: id, theme };
    }
    default:
      return undefined;
  }
}
