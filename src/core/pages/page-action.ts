/** What a button carries that shows another page of an answer. */
export interface PageAction {
  /** From 1. */
  readonly page: number;
  /** The command whose answer it is, as it is typed. */
  readonly line: string;
  /** Tells one consultation from others: a direct chat may be about another than the room where was asked. */
  readonly mark: string;
}

const prefix = 'page';
/** What a button carries at most: Telegram's is the shortest. */
const mostBytes = 64;

/** A consultation's mark: a few signs of its id that differ by chance. */
export function markOf({ id }: { readonly id: string }): string {
  return Buffer.from(id.slice(-6), 'hex').toString('base64url');
}

/** The action as a button carries it; undefined where the line is too long for that. */
export function encodePage({ page, line, mark }: PageAction): string | undefined {
  const action = [prefix, page, mark, line.trim().replace(/\s+/g, ' ')].join(':');
  // Behind a bar platforms put a menu's entry.
  return Buffer.byteLength(action) <= mostBytes && !action.includes('|') ? action : undefined;
}

/** Reads what such a button carried; undefined for anything else. */
export function decodePage(action: string): PageAction | undefined {
  const [, page, mark, line] = /^page:(\d{1,4}):([\w-]{4}):(.+)$/.exec(action) ?? [];
  if (page === undefined || mark === undefined || line === undefined) return undefined;
  return { page: Number(page), mark, line };
}
