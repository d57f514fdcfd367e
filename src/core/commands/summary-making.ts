import { says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { detectLanguage } from '../detect-language.ts';
import { localised } from '../language.ts';
import type { Block, Inline } from '../reply.ts';
import { gates } from '../summarise/gates/gate.ts';
import type { KeptClaim, KeptThemeSummary } from '../summarise/kept.ts';
import type { Fallback } from '../summarise/making.ts';
import { isInOwnWords, type LeftOut } from '../summarise/summary.ts';
import type { Translator } from '../translate.ts';
import { type Citing, reference } from './references.ts';

/** What the line says of how it was made. */
export interface HowMade {
  readonly t: Translator;
  readonly consultation: Consultation;
  /** The share of what a model may cost today that is spent, 0 to 1, where that is known. */
  readonly spent?: number | undefined;
}

/** A claim that a model worded: its sentence with its numbers, then the first of the words that it rests on. */
export function wordedBlocks(
  citing: Citing,
  claim: KeptClaim & { readonly text: string },
  citations: readonly Inline[],
): Block[] {
  const [quote] = claim.quotes;
  return [
    { kind: 'paragraph', inlines: [`${claim.text} (`, ...citations, ')'] },
    ...(quote
      ? [
          {
            kind: 'quote' as const,
            text: quote.isCut ? `${quote.text} […]` : quote.text,
            source: reference(citing, quote.number),
            stays: 'with former' as const,
          },
        ]
      : []),
  ];
}

/** How many claims were left out, and why. */
function leftOutBlocks(t: Translator, themes: readonly KeptThemeSummary[]): Block[] {
  const reasons = [...gates, 'repeated' as const].flatMap((gate: keyof LeftOut) => {
    const count = themes.reduce((sum, { leftOut }) => sum + (leftOut?.[gate] ?? 0), 0);
    return count === 0 ? [] : [{ count, words: t.text(`summary.gate.${gate}`, { count }) }];
  });
  const count = reasons.reduce((sum, one) => sum + one.count, 0);
  const words = reasons.map((one) => one.words).join(', ');
  return count === 0 ? [] : [says(t, 'summary.claims.leftout', { count, reasons: words })];
}

/** Sub-themes of a worded theme that are in people’s own words, as where no worded claim is left of them. */
function inOwnWords({ subthemes }: KeptThemeSummary): number {
  return subthemes.filter(
    ({ label, claims }) =>
      label !== undefined &&
      claims.length > 0 &&
      claims.every((claim) => claim.text === undefined || isInOwnWords(claim)),
  ).length;
}

/** Whether a claim that a model worded is in another language than all that is quoted for it. */
function isTranslated(claim: KeptClaim): boolean {
  if (claim.text === undefined || isInOwnWords(claim)) return false;
  const own = detectLanguage(claim.text);
  const quoted = claim.quotes.map(({ text }) => detectLanguage(text));
  return own !== undefined && quoted.length > 0 && quoted.every((one) => one !== undefined && one !== own);
}

/**
 * How the claims of these themes were worded, in a line, where a model is configured: by which one, or why not; what was
 * left out; how much of the day’s ceiling is spent.
 */
export function makingBlocks(
  { t, consultation, spent }: HowMade,
  themes: readonly KeptThemeSummary[],
): Block[] {
  const titles = (some: readonly KeptThemeSummary[]): string =>
    consultation.themes
      .filter(({ id }) => some.some(({ themeId }) => themeId === id))
      .map(({ title }) => localised(title, t.language))
      .join(', ');
  const scope = (some: readonly KeptThemeSummary[]) => ({
    all: some.length === themes.length ? 'yes' : 'no',
    themes: titles(some),
  });
  const worded = Map.groupBy(themes, ({ making }) =>
    making.way === 'model' ? `${making.model} (${making.prompt})` : undefined,
  );
  const models = [...worded].flatMap(([model, some]) =>
    model === undefined ? [] : [says(t, 'summary.making.model', { model, ...scope(some) })],
  );
  const instead = Map.groupBy(themes, ({ making }): Fallback | undefined =>
    making.way === 'extractive' ? making.instead : undefined,
  );
  const others = [...instead].flatMap(([why, some]) =>
    why === undefined ? [] : [says(t, `summary.instead.${why}`, scope(some))],
  );
  const own = themes
    .filter(({ making }) => making.way === 'model')
    .reduce((sum, theme) => sum + inOwnWords(theme), 0);
  const translated = themes
    .filter(({ making }) => making.way === 'model')
    .flatMap(({ subthemes }) => subthemes.flatMap(({ claims }) => claims))
    .filter(isTranslated).length;
  return [
    ...models,
    ...others,
    ...(own > 0 ? [says(t, 'summary.making.own', { count: own })] : []),
    ...(translated > 0 ? [says(t, 'summary.claims.translated', { count: translated })] : []),
    ...leftOutBlocks(t, themes),
    ...(spent === undefined ? [] : [says(t, 'summary.spent', { percent: Math.round(spent * 100) })]),
  ];
}
