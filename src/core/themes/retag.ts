import type { Consultation } from '../consultation.ts';
import { inTheirContext } from '../conversation/context.ts';
import type { Understanding } from '../conversation/understanding.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Repositories, Store } from '../ports/store.ts';
import type { Tagging } from '../ports/tagging.ts';
import { type Plan, scopeOf, type ThemeChange } from './change.ts';
import { comparedThemes, outcome } from './outcome.ts';
import { partingOf } from './parting.ts';

/** Contributions a transaction: quick enough that whoever corrects one of them meanwhile hardly waits. */
const batchSize = 100;

/** What carries changes of themes on. */
export interface RetagParts {
  readonly store: Store;
  readonly understanding: Understanding;
  readonly now: () => Date;
}

/** The themes that the tagger is sure of, by contribution and the text that it read. */
type Thoughts = ReadonlyMap<string, { readonly text: string; readonly sure: readonly Tagging[] }>;

/** The consultation as it stood for a change: what one that is still to come closes is open for those before it. */
function before(later: readonly ThemeChange[], consultation: Consultation): Consultation {
  const closing = new Set(
    later.flatMap(({ plan }) => (plan.kind === 'close' || plan.kind === 'merge' ? [plan.themeId] : [])),
  );
  const themes = consultation.themes.map((theme) => {
    if (!closing.has(theme.id)) return theme;
    const { closesAt: _, ...open } = theme;
    return open;
  });
  return closing.size === 0 ? consultation : { ...consultation, themes };
}

/** What the tagger says of a batch. A language model is asked only of what moves and where it is not sure. */
async function think(
  { store, understanding, now }: RetagParts,
  plan: Plan,
  later: readonly ThemeChange[],
  current: Consultation,
  contributions: readonly Contribution[],
): Promise<Thoughts> {
  const consultation = before(later, current);
  const themes = comparedThemes(plan, consultation, now());
  if (themes.length === 0) return new Map(contributions.map(({ id, text }) => [id, { text, sure: [] }]));
  const set =
    plan.kind === 'split' || consultation !== current
      ? await understanding.supposedSet(consultation.id, themes)
      : await understanding.themeSet(consultation, now());
  const batch = await inTheirContext(store, consultation, contributions);
  const part = partingOf(plan, themes, consultation);
  const parted = (sure: readonly (readonly Tagging[])[], some: readonly { readonly text: string }[]) =>
    some.map(({ text }, i) => part(text, sure[i] ?? []));
  const weighed = parted(await understanding.weighIn(set, batch), batch);
  const thoughts = new Map(batch.map(({ id, text }, i) => [id, { text, sure: weighed[i] ?? [] }]));
  const asked = batch.filter(
    (one, i) => weighed[i]?.length === 0 && (plan.kind === 'split' || outcome(plan, one, []) !== undefined),
  );
  const told = parted(await understanding.tagIn(set, asked), asked);
  for (const [i, { id, text }] of asked.entries()) thoughts.set(id, { text, sure: told[i] ?? [] });
  return thoughts;
}

/** Writes what becomes of a batch, as it stands now: a person may have decided meanwhile, an author may have edited. */
async function write(
  { retagging }: Repositories,
  { plan, reached, moved, untagged }: ThemeChange,
  batch: readonly Contribution[],
  thoughts: Thoughts,
  at: Date,
): Promise<Pick<ThemeChange, 'reached' | 'moved' | 'untagged'>> {
  const changed = new Map<string, readonly Tagging[]>();
  const counted: (readonly Tagging[])[] = [];
  for (const one of await retagging.claim(batch.map(({ id }) => id))) {
    const thought = thoughts.get(one.id);
    if (!thought || (plan.kind !== 'merge' && thought.text !== one.text)) continue;
    const after = outcome(plan, one, thought.sure);
    if (!after) continue;
    changed.set(one.id, after);
    if (one.status === 'published') counted.push(after);
  }
  if (plan.kind === 'merge') {
    await retagging.move(
      batch.map(({ id }) => id),
      plan.themeId,
      plan.intoId,
      at,
    );
  } else await retagging.retag(changed, at);
  return {
    reached: batch.at(-1)?.number ?? reached,
    moved: moved + counted.length,
    untagged: untagged + counted.filter((after) => after.length === 0).length,
  };
}

/**
 * Carries the oldest confirmed change of a consultation's themes on by one batch of contributions; false when nothing is
 * left. A batch is written whole, with how far it has come, or not at all: a killed process goes on where it stopped, and
 * of two processes that do the same batch one writes it.
 */
export async function retagBatch(parts: RetagParts, consultationId: string): Promise<boolean> {
  const { store, now } = parts;
  const [change, ...later] = await store.themeChanges.underWay(consultationId);
  const consultation = await store.consultations.byId(consultationId);
  if (!change || !consultation) return false;
  const { plan, reached } = change;
  const batch = await store.retagging.after(consultationId, reached, batchSize, scopeOf(plan));
  const thoughts = await think(parts, plan, later, consultation, batch);
  await store.transaction(async (repositories) => {
    const { themeChanges } = repositories;
    const current = await themeChanges.claim(change.id);
    if (!current || current.doneAt || current.reached !== reached) return;
    await themeChanges.advance(change.id, await write(repositories, current, batch, thoughts, now()));
    if (batch.length < batchSize) await themeChanges.finish(change.id, now());
  });
  return true;
}
