import { bullets, says } from '../answer.ts';
import type { PageOf } from '../commands/references.ts';
import { claimBlocks } from '../commands/summary-blocks.ts';
import type { Consultation, Theme } from '../consultation.ts';
import { localised } from '../language.ts';
import { momentText } from '../moment.ts';
import type { Block, Inline } from '../reply.ts';
import type { ConsultationSummary } from '../summarise/consultation-summary.ts';
import { namesSubjects } from '../summarise/forms.ts';
import type { Claim, ThemeSummary } from '../summarise/summary.ts';
import { pathTitle } from '../themes/path.ts';
import type { Translator } from '../translate.ts';

const themesShown = 8;
const claimsShown = 4;
const labelsShown = 2;

/** What a digest tells: what came since, and all that there is. */
export interface News {
  readonly since: Date;
  readonly recent: ConsultationSummary;
  readonly whole: ConsultationSummary;
  readonly pageOf: PageOf | undefined;
}

/** Those that most people spoke of first. */
function byPeople(themes: readonly ThemeSummary[]): ThemeSummary[] {
  return [...themes].sort((a, b) => b.people - a.people || b.contributions - a.contributions);
}

/** The claims of most people, those that say something first, the newest among equals; one a theme before a second one. */
function newest(themes: readonly ThemeSummary[]): Claim[] {
  const last = ({ citations }: Claim): number => citations.reduce((most, one) => Math.max(most, one), 0);
  const names = ({ text }: Claim): number => Number(namesSubjects(text));
  return themes
    .flatMap(({ subthemes }) =>
      subthemes
        .flatMap(({ claims }) => claims)
        .sort((a, b) => names(a) - names(b) || b.people - a.people || last(b) - last(a))
        .map((claim, place) => ({ claim, place })),
    )
    .sort((a, b) => a.place - b.place || b.claim.people - a.claim.people || last(b.claim) - last(a.claim))
    .slice(0, claimsShown)
    .map(({ claim }) => claim);
}

function themeLine(
  t: Translator,
  consultation: Consultation,
  theme: Theme,
  { contributions, people, subthemes }: ThemeSummary,
  all: number,
): Inline[] {
  const labels = subthemes.flatMap(({ label }) => label ?? []).slice(0, labelsShown);
  const title = pathTitle(consultation, theme, t.language);
  return [
    ...t.rich('digest.theme', { theme: title, contributions, people, all }),
    ...(labels.length > 0 ? [` – ${labels.join(' · ')}`] : []),
  ];
}

/** What is new, as a message to a channel: how much, in which themes, what is said; and where to see more. */
export function digestBlocks(
  t: Translator,
  consultation: Consultation,
  { since, recent, whole, pageOf }: News,
): Block[] {
  const { contributions, people, untagged } = recent;
  const themes = byPeople(recent.themes);
  const worded = themes.some(({ making }) => making.way === 'model');
  const lines = themes.slice(0, themesShown).flatMap((one) => {
    const theme = consultation.themes.find(({ id }) => id === one.themeId);
    const all =
      whole.themes.find(({ themeId }) => themeId === one.themeId)?.contributions ?? one.contributions;
    return theme ? [themeLine(t, consultation, theme, one, all)] : [];
  });
  return [
    { kind: 'heading', text: t.text('digest.heading', { title: localised(consultation.title, t.language) }) },
    says(t, 'digest.lead', {
      contributions,
      people,
      since: momentText(since, t.language, consultation.timeZone),
      all: whole.contributions,
      heard: whole.people,
    }),
    ...(lines.length > 0 ? [bullets(lines)] : []),
    ...newest(themes).flatMap((claim) => claimBlocks({ t, pageOf, summary: recent.number }, claim)),
    ...(untagged > 0 ? [says(t, 'summary.untagged', { count: untagged })] : []),
    says(t, worded ? 'digest.tail.model' : 'digest.tail', { recent: recent.number, whole: whole.number }),
  ];
}
