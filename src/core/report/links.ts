import { Passes } from './passes.ts';
import { isSeal, sealOf } from './seal.ts';

/** Who may read a consultation's report. */
export interface ReportState {
  /** What the private link is made of; another one makes another link, and the former one opens nothing. */
  readonly seed: string;
  /** Since when anybody may read it. */
  readonly publishedAt?: Date;
}

/** A consultation and what its private link is made of. */
interface Sealed {
  readonly consultationId: string;
  readonly seed: string;
}

/**
 * The addresses of reports. A private link's token is made of the program's secret and the seed that is stored: whoever reads
 * the database alone can't open a report, and nobody can guess it.
 */
export class ReportLinks {
  /** The passes to the organisers' page. */
  readonly passes: Passes;
  readonly #secret: string;
  #site: string;

  /** @param site where the pages are served, without a slash at its end. */
  constructor(site: string, secret: string) {
    this.#site = site;
    this.#secret = secret;
    this.passes = new Passes(secret);
  }

  /** The pages are served there from now on: a port may be known only once it is taken. */
  moveTo(site: string): void {
    this.#site = site;
  }

  /** Where they are served. */
  get site(): string {
    return this.#site;
  }

  /** The address that anybody can open once the report is published. */
  publicLink(slug: string): string {
    return `${this.#site}/c/${slug}`;
  }

  /** Whether they open on this computer alone: no address was configured. */
  get isLocal(): boolean {
    return URL.parse(this.#site)?.hostname === '127.0.0.1';
  }

  /** The address of one contribution, which anybody can open once the report is published. */
  contributionLink(slug: string, number: number): string {
    return `${this.publicLink(slug)}/contributions/${number}`;
  }

  /** The address that opens the report whether it is published or not. */
  privateLink(slug: string, sealed: Sealed): string {
    return `${this.publicLink(slug)}?token=${this.#token(sealed)}`;
  }

  /** The address of the organisers' page, with the key to it. */
  organiserLink(slug: string, key: string): string {
    return `${this.#site}/o/${slug}?key=${key}`;
  }

  /** Whether a token is that of the private link. */
  opens(token: string, sealed: Sealed): boolean {
    return isSeal(token, this.#token(sealed));
  }

  #token({ consultationId, seed }: Sealed): string {
    return sealOf(this.#secret, `report ${consultationId} ${seed}`);
  }
}
