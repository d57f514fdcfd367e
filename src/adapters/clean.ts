import { storable } from '../core/inbound.ts';

/**
 * Text that is safe to show anywhere: line ends of every kind become one; control characters, and marks that could
 * make a line read backwards, are taken out, as platforms do by themselves. Done before lengths are counted.
 */
export function clean(text: string): string {
  return (
    storable(text)
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      .replace(/[\u0000-\u0009\u000b-\u001f]/g, ' ')
      .replace(/[\u202a-\u202e\u2066-\u2069]/g, '')
  );
}

/** A label in one line of at most so many code units, cut with …. Never empty, as platforms refuse that. */
export function label(text: string, limit: number, suffix = ''): string {
  const line = clean(text).replace(/\s+/g, ' ').trim() || '…';
  const room = limit - suffix.length;
  if (line.length <= room) return line + suffix;
  return `${line.slice(0, room - 1).replace(/[\ud800-\udbff]$/, '')}…${suffix}`;
}
