import { bullets, excerpt, says } from '../answer.ts';
import type { Theme } from '../consultation.ts';
import { localised } from '../language.ts';
import type { Block, Inline } from '../reply.ts';
import type { ConsultationSummary } from '../summarise/consultation-summary.ts';
import { type Claim, isInOwnWords, type Subtheme, type ThemeSummary } from '../summarise/summary.ts';
import type { Translator } from '../translate.ts';
import { type HowMade, makingBlocks, wordedBlocks } from './summary-making.ts';

/** How much of a theme is told: alone, or among others. */
const alone = { subthemes: 12, claims: 5 };
const amongOthers = { subthemes: 3, claims: 2 };
type Room = typeof alone;

/** Labels that the overview has of a theme. */
const labelsShown = 3;
const numbersShown = 3;

/** What a sub-theme is called. */
export function labelOf(t: Translator, { label }: Pick<Subtheme, 'label'>): string {
  return label ?? t.text('summary.others.label');
}

function citations(t: Translator, { citations: all, people }: Claim): string {
  const numbers = all.slice(0, numbersShown).map((number) => `#${number}`);
  return t.text('summary.citations', {
    numbers: numbers.join(', '),
    more: all.length - numbers.length,
    people,
  });
}

function reasons(t: Translator, claim: Claim): Block[] {
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

function claimBlocks(t: Translator, claim: Claim): Block[] {
  return [
    ...(isInOwnWords(claim)
      ? [{ kind: 'quote' as const, text: claim.text, source: citations(t, claim) }]
      : wordedBlocks(claim, citations(t, claim))),
    ...(claim.votes ? [says(t, 'summary.votes', { ...claim.votes }, 'with former')] : []),
    ...reasons(t, claim),
  ];
}

/** A claim a line, under what it is to the sub-theme. */
function claimsBlocks(t: Translator, claims: readonly Claim[]): Block[] {
  return claims.flatMap((claim, i) => [
    ...(claims[i - 1]?.role === claim.role ? [] : [says(t, `summary.role.${claim.role}`)]),
    ...claimBlocks(t, claim),
  ]);
}

function subthemeBlocks(t: Translator, subtheme: Subtheme, { claims }: Room): Block[] {
  const { contributions, people } = subtheme;
  const label = subtheme.label ?? t.text('summary.others');
  return [
    says(t, 'summary.subtheme', { label, contributions, people }, 'with next'),
    // Those of most people, in the order of their roles.
    ...claimsBlocks(t, withMostPeople(subtheme.claims, claims)),
  ];
}

function withMostPeople(claims: readonly Claim[], most: number): Claim[] {
  const heard = ({ people, votes }: Claim): number => people + (votes ? votes.agree + votes.disagree : 0);
  const first = new Set([...claims].sort((a, b) => heard(b) - heard(a)).slice(0, most));
  return claims.filter((one) => first.has(one));
}

function themeBlocks(t: Translator, theme: Theme, summary: ThemeSummary, room: Room): Block[] {
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

function overview(t: Translator, theme: Theme, { contributions, people, subthemes }: ThemeSummary): Inline[] {
  const labels = subthemes.flatMap(({ label }) => label ?? []).slice(0, labelsShown);
  const title = localised(theme.title, t.language);
  return [
    ...t.rich('summary.overview', { theme: title, contributions, people }),
    ...(labels.length > 0 ? [` – ${labels.join(' · ')}`] : []),
  ];
}

/**
 * A summary as an answer: the whole in a few lines, then theme by theme what people say, then what the numbers are made
 * of, and how to see more.
 */
export function summaryBlocks({ t, consultation, spent }: HowMade, summary: ConsultationSummary): Block[] {
  const { contributions, people, untagged, inSeveral, withdrawn, hidden } = summary;
  const leftOut = withdrawn + hidden > 0 ? [says(t, 'summary.leftout', { withdrawn, hidden })] : [];
  if (contributions === 0) return [says(t, 'summary.empty'), ...leftOut];
  const themes = summary.themes.flatMap((one) => {
    const theme = consultation.themes.find(({ id }) => id === one.themeId);
    return theme ? [{ theme, summary: one }] : [];
  });
  const room = themes.length === 1 ? alone : amongOthers;
  const [{ theme: first } = {}] = themes;
  return [
    says(t, 'summary.lead', { contributions, people, themes: themes.length }),
    ...(themes.length === 0 ? [] : [bullets(themes.map((one) => overview(t, one.theme, one.summary)))]),
    ...makingBlocks({ t, consultation, spent }, summary.themes),
    ...themes.flatMap((one) => themeBlocks(t, one.theme, one.summary, room)),
    ...(untagged > 0 ? [says(t, 'summary.untagged', { count: untagged })] : []),
    ...(inSeveral > 0 ? [says(t, 'summary.several', { count: inSeveral })] : []),
    ...leftOut,
    says(
      t,
      summary.themes.some(({ making }) => making.way === 'model') ? 'summary.tail.model' : 'summary.tail',
    ),
    ...(first ? [says(t, 'summary.more', { theme: first.slug })] : []),
  ];
}
