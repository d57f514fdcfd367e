import type { IncomingMessage } from 'node:http';
import { expandIPv6 } from 'hono/utils/ipaddr';
import proxyAddr from 'proxy-addr';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** What a request costs of what one address may ask for in a minute. */
export const costs = { page: 1, search: 4, data: 60 } as const;

/** Generous: a class of pupils behind one address, who read and search. */
const aMinute = { points: 600, duration: 60 };

/**
 * Whose request it is: the address behind proxies of this machine or its private network, for no other proxy is believed. Of
 * an IPv6 address the network, as people have billions of addresses in theirs.
 */
function clientOf(request: IncomingMessage): string {
  const address = proxyAddr(request, ['loopback', 'linklocal', 'uniquelocal']);
  if (address.startsWith('::ffff:')) return address.slice('::ffff:'.length);
  return address.includes(':') ? expandIPv6(address).slice(0, '0000:0000:0000:0000'.length) : address;
}

/** Counts what each client asks for. */
export class Pace {
  readonly #limiter = new RateLimiterMemory(aMinute);

  /** Seconds that the client is to wait; undefined: it need not. */
  async wait(request: IncomingMessage, cost: keyof typeof costs): Promise<number | undefined> {
    try {
      await this.#limiter.consume(clientOf(request), costs[cost]);
      return undefined;
    } catch (error) {
      if (error instanceof RateLimiterRes) return Math.ceil(error.msBeforeNext / 1000);
      throw error;
    }
  }
}
