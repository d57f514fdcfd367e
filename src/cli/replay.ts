import { dropped, type Normalised } from '../adapters/normalised.ts';
import type { replayable } from './choices.ts';
import { print } from './output.ts';
import { readJsonLines } from './read-rows.ts';

/** The options of `contribuez replay`. */
export interface ReplayOptions {
  readonly platform: (typeof replayable)[number];
  readonly botName: string;
}

/** A bot to replay for: payloads don't say to whom they were sent. */
const botId = 1;

type Read = (payload: unknown) => Normalised[];

/** What reads the payloads of each platform. */
const readers: Readonly<Record<(typeof replayable)[number], (botName: string) => Promise<Read>>> = {
  async discord(botName) {
    const { inboundOf } = await import('../adapters/discord/inbound.ts');
    return (payload) => inboundOf(payload, { id: botName, parentOf: () => undefined }, new Date(0));
  },
  async slack(botName) {
    const { inboundOf } = await import('../adapters/slack/inbound.ts');
    return (payload) => [inboundOf(payload, botName, new Date(0))];
  },
  async telegram(botName) {
    const { inboundOf } = await import('../adapters/telegram/inbound.ts');
    return (payload) => [inboundOf(payload, { id: botId, username: botName }, new Date(0))];
  },
};

/**
 * Feeds raw payloads, one a line, through an adapter's inbound path; prints what each gives, one object a line
 * (several where a payload tells of several deletions). Tokens
 * are left out: what it prints goes into bug reports.
 */
export async function replay(file: string, { platform, botName }: ReplayOptions): Promise<void> {
  const read = await readers[platform](botName);
  for await (const line of readJsonLines(file)) {
    const all = 'problem' in line ? [dropped(line.problem)] : read(line.row);
    for (const one of all) {
      if (one.kind === 'dropped') print(JSON.stringify({ dropped: one.reason }));
      else print(JSON.stringify(one.event, (key, value) => (key === 'answerToken' ? undefined : value)));
    }
  }
}
