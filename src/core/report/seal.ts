import { createHmac, timingSafeEqual } from 'node:crypto';

/** What only who knows the secret can make of a text (HMAC-SHA-256, RFC 2104). */
export function sealOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Whether a seal is the right one, in a time that tells nothing of how much of it is. */
export function isSeal(given: string, right: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
