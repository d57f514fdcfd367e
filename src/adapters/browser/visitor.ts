import { createHash, randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { type Language, languageOfLocale } from '../../core/language.ts';

const cookie = 'contribuez-try';

/**
 * Who has the cookie. Only a hash of it goes further, as the person's id: who reads the database or the log can't
 * speak in somebody's name.
 */
function idOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

/** The id of this browser's person; undefined before its first word. */
export function visitorOf(c: Context): string | undefined {
  const secret = getCookie(c, cookie);
  return secret !== undefined && /^[\w-]{43}$/.test(secret) ? idOf(secret) : undefined;
}

/** The same, where it may be a new person: then the answer brings the cookie, which ends with the browser's session. */
export function visitorOrNew(c: Context): string {
  const known = visitorOf(c);
  if (known !== undefined) return known;
  const secret = randomBytes(32).toString('base64url');
  setCookie(c, cookie, secret, { path: '/try', httpOnly: true, sameSite: 'Strict' });
  return idOf(secret);
}

/** The language of ours that the browser likes best: https://www.rfc-editor.org/rfc/rfc9110#name-accept-language */
export function languageAsked(header: string | undefined): Language | undefined {
  const asked = (header ?? '').split(',').map((part) => {
    const [tag = '', ...options] = part.split(';').map((one) => one.trim());
    const weight = options.find((one) => one.startsWith('q='));
    const quality = weight === undefined ? 1 : Number(weight.slice(2));
    return { language: languageOfLocale(tag), quality: Number.isFinite(quality) ? quality : 0 };
  });
  return asked
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .find(({ language }) => language)?.language;
}
