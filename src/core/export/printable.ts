/**
 * A text as a document can show it: control characters but for tabs and line feeds, and what is no character at all,
 * become U+FFFD, and every line ends in a line feed. CSV and JSON lines keep them as they are.
 */
export function printable(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/\r\n?/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is replaced
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\p{Noncharacter_Code_Point}]/gu, '\ufffd')
  );
}
