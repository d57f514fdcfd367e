import type { MessageKey } from '../translate.ts';
import type { ExportSource } from './source.ts';

/** A number of the consultation with what it counts; `part`: it is contained in one above. */
export interface NamedNumber {
  readonly label: string;
  readonly count: number;
  readonly part: boolean;
}

/** The numbers of an export. They add up: received = published + withdrawn + hidden, published = with + without a theme. */
export function numbersOf({ counts, t }: Pick<ExportSource, 'counts' | 't'>): NamedNumber[] {
  const { contributions, people, untagged, withdrawn, hidden } = counts;
  const number = (key: MessageKey, count: number, part: boolean): NamedNumber => ({
    label: t.text(key),
    count,
    part,
  });
  return [
    number('export.received', contributions + withdrawn + hidden, false),
    number('export.published', contributions, true),
    number('export.withdrawn', withdrawn, true),
    number('export.hidden', hidden, true),
    number('export.tagged', contributions - untagged, false),
    number('export.untagged', untagged, false),
    number('export.people', people, false),
  ];
}

/** Why the themes' contributions add up to more than there are; undefined where they do not. */
export function whyMore({ counts, t }: ExportSource): string | undefined {
  const sum = counts.themes.reduce((all, { contributions }) => all + contributions, 0);
  const more = sum - (counts.contributions - counts.untagged);
  return more > 0 ? t.text('export.several', { sum, more }) : undefined;
}
