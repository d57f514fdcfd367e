import type { ReplyFile } from '../core/reply.ts';

/** What people's clients show as a picture. Not SVG: it may hold more than a picture. */
const pictures = ['image/png', 'image/jpeg', 'image/webp', 'image/gif'];

/** Whether a file is shown as a picture; the rest is to be saved. */
export function isPicture({ mimeType }: ReplyFile): boolean {
  return pictures.includes(mimeType);
}
