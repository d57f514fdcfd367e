import { type Consultation, isOpen, openThemes, type Theme } from '../consultation.ts';
import { decidedByPerson } from '../conversation/decided.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Tagging } from '../ports/tagging.ts';
import type { Plan, PlannedTheme } from './change.ts';

function added({ id, slug, title, description }: PlannedTheme, parentId?: string): Theme {
  return { id, slug, title, description, keywords: {}, ...(parentId ? { parentId } : {}) };
}

/** A theme after an edit. */
export function edited(theme: Theme, { edit, language }: Plan & { kind: 'edit' }): Theme {
  return edit.field === 'keywords'
    ? { ...theme, keywords: { ...theme.keywords, [language]: edit.words } }
    : { ...theme, [edit.field]: { ...theme[edit.field], [language]: edit.text } };
}

/** The themes that contributions are compared with once a plan is carried out; none where nothing is compared. */
export function comparedThemes(plan: Plan, consultation: Consultation, now: Date): readonly Theme[] {
  const open = openThemes(consultation, now);
  switch (plan.kind) {
    case 'add':
      return open.some(({ id }) => id === plan.theme.id) ? open : [...open, added(plan.theme)];
    case 'edit':
      return open.map((theme) => (theme.id === plan.themeId ? edited(theme, plan) : theme));
    case 'close':
      return open.filter(({ id }) => id !== plan.themeId);
    case 'merge':
      return [];
    case 'split':
      // Among each other only: their parent would have the best claim to what is its own.
      return plan.parts.flatMap((part) => {
        const made = consultation.themes.find(({ id }) => id === part.id);
        if (!made) return [added(part, plan.themeId)];
        return isOpen(made, now) ? [made] : [];
      });
  }
}

const holds = (taggings: readonly Pick<Tagging, 'themeId'>[], themeId: string): boolean =>
  taggings.some((tagging) => tagging.themeId === themeId);

function sameThemes(a: readonly Tagging[], b: readonly Tagging[]): boolean {
  return a.length === b.length && a.every(({ themeId }) => themeId !== null && holds(b, themeId));
}

/** The taggings after what belonged to one theme belongs to another. */
function merged(taggings: readonly Tagging[], themeId: string, intoId: string): readonly Tagging[] {
  const moved = taggings.map((one) => (one.themeId === themeId ? { ...one, themeId: intoId } : one));
  return moved.filter((one, i) => moved.findIndex((other) => other.themeId === one.themeId) === i);
}

/**
 * What a plan would make of a contribution's taggings, given the themes that the tagger is sure of among those compared.
 * Undefined where it stays as it is: what no side of the change is about stays, and so does what a person decided, unless
 * its theme becomes part of another.
 */
export function outcome(
  plan: Plan,
  { taggings }: Pick<Contribution, 'taggings'>,
  sure: readonly Tagging[],
): readonly Tagging[] | undefined {
  if (plan.kind === 'merge') {
    return holds(taggings, plan.themeId) ? merged(taggings, plan.themeId, plan.intoId) : undefined;
  }
  if (decidedByPerson({ taggings })) return undefined;
  if (plan.kind === 'split') {
    if (!holds(taggings, plan.themeId) || sure.length === 0) return undefined;
    const rest = taggings.filter((one) => one.themeId !== plan.themeId && !holds(sure, one.themeId ?? ''));
    return [...sure, ...rest];
  }
  const about = plan.kind === 'add' ? plan.theme.id : plan.themeId;
  if (!holds(taggings, about) && !holds(sure, about)) return undefined;
  return sameThemes(taggings, sure) ? undefined : sure;
}

/** Whether a person's decision keeps a contribution where a machine would move it. */
export function isKept(
  plan: Plan,
  contribution: Pick<Contribution, 'taggings'>,
  sure: readonly Tagging[],
): boolean {
  if (plan.kind === 'merge' || !decidedByPerson(contribution)) return false;
  if (plan.kind === 'add') return holds(sure, plan.theme.id);
  return holds(contribution.taggings, plan.themeId);
}
