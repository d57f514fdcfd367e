import type { Language } from '../../core/language.ts';
import { basePath } from './frame.ts';

/** What can be taken away: its format and the ending of its address. */
export const dataFormats = ['csv', 'jsonl'] as const;

/** The addresses of one report's pages, in the language that was asked for. */
export class PageLinks {
  readonly #site: string;
  readonly #path: string;
  readonly #language: Language | undefined;

  /**
   * @param site where the pages are served, as people type it.
   * @param language of the address; without it each browser is answered in its own.
   */
  constructor(site: string, slug: string, language: Language | undefined) {
    this.#site = new URL(site).origin;
    this.#path = `${basePath(site)}/c/${slug}`;
    this.#language = language;
  }

  overview(anchor = ''): string {
    return this.#to('', {}, anchor);
  }

  theme(slug: string, anchor = ''): string {
    return this.#to(`/themes/${slug}`, {}, anchor);
  }

  /** The contributions, or those that a query finds. */
  contributions(query: Readonly<Record<string, string>> = {}): string {
    return this.#to('/contributions', query);
  }

  contribution(number: number): string {
    return this.#to(`/contributions/${number}`);
  }

  method(): string {
    return this.#to('/method');
  }

  data(format: (typeof dataFormats)[number]): string {
    return this.#to(`/contributions.${format}`);
  }

  /** The whole address of a link, for paper. */
  whole(link: string): string {
    return this.#site + link;
  }

  #to(path: string, query: Readonly<Record<string, string>> = {}, anchor = ''): string {
    const language = this.#language === undefined ? {} : { lang: this.#language };
    const asked = new URLSearchParams({ ...query, ...language }).toString();
    return `${this.#path}${path}${asked && `?${asked}`}${anchor && `#${anchor}`}`;
  }
}
