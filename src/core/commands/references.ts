import type { Turn } from '../conversation/turn.ts';
import type { Inline, Reference } from '../reply.ts';
import type { KeptClaim } from '../summarise/kept.ts';
import type { Translator } from '../translate.ts';

/** The address of a contribution's page. */
export type PageOf = (number: number) => string;

/** How contributions are referred to. */
export interface Citing {
  readonly t: Translator;
  /** Where its reader can open them; undefined where they can’t. */
  readonly pageOf?: PageOf | undefined;
  /** The number of the summary that refers to them. */
  readonly summary?: number | undefined;
}

/** Numbers that are shown of a claim's. */
export const numbersShown = 3;

/** Where everybody can open contributions: in a report that is published and has an address. */
export async function openPages({
  consultation: { id, slug },
  reports,
  repositories,
}: Pick<Turn, 'consultation' | 'reports'> & {
  readonly repositories: Pick<Turn['repositories'], 'reportSource'>;
}): Promise<PageOf | undefined> {
  if (reports.isLocal) return undefined;
  const state = await repositories.reportSource.state(id);
  return state?.publishedAt ? (number) => reports.contributionLink(slug, number) : undefined;
}

/** A contribution by its number. */
export function reference({ pageOf }: Citing, number: number): Reference {
  const text = `#${number}`;
  return {
    kind: 'reference',
    text,
    entry: { label: text, value: String(number) },
    ...(pageOf ? { url: pageOf(number) } : {}),
  };
}

/** All that say the same as a claim, in the summary that says so. */
function others({ t, summary }: Citing, first: number, count: number, more: number): Reference {
  return {
    kind: 'reference',
    text: t.text('summary.citations.more', { more }),
    entry: {
      label: t.text('summary.citations.all', { count, number: String(first) }),
      value: [first, 'same', summary].filter((one) => one !== undefined).join(' '),
    },
  };
}

/** What carries a claim: its first numbers, how many more there are, and how many people say so. */
export function citations(
  citing: Citing,
  { citations: all, people }: Pick<KeptClaim, 'citations' | 'people'>,
): Inline[] {
  const { t } = citing;
  const [first] = all;
  const shown = all.slice(0, numbersShown);
  const more = all.length - shown.length;
  return [
    ...shown.flatMap((number, i) => [...(i > 0 ? [', '] : []), reference(citing, number)]),
    ...(first !== undefined && more > 0 ? [' ', others(citing, first, all.length, more)] : []),
    ` · ${t.text('summary.citations.people', { people })}`,
  ];
}
