import type { Theme } from '../consultation.ts';
import { localised } from '../language.ts';
import type { ExportedContribution } from '../ports/exported.ts';
import type { Tagging } from '../ports/tagging.ts';
import type { MessageKey } from '../translate.ts';
import type { ExportSource } from './source.ts';

/** What is known of a contribution beside its words, for people to read. */
export interface Fact {
  readonly name: keyof typeof labels;
  readonly label: string;
  readonly text: string;
  /** Of a date: for programs. */
  readonly at?: Date;
}

const labels = {
  themes: 'export.fact.themes',
  kind: 'export.fact.kind',
  votes: 'export.fact.votes',
  participant: 'export.fact.participant',
  affiliation: 'export.fact.affiliation',
  platform: 'export.fact.platform',
  language: 'export.fact.language',
  created: 'export.fact.created',
  edited: 'export.fact.edited',
  judgements: 'export.fact.judgements',
} as const satisfies Record<string, MessageKey>;

/** Tells the moments of one export as its readers write them, in universal time: readers may be anywhere. */
export function moments({ t }: Pick<ExportSource, 't'>): (at: Date) => string {
  const format = new Intl.DateTimeFormat(t.language, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return (at) => `${format.format(at)} UTC`;
}

/** How a theme is called, with that above it: "Growth › Start-ups". */
function placeTitle({ places, t }: ExportSource, themeId: string | null): string {
  const place = themeId === null ? undefined : places.get(themeId);
  if (!place) return t.text('theme.none');
  const title = (theme: Theme): string => localised(theme.title, t.language);
  return place.subTheme ? `${title(place.theme)} › ${title(place.subTheme)}` : title(place.theme);
}

/** Makes the facts of an export's contributions; what does not vary is prepared once. */
export function factsOf(source: ExportSource): (one: ExportedContribution) => Fact[] {
  const { t } = source;
  const moment = moments(source);
  const said = ({ themeId, probability, origin }: Tagging): string =>
    t.text(`export.origin.${origin}`, {
      place: placeTitle(source, themeId),
      percent: Math.round(probability * 100),
    });
  const fact = (name: Fact['name'], text: string | undefined): Fact[] =>
    text === undefined || text === '' ? [] : [{ name, label: t.text(labels[name]), text }];
  const date = (name: Fact['name'], at: Date | undefined): Fact[] =>
    at ? [{ name, label: t.text(labels[name]), text: moment(at), at }] : [];
  return (one) => [
    ...fact('themes', one.taggings.map(said).join('; ')),
    ...fact('kind', one.kind && t.text(`export.kind.${one.kind}`)),
    ...fact('votes', t.text('export.votes', one.votes)),
    ...fact('participant', one.pseudonym),
    ...fact('affiliation', one.affiliation),
    ...fact('platform', one.platform),
    ...fact('language', one.language),
    ...date('created', one.createdAt),
    ...date('edited', one.editedAt),
    ...fact(
      'judgements',
      one.judgements
        .map(({ pseudonym, themeIds }) => {
          const themes = themeIds.map((id) => placeTitle(source, id)).join(', ');
          return `${pseudonym}: ${themes || t.text('theme.none')}`;
        })
        .join('; '),
    ),
  ];
}
