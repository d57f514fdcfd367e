import { kindOf } from '../segment/kind.ts';
import { type IdeaKind, ideaKinds } from '../segment/segmentation.ts';
import type { MarkedText } from './segmenting.ts';

/** An idea with the kind that people see in it and the one that is told; absent where it is not sure enough. */
export interface JudgedKind {
  readonly gold: IdeaKind;
  readonly told?: IdeaKind;
}

/** What was measured of the kinds on one set. Shares are 0 to 1. */
export interface KindFigures {
  readonly ideas: number;
  /** Ideas whose kind is told. */
  readonly told: number;
  /** Of those told, the share that is right. */
  readonly precision: number;
  /** Of all ideas, the share that is told and right. */
  readonly accuracy: number;
  /** The mean of the F1 of the kinds that people see, each weighing the same. */
  readonly macroF1: number;
  /** The accuracy of giving the commonest kind to all. */
  readonly commonest: number;
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

/** Compares the kinds told with people's. */
export function kindFigures(all: readonly JudgedKind[]): KindFigures {
  const count = (holds: (one: JudgedKind) => boolean): number => all.filter(holds).length;
  const right = count(({ gold, told }) => gold === told);
  const told = count((one) => one.told !== undefined);
  const seen = ideaKinds.filter((kind) => all.some(({ gold }) => gold === kind));
  const f1 = seen.map((kind) =>
    ratio(
      2 * count((one) => one.gold === kind && one.told === kind),
      count(({ gold }) => gold === kind) + count((one) => one.told === kind),
    ),
  );
  return {
    ideas: all.length,
    told: ratio(told, all.length),
    precision: ratio(right, told),
    accuracy: ratio(right, all.length),
    macroF1: ratio(
      f1.reduce((sum, one) => sum + one, 0),
      seen.length,
    ),
    commonest: ratio(Math.max(0, ...seen.map((kind) => count(({ gold }) => gold === kind))), all.length),
  };
}

/** Tells the kind of each idea that people gave one, in their span of it, and compares. */
export function evaluateKinds(texts: readonly MarkedText[]): KindFigures {
  return kindFigures(
    texts.flatMap(({ text, ideas }) =>
      ideas.flatMap(({ start, end, kind: gold }): JudgedKind[] => {
        if (!gold) return [];
        const told = kindOf(text.slice(start, end));
        return [{ gold, ...(told ? { told } : {}) }];
      }),
    ),
  );
}
