import type { ChannelAddress } from '../../../src/core/inbound.ts';
import type { Outgoing } from '../../../src/core/outgoing.ts';
import { outgoing } from '../../support/adapters.ts';

/** An answer that no event asked for. */
export function unasked(at: Pick<ChannelAddress, 'channel' | 'visibility'>, text: string): Outgoing {
  return outgoing(
    {
      kind: 'joined',
      at: { platform: 'telegram', installation: '7000001', ...at },
      author: { id: at.channel, displayName: '' },
      delivery: '1',
      sentAt: new Date(),
    },
    { text },
  );
}
