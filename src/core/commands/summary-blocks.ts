import { excerpt, says } from '../answer.ts';
import type { Block } from '../reply.ts';
import { namesSubjects } from '../summarise/forms.ts';
import type { KeptClaim, KeptSubtheme, KeptThemeSummary } from '../summarise/kept.ts';
import { withLabelsApart } from '../summarise/labels.ts';
import type { SummaryCounts } from '../summarise/source.ts';
import { claimLine, isInOwnWords, unclaimedOf } from '../summarise/summary.ts';
import type { Translator } from '../translate.ts';
import { type Citing, citations, numbersShown, type PageOf } from './references.ts';
import { emptyBlocks, givenBlocks, type Limits, limitsText, sinceOf } from './summary-limits.ts';
import { type HowMade, makingBlocks, wordedBlocks } from './summary-making.ts';
import { byPeople, mostBlocks, overviewBlocks, type ToldTheme } from './summary-overview.ts';

/** How much of a theme is told: alone, or among others. What one theme alone has is told in full, so that all can be seen. */
const alone = { subthemes: Number.POSITIVE_INFINITY, claims: Number.POSITIVE_INFINITY };
const amongOthers = { subthemes: 3, claims: 2 };
type Room = typeof alone;

/** To whom a summary is told: commands are typed in other words in a terminal than in a chat. */
export interface Telling extends HowMade {
  readonly via: 'chat' | 'terminal';
  readonly pageOf?: PageOf | undefined;
}

