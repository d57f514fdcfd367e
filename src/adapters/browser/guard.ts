import type { MiddlewareHandler } from 'hono';

/** The names under which a browser reaches its own computer. */
const ownHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/i;

/** Whether a request names this computer. A name that was made to point here (DNS rebinding) is another's. */
export function isOwnHost(host: string | undefined): boolean {
  return host !== undefined && ownHost.test(host);
}

/**
 * Whether what a form sends comes from the page itself. Browsers say where a form is by `Origin`, by `Sec-Fetch-Site` or
 * by both; what says neither is no browser's form, and what says anything else is another site's.
 */
export function isFromPage(headers: {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly site: string | undefined;
}): boolean {
  const { host, origin, site } = headers;
  if (origin === undefined && site === undefined) return false;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host ?? ''}`.toLowerCase()) return false;
  return site === undefined || site === 'same-origin';
}

/**
 * What the browser may do with the page: nothing but show it, with the page's own script, style and pictures. The
 * referrer stays for the page itself, or its own forms would come without their origin.
 */
const headers: Readonly<Record<string, string>> = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};

/** Puts them on every answer. */
export const guarded: MiddlewareHandler = async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
};
