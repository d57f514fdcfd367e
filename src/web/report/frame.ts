import type { Context } from 'hono';
import { isLanguage, type Language, languages } from '../../core/language.ts';

/** What is around a page. */
export interface Frame {
  /** The addresses of the styles and the icon. */
  readonly style: string;
  readonly print: string;
  readonly icon: string;
  /** The same page in each other language. */
  readonly others: readonly { readonly language: Language; readonly href: string }[];
}

/** The path that all pages of a site are under, without a slash at its end. */
export function basePath(site: string): string {
  return new URL(site).pathname.replace(/\/$/, '');
}

/** The frame of a page in a language; `inLanguage` gives the page's address in another. */
export function frameAround(
  { site, version }: { readonly site: string; readonly version: string },
  language: Language,
  inLanguage: (other: Language) => string,
): Frame {
  const file = (name: string): string => `${basePath(site)}/c/${name}?v=${version}`;
  return {
    style: file('report.css'),
    print: file('report-print.css'),
    icon: file('icon.svg'),
    others: languages
      .filter((one) => one !== language)
      .map((one) => ({ language: one, href: inLanguage(one) })),
  };
}

/** The language that an address asks for. */
export function languageIn(c: Context): Language | undefined {
  const asked = c.req.query('lang');
  return asked !== undefined && isLanguage(asked) ? asked : undefined;
}