/** A summary as it is told: just made, or as it was. One of nothing has no number. */
export interface ToldSummary extends SummaryCounts {
  readonly number?: number | undefined;
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
export function wordsOf(t: Translator, { text, gone, quotes }: KeptClaim): string {
  return text === undefined ? t.text(`summary.gone.${gone}`) : claimLine({ text, quotes });
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

/** A claim with what carries it, and where it is told out of its theme with that. */
function wordsBlocks(citing: Citing, claim: KeptClaim, title?: string): Block[] {
  const source = [...citations(citing, claim), ...(title === undefined ? [] : [` · ${title}`])];
  return claim.text === undefined || isInOwnWords(claim)
    ? [{ kind: 'quote' as const, text: wordsOf(citing.t, claim), source }]
    : wordedBlocks(citing, claim, source);
}

/** A claim, and where people split both sides of it. */
export function claimBlocks(citing: Citing, claim: KeptClaim): Block[] {
  const { t } = citing;
  return [...wordsBlocks(citing, claim), ...votesBlocks(t, claim), ...reasons(t, claim)];
}

/** A claim a line, under what it is to the sub-theme. */
function claimsBlocks(citing: Citing, claims: readonly KeptClaim[]): Block[] {
  return claims.flatMap((claim, i) => [
    ...(claims[i - 1]?.role === claim.role ? [] : [says(citing.t, `summary.role.${claim.role}`)]),
    ...claimBlocks(citing, claim),
  ]);
}

/** What a subject is called and how much of it is in claims, told here or not; then those of most people, by their roles. */
function subthemeBlocks(citing: Citing, subtheme: KeptSubtheme, { claims }: Room): Block[] {
  const { t } = citing;
  const { contributions, people } = subtheme;
  const isRest = subtheme.label === undefined && !subtheme.labelGone;
  const label = isRest ? t.text('summary.others') : labelOf(t, subtheme);
  const unclaimed = unclaimedOf(subtheme);
  return [
    says(t, 'summary.subtheme', { label, contributions, people, unclaimed }, 'with next'),
    ...claimsBlocks(citing, withMostPeople(subtheme.claims, claims)),
  ];
}

/**
 * What says something before what only names a subject; where as many people say two of them, the one that is said in more
 * ways: a file may name no authors.
 */
function withMostPeople(claims: readonly KeptClaim[], most: number): KeptClaim[] {
  const heard = ({ people, votes }: KeptClaim): number => people + (votes ? votes.agree + votes.disagree : 0);
  const names = ({ text }: KeptClaim): number => (text !== undefined && namesSubjects(text) ? 1 : 0);
  const first = new Set(
    [...claims]
      .sort((a, b) => names(a) - names(b) || heard(b) - heard(a) || b.quotes.length - a.quotes.length)
      .slice(0, most),
  );
  return claims.filter((one) => first.has(one));
}

/** How many claims are in some subjects. */
const claimsIn = (subthemes: readonly KeptSubtheme[]): number =>
  subthemes.reduce((sum, { claims }) => sum + claims.length, 0);

/** What of a theme is left out here: its further subjects, and how many claims there are beside those that are told. */
function leftOutBlocks(telling: Telling, { theme, summary }: ToldTheme, room: Room, limits: Limits): Block[] {
  const { t, via } = telling;
  const further = summary.subthemes.slice(room.subthemes);
  const told = summary.subthemes
    .slice(0, room.subthemes)
    .reduce((sum, { claims }) => sum + Math.min(claims.length, room.claims), 0);
  const hidden = claimsIn(summary.subthemes) - told;
  const counts = {
    count: further.length,
    contributions: further.reduce((sum, one) => sum + one.contributions, 0),
    claims: claimsIn(further),
    unclaimed: further.reduce((sum, one) => sum + unclaimedOf(one), 0),
  };
  const command = [t.text('summary.command', { via }), theme.slug, ...sinceOf(telling, limits)].join(' ');
  return [
    ...(further.length > 0 ? [says(t, 'summary.further', counts, 'with former')] : []),
    ...(hidden > 0 || further.length > 0
      ? [says(t, 'summary.hidden', { count: hidden, command }, 'with former')]
      : []),
  ];
}

function themeBlocks(
  telling: Telling,
  citing: Citing,
  told: ToldTheme,
  { room, limits, isOnly }: { readonly room: Room; readonly limits: Limits; readonly isOnly: boolean },
): Block[] {
  const { t } = citing;
  const { subthemes, contributions, people } = told.summary;
  return [
    { kind: 'heading', text: told.title },
    // Of an only theme these are the numbers of the whole.
    ...(isOnly ? [] : [says(t, 'summary.counts', { contributions, people }, 'with next')]),
    ...subthemes.slice(0, room.subthemes).flatMap((one) => subthemeBlocks(citing, one, room)),
    ...leftOutBlocks(telling, told, room, limits),
  ];
}

/** The last line: how to see more, and less. */
function moreBlock(telling: Telling, themes: readonly ToldTheme[], { theme, since }: Limits): Block {
  const { t, via } = telling;
  const [first] = themes;
  const claims = themes.flatMap(({ summary }) => summary.subthemes.flatMap((one) => one.claims));
  const many = claims.find(({ citations: numbers }) => numbers.length > numbersShown);
  return says(t, 'summary.more', {
    via,
    command: t.text('summary.command', { via }),
    isTheme: theme ? 'yes' : 'no',
    isSince: since ? 'yes' : 'no',
    theme: (theme ?? first?.theme)?.slug ?? '',
    number: String(claims.flatMap(({ citations: numbers }) => numbers)[0] ?? 1),
    isMany: many ? 'yes' : 'no',
    many: String(many?.citations[0] ?? 1),
  });
}

/**
 * A summary as an answer: what it is limited to and the whole in a few lines, what most people say, then theme by theme what
 * is said, then what the numbers are made of, and how to see more.
 */
export function summaryBlocks(telling: Telling, summary: ToldSummary, limits: Limits): Block[] {
  const { t, via, pageOf } = telling;
  const { contributions, people, untagged, inSeveral, participants, number } = summary;
  if (contributions === 0) return emptyBlocks(telling, summary, limits);
  const themes = byPeople(telling, withLabelsApart(summary.themes));
  const room = limits.theme || themes.length === 1 ? alone : amongOthers;
  const citing: Citing = { t, pageOf, summary: number };
  const claims = themes.flatMap(({ summary: one }) => one.subthemes.flatMap((subtheme) => subtheme.claims));
  const unclaimed = themes
    .flatMap(({ summary: { subthemes } }) => subthemes)
    .reduce((sum, one) => sum + unclaimedOf(one), 0);
  const isWhole = room === alone ? 'yes' : 'no';
  const isWorded = summary.themes.some(({ making }) => making.way === 'model');
  return [
    {
      kind: 'paragraph',
      inlines: [
        ...limitsText(telling, limits),
        ...t.rich('summary.lead', { contributions, people, themes: themes.length }),
      ],
    },
    ...(themes.length > 1
      ? [
          ...overviewBlocks(t, themes),
          ...mostBlocks(t, themes, (claim, title) => wordsBlocks(citing, claim, title)),
        ]
      : []),
    ...makingBlocks(telling, summary.themes),
    ...themes.flatMap((one) =>
      themeBlocks(telling, citing, one, { room, limits, isOnly: themes.length === 1 }),
    ),
    ...(unclaimed > 0 ? [says(t, 'summary.unclaimed', { count: unclaimed, isWhole })] : []),
    ...(untagged > 0 ? [says(t, 'summary.untagged', { count: untagged })] : []),
    ...(inSeveral > 0 ? [says(t, 'summary.several', { count: inSeveral })] : []),
    ...givenBlocks(t, summary),
    says(t, 'summary.reach', { people, participants }),
    says(t, isWorded ? 'summary.tail.model' : 'summary.tail', {
      isShared: claims.some((one) => one.people > 1) ? 'yes' : 'no',
    }),
    ...(number === undefined
      ? []
      : [
          says(t, 'summary.number', {
            number: String(number),
            via,
            command: t.text('summary.command', { via }),
          }),
        ]),
    ...(themes.length > 0 ? [moreBlock(telling, themes, limits)] : []),
  ];
}
