import { type Consultation, isOpen, type Theme } from '../consultation.ts';
import { languages } from '../language.ts';
import type { Repositories } from '../ports/store.ts';
import type { MessageKey } from '../translate.ts';
import type { Plan, PlannedTheme } from './change.ts';
import { edited } from './outcome.ts';

/** Why a plan can't be carried out; undefined where it can. The themes may have changed since it was made. */
export function obstacle(plan: Plan, { themes }: Consultation, now: Date): MessageKey | undefined {
  const byId = (id: string): Theme | undefined => themes.find((theme) => theme.id === id);
  const isKnown = ({ slug }: PlannedTheme): boolean => themes.some((theme) => theme.slug === slug);
  if (plan.kind === 'add') return isKnown(plan.theme) ? 'change.known' : undefined;
  const theme = byId(plan.themeId);
  if (!theme || theme.mergedIntoId !== undefined) return 'change.stale';
  const isClosed = theme.closesAt !== undefined && theme.closesAt <= now;
  switch (plan.kind) {
    case 'edit':
      return undefined;
    case 'close':
      return isClosed ? 'change.closed' : undefined;
    case 'merge': {
      const into = byId(plan.intoId);
      if (into === theme) return 'change.merge.itself';
      return into && isOpen(into, now) ? undefined : 'change.merge.closed';
    }
    case 'split':
      if (plan.parts.some(isKnown)) return 'change.known';
      return isClosed ? 'change.closed' : undefined;
  }
}

/** What a theme is found by once another is part of it: the other's words too, or nothing new would find its way there. */
function joinedKeywords(into: Theme, { title, description, keywords }: Theme): Theme['keywords'] {
  return Object.fromEntries(
    languages.flatMap((language) => {
      const told = [title[language], ...(keywords[language] ?? []), description[language]];
      const all = [...(into.keywords[language] ?? []), ...told.filter((words) => words !== undefined)];
      return all.length === 0 ? [] : [[language, [...new Set(all)]]];
    }),
  );
}

/** Changes the themes themselves, at once; their contributions follow in the background. */
export async function carryOut(
  { themes }: Pick<Repositories, 'themes'>,
  plan: Plan,
  consultation: Consultation,
  now: Date,
): Promise<void> {
  switch (plan.kind) {
    case 'add':
      return themes.add(consultation.id, { ...plan.theme, keywords: {} });
    case 'edit': {
      const theme = consultation.themes.find(({ id }) => id === plan.themeId);
      if (!theme) return;
      const { title, description, keywords } = edited(theme, plan);
      return themes.update(theme.id, { title, description, keywords });
    }
    case 'close':
      return themes.close(plan.themeId, now);
    case 'merge': {
      const theme = consultation.themes.find(({ id }) => id === plan.themeId);
      const into = consultation.themes.find(({ id }) => id === plan.intoId);
      if (!theme || !into) return;
      await themes.update(into.id, { keywords: joinedKeywords(into, theme) });
      return themes.merge(theme.id, into.id, now);
    }
    case 'split':
      for (const part of plan.parts) {
        await themes.add(consultation.id, { ...part, parentId: plan.themeId, keywords: {} });
      }
  }
}
