import type { NamedPart } from '../core/segment/checked.ts';

/** What the model may call a part, and what that is in a segmentation. */
export const partRoles = {
  idea: 'contribution',
  aside: 'aside',
  greeting: 'courtesy',
  speaker: 'introduction',
  quote: 'quotation',
  meta: 'process',
} as const satisfies Record<string, NamedPart['role']>;

export type PartRole = keyof typeof partRoles;

/** A part of a message as the model is to name it. */
export interface ShownPart {
  readonly words: string;
  readonly last: string;
  readonly role: PartRole;
}
