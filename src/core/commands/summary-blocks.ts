import { bullets, excerpt, says } from '../answer.ts';
import type { Theme } from '../consultation.ts';
import { localised } from '../language.ts';
import type { Block, Inline } from '../reply.ts';
import type { KeptClaim, KeptSubtheme, KeptThemeSummary } from '../summarise/kept.ts';
import { withLabelsApart } from '../summarise/labels.ts';
import type { SummaryCounts } from '../summarise/source.ts';
import { inOneLine, isInOwnWords, unclaimedOf } from '../summarise/summary.ts';
import type { Translator } from '../translate.ts';
import { type HowMade, makingBlocks, wordedBlocks } from './summary-making.ts';

/** How much of a theme is told: alone, or among others. */
const alone = { subthemes: 12, claims: 12 };
const amongOthers = { subthemes: 3, claims: 2 };
type Room = typeof alone;

/** Labels that the overview has of a theme. */
const labelsShown = 3;
const numbersShown = 3;

/** A summary as it is told: just made, or as it was. */
export interface ToldSummary extends SummaryCounts {
  readonly number: number;
  readonly themes: readonly KeptThemeSummary[];
}

/** What a sub-theme is called. */
export function labelOf(
  t: Translator,
  { label, labelGone }: Pick<KeptSubtheme, 'label' | 'labelGone'>,
): string {
  return label ?? t.text(labelGone ? 'summary.label.gone' : 'summary.others.label');
}

/** The words of a claim in one line, or why they are not to be read any more. */
export function wordsOf(t: Translator, { text, gone }: KeptClaim): string {
  return text === undefined ? t.text(`summary.gone.${gone}`) : inOneLine(text);
}

function citations(t: Translator, { citations: all, people }: KeptClaim): string {
  const numbers = all.slice(0, numbersShown).map((number) => `#${number}`);
  return t.text('summary.citations', {
    numbers: numbers.join(', '),
    more: all.length - numbers.length,
    people,
  });
}

function reasons(t: Translator, claim: KeptClaim): Block[] {
  const { sides } = claim;
  if (!sides) return [];
  const side = (key: 'summary.for' | 'summary.against', all: readonly string[]): Block[] =>
    all.length === 0
      ? []
      : [
          says(t, key, {}, 'with former'),
          ...all.map((text): Block => ({ kind: 'quote', text: excerpt(text, 280), stays: 'with former' })),
        ];
  return [...side('summary.for', sides.for), ...side('summary.against', sides.against)];
}

/** How people voted on the quoted contribution: others that say the same have votes of their own. */
function votesBlocks(t: Translator, { votes, citations: [number] }: KeptClaim): Block[] {
  return votes && number !== undefined
    ? [says(t, 'summary.votes', { number: String(number), ...votes }, 'with former')]
    : [];
}

/** A claim, and where people split both sides of it. */
export function claimBlocks(t: Translator, claim: KeptClaim): Block[] {
  return [
    ...(claim.text === undefined || isInOwnWords(claim)
      ? [{ kind: 'quote' as const, text: wordsOf(t, claim), source: citations(t, claim) }]
      : wordedBlocks(claim, citations(t, claim))),
    ...votesBlocks(t, claim),
    ...reasons(t, claim),
  ];
}

/** A claim a line, under what it is to the sub-theme. */
function claimsBlocks(t: Translator, claims: readonly KeptClaim[]): Block[] {
  return claims.flatMap((claim, i) => [
    ...(claims[i - 1]?.role === claim.role ? [] : [says(t, `summary.role.${claim.role}`)]),
    ...claimBlocks(t, claim),
  ]);
}

function subthemeBlocks(t: Translator, subtheme: KeptSubtheme, { claims }: Room): Block[] {
  const { contributions, people } = subtheme;
  const isRest = subtheme.label === undefined && !subtheme.labelGone;
  const label = isRest ? t.text('summary.others') : labelOf(t, subtheme);
  // Those of most people, in the order of their roles.
  const told = withMostPeople(subtheme.claims, claims);
  const unclaimed = unclaimedOf(subtheme, told);
  return [
    says(t, 'summary.subtheme', { label, contributions, people, unclaimed }, 'with next'),
    ...claimsBlocks(t, told),
  ];
}

