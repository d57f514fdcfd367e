import type { Picture } from '../core/charts/chart.ts';
import type { Outgoing } from '../core/outgoing.ts';
import type { ReplyFile } from '../core/reply.ts';

/** Makes PNG of a picture. */
export type Draw = (picture: Picture) => Promise<Uint8Array>;

/** An answer whose picture is told by its words instead. */
export function inWords(outgoing: Outgoing): Outgoing {
  const { picture, ...reply } = outgoing.reply;
  if (!picture) return outgoing;
  const told = { kind: 'paragraph', inlines: [{ kind: 'emphasis', text: picture.alt }] } as const;
  return { ...outgoing, reply: { ...reply, blocks: [...reply.blocks, told] } };
}

/** An answer with its picture drawn as its file. Rejects where it can't be drawn. */
export async function drawn(outgoing: Outgoing, draw: Draw): Promise<Outgoing> {
  const { picture, ...reply } = outgoing.reply;
  if (!picture) return outgoing;
  const file: ReplyFile = {
    name: 'contribuez.png',
    mimeType: 'image/png',
    bytes: await draw(picture),
    alt: picture.alt,
  };
  return { ...outgoing, reply: { ...reply, file } };
}
