import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Tagging } from '../../../src/core/ports/tagging.ts';
import type { Plan } from '../../../src/core/themes/change.ts';
import { isKept, outcome } from '../../../src/core/themes/outcome.ts';

const theme = fc.constantFrom('a', 'b', 'c', 'x', 'y');
const part = (id: string) => ({ id, slug: id, title: {}, description: {} });
const plan: fc.Arbitrary<Plan> = fc.oneof(
  fc.constant<Plan>({ kind: 'add', theme: part('x') }),
  theme.map(
    (themeId): Plan => ({ kind: 'edit', themeId, language: 'fr', edit: { field: 'title', text: 't' } }),
  ),
  fc.constant<Plan>({ kind: 'split', themeId: 'a', parts: [part('x'), part('y')] }),
);
const merge = fc
  .tuple(theme, theme)
  .filter(([themeId, intoId]) => themeId !== intoId)
  .map(([themeId, intoId]) => ({ kind: 'merge', themeId, intoId }) as const);
const by = (origin: fc.Arbitrary<Tagging['origin']>): fc.Arbitrary<Tagging[]> =>
  fc.uniqueArray(fc.record({ themeId: theme, probability: fc.constantFrom(0.5, 0.7, 1), origin }), {
    selector: ({ themeId }) => themeId,
    maxLength: 3,
  });
const machines = by(fc.constantFrom('embedded', 'llm'));
const peoples = fc.oneof(
  by(fc.constantFrom('author', 'organiser')).filter((all) => all.length > 0),
  fc.constant<Tagging[]>([{ themeId: null, probability: 1, origin: 'organiser' }]),
);
const sures = (one: Plan): fc.Arbitrary<Tagging[]> =>
  one.kind === 'split'
    ? machines.map((all) => all.filter(({ themeId }) => 'xy'.includes(themeId ?? '-')))
    : machines;
const planned = plan.chain((one) => fc.tuple(fc.constant(one), sures(one)));

test('no machine moves what a person decided', () => {
  fc.assert(
    fc.property(planned, peoples, ([one, sure], taggings) => {
      expect(outcome(one, { taggings }, sure)).toBeUndefined();
    }),
  );
});

test('done twice it is done once', () => {
  fc.assert(
    fc.property(planned, machines, ([one, sure], taggings) => {
      const after = outcome(one, { taggings }, sure);
      if (after) expect(outcome(one, { taggings: after }, sure)).toBeUndefined();
    }),
  );
  fc.assert(
    fc.property(merge, fc.oneof(machines, peoples), (one, taggings) => {
      const after = outcome(one, { taggings }, []);
      if (after) expect(outcome(one, { taggings: after }, [])).toBeUndefined();
    }),
  );
});

test('what a change is not about stays where it is', () => {
  fc.assert(
    fc.property(planned, machines, ([one, sure], taggings) => {
      const about = one.kind === 'add' ? one.theme.id : 'themeId' in one ? one.themeId : '';
      const touched = [...taggings, ...sure].some(({ themeId }) => themeId === about);
      if (!touched) expect(outcome(one, { taggings }, sure)).toBeUndefined();
    }),
  );
});

test('two edits make the same in either order', () => {
  const edits = fc.tuple(theme, theme);
  fc.assert(
    fc.property(edits, machines, machines, ([one, other], taggings, sure) => {
      const apply = (before: readonly Tagging[], themeId: string) =>
        outcome(
          { kind: 'edit', themeId, language: 'fr', edit: { field: 'title', text: '' } },
          { taggings: before },
          sure,
        ) ?? before;
      const themes = (all: readonly Tagging[]) => new Set(all.map(({ themeId }) => themeId));
      expect(themes(apply(apply(taggings, one), other))).toEqual(themes(apply(apply(taggings, other), one)));
    }),
  );
});

test('merging loses no contribution and names no theme twice', () => {
  fc.assert(
    fc.property(merge, fc.oneof(machines, peoples), (one, taggings) => {
      const after = outcome(one, { taggings }, []) ?? taggings;
      const themes = after.map(({ themeId }) => themeId);
      expect(new Set(themes).size).toBe(themes.length);
      expect(themes).not.toContain(one.themeId);
      expect(after.length > 0).toBe(taggings.length > 0);
      expect(isKept(one, { taggings }, [])).toBe(false);
    }),
  );
});
