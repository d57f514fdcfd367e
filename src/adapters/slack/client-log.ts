import { LogLevel } from '@slack/bolt';
import type { AdapterLog } from '../adapter.ts';

/** What of a library's message may be logged: no address with a ticket in it, no token. */
function withoutSecrets(message: string): string {
  return message
    .replace(/\b(?:wss?|https?):\/\/[^\s'")]+/g, '(address)')
    .replace(/\bx(?:ox|app)[\w.-]+/g, '(token)')
    .slice(0, 300);
}

/** The library's logger onto ours. Its debugging, which holds people's texts, goes nowhere. */
export function clientLog(log: AdapterLog) {
  const write = (...parts: readonly unknown[]): void => {
    const words = parts.map((part) => (part instanceof Error ? part.message : String(part))).join(' ');
    log.warn({ client: withoutSecrets(words) }, 'Slack’s client library has something to say');
  };
  return {
    debug() {},
    info() {},
    warn: write,
    error: write,
    setLevel() {},
    getLevel: () => LogLevel.WARN,
    setName() {},
  };
}
