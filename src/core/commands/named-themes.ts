/** A theme as an organiser names it: "title = description". */
export interface NamedTheme {
  readonly title: string;
  readonly description?: string;
}

function namedTheme(text: string): NamedTheme {
  const at = text.indexOf('=');
  const description = at < 0 ? '' : text.slice(at + 1).trim();
  const title = (at < 0 ? text : text.slice(0, at)).trim();
  return description === '' ? { title } : { title, description };
}

/** Joins what commas parted inside a description. */
function withoutLostPieces(pieces: readonly string[]): string[] {
  const parts: string[] = [];
  for (const piece of pieces) {
    const before = parts.at(-1);
    if (before?.includes('=') && !piece.includes('=')) parts[parts.length - 1] = `${before},${piece}`;
    else parts.push(piece);
  }
  return parts;
}

/**
 * Themes in a row, parted by semicolons or line ends where there are any, else by commas. Commas may also be in a
 * description: where one theme has a "=", what has none after it belongs to its description.
 */
export function namedThemes(text: string): NamedTheme[] {
  const parts = /[;\n]/.test(text) ? text.split(/[;\n]/) : withoutLostPieces(text.split(','));
  return parts.filter((part) => part.trim() !== '').map(namedTheme);
}
