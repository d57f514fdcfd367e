import { encodeAction } from '../actions.ts';
import { answer, bullets, button, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { localised } from '../language.ts';
import type { Block, Inline, Reply } from '../reply.ts';
import type { Translator } from '../translate.ts';
import type { Plan } from './change.ts';
import type { Forecast, Move } from './forecast.ts';

/** Ways that are told one by one. */
const told = 8;

/** Who reads of which themes. */
export interface PlanReader {
  readonly t: Translator;
  readonly consultation: Consultation;
}

/** A theme's title, also where the plan is only about to make it. */
function titleOf({ t, consultation }: PlanReader, plan: Plan, themeId: string): string {
  const made = plan.kind === 'add' ? [plan.theme] : plan.kind === 'split' ? plan.parts : [];
  const theme = [...consultation.themes, ...made].find(({ id }) => id === themeId);
  return theme ? localised(theme.title, t.language) : '';
}

/** The words that fill a sentence about a plan. */
export function planValues(reader: PlanReader, plan: Plan): Record<string, string | number> {
  const { t, consultation } = reader;
  switch (plan.kind) {
    case 'add':
      return { title: localised(plan.theme.title, t.language), slug: plan.theme.slug };
    case 'edit':
      return {
        title: titleOf(reader, plan, plan.themeId),
        text: plan.edit.field === 'keywords' ? plan.edit.words.join(', ') : plan.edit.text,
      };
    case 'close':
      return { title: titleOf(reader, plan, plan.themeId) };
    case 'merge':
      return {
        title: titleOf(reader, plan, plan.themeId),
        into: titleOf(reader, plan, plan.intoId),
        count: consultation.themes.filter(
          ({ parentId, id }) => parentId === plan.themeId && id !== plan.intoId,
        ).length,
      };
    case 'split':
      return {
        title: titleOf(reader, plan, plan.themeId),
        parts: plan.parts.map(({ id }) => titleOf(reader, plan, id)).join(', '),
        count: plan.parts.length,
      };
  }
}

function lead(reader: PlanReader, plan: Plan): Block[] {
  const { t } = reader;
  const values = planValues(reader, plan);
  switch (plan.kind) {
    case 'add':
      return Object.keys(plan.theme.description).length === 0
        ? [says(t, 'change.add', values), says(t, 'change.add.describe')]
        : [
            says(t, 'change.add', values),
            { kind: 'paragraph', inlines: [localised(plan.theme.description, t.language)] },
          ];
    case 'edit':
      return [says(t, `change.edit.${plan.edit.field}`, values)];
    case 'merge':
      return [
        says(t, 'change.merge', values),
        ...(values.count === 0 ? [] : [says(t, 'change.merge.below', values)]),
      ];
    case 'close':
    case 'split':
      return [says(t, `change.${plan.kind}`, values)];
  }
}

function moveLine(reader: PlanReader, plan: Plan, { from, to, count, numbers }: Move): Inline[] {
  const { t } = reader;
  const titles = (ids: readonly string[]): string => ids.map((id) => titleOf(reader, plan, id)).join(', ');
  const shown = numbers.map((number) => `#${number}`).join(', ') + (count > numbers.length ? '…' : '');
  const values = { count, from: titles(from), to: titles(to), numbers: shown };
  if (from.length === 0) return t.rich('change.move.new', values);
  return t.rich(to.length === 0 ? 'change.move.none' : 'change.move', values);
}

/** What a plan moves, line by line. */
export function movesBlocks(reader: PlanReader, plan: Plan, { moves, kept, decided }: Forecast): Block[] {
  const { t } = reader;
  const rest = moves.slice(told).reduce((sum, { count }) => sum + count, 0);
  const lines = [
    ...moves.slice(0, told).map((move) => moveLine(reader, plan, move)),
    ...(rest > 0 ? [t.rich('change.move.more', { count: rest })] : []),
    ...(kept > 0 ? [t.rich('change.kept', { count: kept })] : []),
    ...(decided > 0 ? [t.rich('change.decided', { count: decided })] : []),
  ];
  return [
    ...(moves.length === 0 ? [says(t, 'change.move.nothing')] : []),
    ...(lines.length > 0 ? [bullets(lines)] : []),
  ];
}

/** What a plan would do, with a button to do it and one to leave it. */
export function previewReply(reader: PlanReader, change: string, plan: Plan, foreseen: Forecast): Reply {
  const { t } = reader;
  const step = (name: 'confirm' | 'cancel'): string => encodeAction({ kind: 'change', step: name, change });
  return answer(
    [
      ...lead(reader, plan),
      ...(foreseen.moved > 0 ? [says(t, 'change.would', { count: foreseen.moved })] : []),
      ...movesBlocks(reader, plan, foreseen),
      says(t, 'change.nothing.yet'),
    ],
    {
      buttons: [
        button(t, 'button.change.confirm', step('confirm'), 'primary'),
        button(t, 'button.change.cancel', step('cancel')),
      ],
    },
  );
}
