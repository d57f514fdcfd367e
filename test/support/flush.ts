import type { Adapter, SendError } from '../../src/adapters/adapter.ts';
import { conversationOf } from '../../src/core/inbound.ts';
import type { Outgoing } from '../../src/core/outgoing.ts';
import { sendTask } from '../../src/jobs/send.ts';
import { everything, type Person } from './conversation.ts';

/** Sends what waits for somebody; gives what the platform was given, in its order, refused ones among it. */
export async function flush(
  parts: Omit<Parameters<typeof sendTask>[0], 'adapter'>,
  { at }: Person,
  refuses: (outgoing: Outgoing, place: number) => SendError | undefined,
): Promise<Outgoing[]> {
  const given: Outgoing[] = [];
  const adapter: Adapter = {
    platform: 'telegram',
    capabilities: everything,
    start: async () => {},
    stop: async () => {},
    async send(outgoing) {
      given.push(outgoing);
      const refusal = refuses(outgoing, given.length - 1);
      if (refusal) throw refusal;
    },
  };
  await sendTask({ ...parts, adapter })(conversationOf(at), new AbortController().signal);
  return given;
}
