import { z } from 'zod';
import type { ProposedClaim } from '../../core/summarise/gates/gate.ts';
import { contributionId, itemId, type PlacedTask, subthemeId } from './prompt.ts';

/** The claims that an answer has of one sub-theme, as far as they can be read. */
export interface ReadClaims {
  readonly claims: readonly ProposedClaim[];
  /** Claims that cannot be read. */
  readonly spoilt: number;
}

const role = z.enum(['agreed', 'split', 'proposed', 'needed', 'asked', 'said']);
const claim = z.object({
  role,
  text: z.string(),
  citations: z.array(z.string()),
  quotes: z.array(z.object({ contribution: z.string(), words: z.string() })),
});
const wording = z.object({ subthemes: z.array(z.unknown()) });
const ofSubtheme = z.object({ subtheme: z.string(), claims: z.array(z.unknown()) });
const confirming = z.object({ items: z.array(z.unknown()) });
const ofItem = z.object({ item: z.string(), follows: z.boolean() });
const cached = z.object({
  claims: z.array(
    z.object({
      role,
      text: z.string(),
      cites: z.array(z.string()),
      quotes: z.array(z.object({ id: z.string(), text: z.string() })),
    }),
  ),
  spoilt: z.number(),
});

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The task's own ids for those of the request; an id of another sub-theme, or of none, stays one that the task does not have. */
function ownIds({ task, offset }: PlacedTask): (id: string) => string {
  const ids = new Map(task.contributions.map(({ id }, place) => [contributionId(offset, place), id]));
  return (id) => ids.get(id) ?? `?${id}`;
}

/**
 * Reads the JSON text of an answer about some sub-themes; undefined where it leaves one out, doubles or spoils it. Never
 * throws.
 */
export function readWording(
  content: string,
  tasks: readonly PlacedTask[],
): readonly (ReadClaims | undefined)[] {
  const answer = wording.safeParse(parsed(content)).data;
  const found = (answer?.subthemes ?? []).flatMap((one) => ofSubtheme.safeParse(one).data ?? []);
  return tasks.map((task, place) => {
    const [own, doubled] = found.filter(({ subtheme }) => subtheme === subthemeId(place));
    if (!own || doubled) return undefined;
    const toOwn = ownIds(task);
    const claims = own.claims.flatMap((one): ProposedClaim[] => {
      const read = claim.safeParse(one).data;
      if (!read) return [];
      return [
        {
          role: read.role,
          text: read.text,
          cites: read.citations.map(toOwn),
          quotes: read.quotes.map(({ contribution, words }) => ({ id: toOwn(contribution), text: words })),
        },
      ];
    });
    return { claims, spoilt: own.claims.length - claims.length };
  });
}

/** Reads what a cache kept of one sub-theme; undefined if it is not what was put there. */
export function readCachedClaims(value: string | undefined): ReadClaims | undefined {
  return value === undefined ? undefined : cached.safeParse(parsed(value)).data;
}

/** Reads whether so many claims follow; undefined where an answer leaves one out, doubles or spoils it. */
export function readConfirming(content: string, questions: number): readonly (boolean | undefined)[] {
  const answer = confirming.safeParse(parsed(content)).data;
  const found = (answer?.items ?? []).flatMap((one) => ofItem.safeParse(one).data ?? []);
  return Array.from({ length: questions }, (_, place) => {
    const [own, doubled] = found.filter(({ item }) => item === itemId(place));
    return doubled ? undefined : own?.follows;
  });
}