/** Where as many people say two of them, the one that is said in more ways: a file may name no authors. */
function withMostPeople(claims: readonly KeptClaim[], most: number): KeptClaim[] {
  const heard = ({ people, votes }: KeptClaim): number => people + (votes ? votes.agree + votes.disagree : 0);
  const first = new Set(
    [...claims].sort((a, b) => heard(b) - heard(a) || b.quotes.length - a.quotes.length).slice(0, most),
  );
  return claims.filter((one) => first.has(one));
}

function themeBlocks(t: Translator, theme: Theme, summary: KeptThemeSummary, room: Room): Block[] {
  const { subthemes, contributions, people } = summary;
  const told = subthemes.slice(0, room.subthemes);
  const further = subthemes.slice(room.subthemes);
  return [
    { kind: 'heading', text: localised(theme.title, t.language) },
    says(t, 'summary.counts', { contributions, people }),
    ...told.flatMap((one) => subthemeBlocks(t, one, room)),
    ...(further.length === 0
      ? []
      : [
          says(
            t,
            'summary.further',
            {
              count: further.length,
              contributions: further.reduce((sum, one) => sum + one.contributions, 0),
            },
            'with former',
          ),
        ]),
  ];
}

function overview(
  t: Translator,
  theme: Theme,
  { contributions, people, subthemes }: KeptThemeSummary,
): Inline[] {
  const labels = subthemes.flatMap(({ label }) => label ?? []).slice(0, labelsShown);
  const title = localised(theme.title, t.language);
  return [
    ...t.rich('summary.overview', { theme: title, contributions, people }),
    ...(labels.length > 0 ? [` – ${labels.join(' · ')}`] : []),
  ];
}

/** All that was ever given: what is counted here, and what is left out. */
function given(t: Translator, { contributions, withdrawn, hidden, erased }: SummaryCounts): Block[] {
  const total = contributions + withdrawn + hidden + erased;
  return total === 0 ? [] : [says(t, 'summary.given', { total, contributions, withdrawn, hidden, erased })];
}

/**
 * A summary as an answer: the whole in a few lines, then theme by theme what people say, then what the numbers are made
 * of, and how to see more.
 */
export function summaryBlocks({ t, consultation, spent }: HowMade, summary: ToldSummary): Block[] {
  const { contributions, people, untagged, inSeveral } = summary;
  if (contributions === 0) return [says(t, 'summary.empty'), ...given(t, summary)];
  const themes = withLabelsApart(summary.themes).flatMap((one) => {
    const theme = consultation.themes.find(({ id }) => id === one.themeId);
    return theme ? [{ theme, summary: one }] : [];
  });
  const room = themes.length === 1 ? alone : amongOthers;
  const [{ theme: first } = {}] = themes;
  const unclaimed = themes
    .flatMap(({ summary: { subthemes } }) => subthemes)
    .reduce((sum, one) => sum + unclaimedOf(one), 0);
  return [
    says(t, 'summary.lead', { contributions, people, themes: themes.length }),
    ...(themes.length === 0 ? [] : [bullets(themes.map((one) => overview(t, one.theme, one.summary)))]),
    ...makingBlocks({ t, consultation, spent }, summary.themes),
    ...themes.flatMap((one) => themeBlocks(t, one.theme, one.summary, room)),
    ...(unclaimed > 0 ? [says(t, 'summary.unclaimed', { count: unclaimed })] : []),
    ...(untagged > 0 ? [says(t, 'summary.untagged', { count: untagged })] : []),
    ...(inSeveral > 0 ? [says(t, 'summary.several', { count: inSeveral })] : []),
    ...given(t, summary),
    says(t, 'summary.reach', { people, participants: summary.participants }),
    says(
      t,
      summary.themes.some(({ making }) => making.way === 'model') ? 'summary.tail.model' : 'summary.tail',
    ),
    says(t, 'summary.number', { number: summary.number }),
    ...(first ? [says(t, 'summary.more', { theme: first.slug })] : []),
  ];
}
