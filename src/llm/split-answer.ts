import { z } from 'zod';
import type { NamedPart } from '../core/segment/checked.ts';
import { promptItemId } from './prompt.ts';
import { type PartRole, partRoles } from './split-parts.ts';

const isPartRole = (role: string): role is PartRole => Object.hasOwn(partRoles, role);

const part = z.object({ words: z.string(), last: z.string(), role: z.string().refine(isPartRole) });
const answerObject = z.object({ items: z.array(z.unknown()) });
const answerItem = z.object({ item: z.string(), parts: z.array(part) });

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/**
 * Reads the JSON text of an answer about so many messages: the parts of each, by its place in the batch; undefined where
 * the answer left it out, doubled it or spoilt it. Never throws, since a server may cut an answer short or not know strict
 * schemas. What it reads is what the model said: whether it is so is for others to check.
 */
export function readSplitAnswer(content: string, messages: number): (readonly NamedPart[] | undefined)[] {
  const answer = answerObject.safeParse(parsed(content));
  const items = (answer.data?.items ?? []).flatMap((item) => answerItem.safeParse(item).data ?? []);
  return Array.from({ length: messages }, (_, place) => {
    const [found, doubled] = items.filter(({ item }) => item === promptItemId(place));
    if (!found || doubled) return undefined;
    return found.parts.map(({ words, last, role }) => ({ words, last, role: partRoles[role] }));
  });
}
