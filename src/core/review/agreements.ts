import { noTheme } from '../actions.ts';
import { type Agreement, agreement } from '../evaluate/agreement.ts';
import type { JudgedContribution } from './judgements.ts';

/** How far people agree with each other on themes, and the embedded tagger with them. */
export interface Agreements {
  /** Between people who judged without having been shown each other's word. */
  readonly people: Agreement;
  /** Between what the tagger held likeliest before anybody had spoken, and what people's word is now. */
  readonly machine: Agreement;
}

/** A person who named several themes counts with the first: alpha takes one value a judge. */
const single = ([first]: readonly (string | null)[]): string => first ?? noTheme;

/** People's word on a theme: what is in force, which is what was settled where they differ. */
function peoples({ contribution, judgements }: JudgedContribution): string {
  const given = contribution.taggings.filter(({ origin }) => origin === 'author' || origin === 'organiser');
  return single(given.length > 0 ? given.map(({ themeId }) => themeId) : (judgements[0]?.themeIds ?? []));
}

/** Both agreements over what people judged. */
export function agreements(judged: readonly JudgedContribution[]): Agreements {
  return {
    people: agreement(
      judged.map(({ judgements }) =>
        judgements.filter(({ independent }) => independent).map(({ themeIds }) => single(themeIds)),
      ),
    ),
    machine: agreement(
      judged.flatMap((one) => (one.machineThemeId === undefined ? [] : [[one.machineThemeId, peoples(one)]])),
    ),
  };
}
