import { bullets, says } from '../answer.ts';
import type { Consultation, Theme } from '../consultation.ts';
import type { Block, Inline } from '../reply.ts';
import { namesSubjects } from '../summarise/forms.ts';
import type { KeptClaim, KeptThemeSummary } from '../summarise/kept.ts';
import { lineage, pathTitle } from '../themes/path.ts';
import type { Translator } from '../translate.ts';

/** Themes that have a line of their own. */
const linesShown = 8;
/** Claims that are told before any theme's own. */
const claimsShown = 5;
/** Where no two people say the same. */
const loneClaimsShown = 3;
/** Subjects that several people name and say no more of. */
const namesShown = 3;

/** What is said of a theme, with its title under those above it. */
export interface ToldTheme {
  readonly theme: Theme;
  readonly title: string;
  readonly summary: KeptThemeSummary;
}

/** Themes by how many people speak of them; sub-themes stay behind the theme that they are of. */
export function byPeople(
  { t, consultation }: { readonly t: Translator; readonly consultation: Consultation },
  summaries: readonly KeptThemeSummary[],
): ToldTheme[] {
  const told = consultation.themes.flatMap((theme): ToldTheme[] => {
    const summary = summaries.find(({ themeId }) => themeId === theme.id);
    return summary ? [{ theme, title: pathTitle(consultation, theme, t.language), summary }] : [];
  });
  const families = Map.groupBy(told, ({ theme }) => lineage(consultation, theme)[0]?.id);
  const most = (family: readonly ToldTheme[], of: 'people' | 'contributions'): number =>
    Math.max(...family.map(({ summary }) => summary[of]));
  return [...families.values()]
    .sort(
      (a, b) => most(b, 'people') - most(a, 'people') || most(b, 'contributions') - most(a, 'contributions'),
    )
    .flat();
}

/** How much of what it speaks of is in a theme's line: where themes are many, a short message must still hold claims. */
function labelsShown(themes: number): number {
  if (themes <= 4) return 3;
  return themes <= linesShown ? 1 : 0;
}

function line(t: Translator, { title, summary }: ToldTheme, most: number): Inline[] {
  const { contributions, people, subthemes } = summary;
  const labels = subthemes.flatMap(({ label }) => label ?? []).slice(0, most);
  return [
    ...t.rich('summary.overview', { theme: title, contributions, people }),
    ...(labels.length > 0 ? [` – ${labels.join(' · ')}`] : []),
  ];
}

/** The themes in lines, those past the first ones in one. */
export function overviewBlocks(t: Translator, themes: readonly ToldTheme[]): Block[] {
  const shown = themes.length <= linesShown + 1 ? themes : themes.slice(0, linesShown);
  const rest = themes.slice(shown.length);
  const most = Math.max(...rest.map(({ summary }) => summary.people));
  const titles = rest.map(({ title }) => title).join(' · ');
  return [
    bullets([
      ...shown.map((one) => line(t, one, labelsShown(themes.length))),
      ...(rest.length > 0
        ? [t.rich('summary.overview.rest', { count: rest.length, people: most, themes: titles })]
        : []),
    ]),
  ];
}

/** A claim and the theme that it is of. */
interface Placed {
  readonly claim: KeptClaim;
  readonly title: string;
}

/** The claims that can be read, of all themes. */
function readable(themes: readonly ToldTheme[]): Placed[] {
  return themes.flatMap(({ title, summary }) =>
    summary.subthemes
      .flatMap(({ claims }) => claims)
      .filter(({ text }) => text !== undefined)
      .map((claim) => ({ claim, title })),
  );
}

/** Claims that more than one person makes, those of most people first; each contribution speaks once. */
function shared(all: readonly Placed[], most: number): Placed[] {
  return all
    .filter(({ claim }) => claim.people > 1)
    .sort((a, b) => b.claim.people - a.claim.people || b.claim.citations.length - a.claim.citations.length)
    .filter(
      ({ claim }, i, sorted) =>
        sorted.findIndex((other) => other.claim.citations[0] === claim.citations[0]) === i,
    )
    .slice(0, most);
}

/** Where no two people say the same, one claim of each of the themes that most people speak of. */
function lone(all: readonly Placed[]): Placed[] {
  return [...Map.groupBy(all, ({ title }) => title).values()]
    .flatMap(([first]) => first ?? [])
    .slice(0, loneClaimsShown);
}

/**
 * What most people say over all themes, before they are told one by one; nothing where that would be all there is. What only
 * names a subject is no claim to lead with: it is told apart, as named.
 */
export function mostBlocks(
  t: Translator,
  themes: readonly ToldTheme[],
  told: (claim: KeptClaim, title: string) => Block[],
): Block[] {
  const all = readable(themes);
  if (all.length <= claimsShown) return [];
  const isName = ({ claim: { text } }: Placed): boolean => text !== undefined && namesSubjects(text);
  const statements = all.filter((one) => !isName(one));
  const most = shared(statements, claimsShown);
  const named = shared(all.filter(isName), namesShown);
  const claims = most.length > 0 ? most : lone(statements.length > 0 ? statements : all);
  const lines = (placed: readonly Placed[]): Block[] =>
    placed.flatMap(({ claim, title }) => told(claim, title));
  return [
    most.length > 0
      ? says(t, 'summary.most')
      : says(t, 'summary.most.none', { isNamed: named.length > 0 ? 'yes' : 'no' }),
    ...lines(claims),
    ...(named.length > 0 ? [says(t, 'summary.named'), ...lines(named)] : []),
  ];
}
