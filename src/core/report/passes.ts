import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type ChannelAddress, platforms } from '../inbound.ts';
import { isSeal, sealOf } from './seal.ts';

const minute = 60_000;
/** Milliseconds for which a key opens the door, once; and for which whoever came in may stay. */
const lasting = { key: 15 * minute, stay: 8 * 60 * minute } as const;

const visitor = z.object({
  kind: z.enum(['key', 'stay']),
  consultationId: z.string(),
  participantId: z.string(),
  platform: z.enum(platforms),
  installation: z.string(),
  channel: z.string(),
  author: z.string(),
  until: z.number(),
});

/** An organiser who opens their page from a chat: who they are there, and which consultation's. */
export type Visitor = Omit<z.infer<typeof visitor>, 'kind' | 'until'>;

/** The setting that holds the hash of somebody's last key; it goes when they use it. */
export function keySetting({ consultationId, participantId }: Visitor): string {
  return `organiser-page:${consultationId}:${participantId}`;
}

/** What is stored of a key. */
export function hashOfKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url');
}

/** Where an organiser's page speaks to the engine from: nothing that is answered there goes to their chat. */
export function pageAddress({ platform, installation, channel }: Visitor): ChannelAddress {
  return { platform, installation, channel: `${channel} page`, visibility: 'direct' };
}

/**
 * Passes to the organisers' page, sealed with the program's secret: a key, which is given in a chat, opens it
 * within a quarter of an hour; who used it stays for eight hours, as long as they are an organiser.
 */
export class Passes {
  readonly #secret: string;

  constructor(secret: string) {
    this.#secret = secret;
  }

  issue(kind: 'key' | 'stay', holder: Visitor, now: Date): string {
    const body = Buffer.from(JSON.stringify({ ...holder, kind, until: now.getTime() + lasting[kind] }));
    return `${body.toString('base64url')}.${this.#sign('pass', body.toString('base64url'))}`;
  }

  /** Whose pass it is; undefined where it is none of ours, of another kind, or over. */
  read(kind: 'key' | 'stay', pass: string | undefined, now: Date): Visitor | undefined {
    const [body = '', signature = ''] = (pass ?? '').split('.');
    if (!isSeal(signature, this.#sign('pass', body))) return undefined;
    const {
      kind: own,
      until,
      ...holder
    } = visitor.parse(JSON.parse(Buffer.from(body, 'base64url').toString()));
    return own === kind && now.getTime() < until ? holder : undefined;
  }

  /** What a form of the page holds, so that no other page can send it. */
  formToken(pass: string): string {
    return this.#sign('form', pass);
  }

  /** Whether a form was made for whoever sends it. */
  isOfForm(pass: string, token: string): boolean {
    return isSeal(token, this.formToken(pass));
  }

  #sign(what: string, text: string): string {
    return sealOf(this.#secret, `organiser ${what} ${text}`);
  }
}
