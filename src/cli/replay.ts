import { inboundOf as discord } from '../adapters/discord/inbound.ts';
import { dropped, type Normalised } from '../adapters/normalised.ts';
import { inboundOf as slack } from '../adapters/slack/inbound.ts';
import { inboundOf as telegram } from '../adapters/telegram/inbound.ts';
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

const readers: Readonly<
  Record<(typeof replayable)[number], (payload: unknown, botName: string) => Normalised[]>
> = {
  discord: (payload, botName) => discord(payload, { id: botName, parentOf: () => undefined }, new Date(0)),
  slack: (payload, botName) => [slack(payload, botName, new Date(0))],
  telegram: (payload, botName) => [telegram(payload, { id: botId, username: botName }, new Date(0))],
};

/**
 * Feeds raw payloads, one a line, through an adapter's inbound path; prints what each gives, one object a line
 * (several where a payload tells of several deletions). Tokens
 * are left out: what it prints goes into bug reports.
 */
export async function replay(file: string, { platform, botName }: ReplayOptions): Promise<void> {
  for await (const line of readJsonLines(file)) {
    const all = 'problem' in line ? [dropped(line.problem)] : readers[platform](line.row, botName);
    for (const read of all) {
      if (read.kind === 'dropped') print(JSON.stringify({ dropped: read.reason }));
      else print(JSON.stringify(read.event, (key, value) => (key === 'answerToken' ? undefined : value)));
    }
  }
}
