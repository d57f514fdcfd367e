import { encodeAction } from '../actions.ts';
import { answer, bullets, button, excerpt, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { isAuthor } from '../conversation/corrections.ts';
import { isOrganiser, only, type Turn } from '../conversation/turn.ts';
import { dayIn } from '../moment.ts';
import type { ExportedContribution } from '../ports/exported.ts';
import type { Repositories } from '../ports/store.ts';
import type { Block, Button, Inline } from '../reply.ts';
import { pathTitle } from '../themes/path.ts';
import type { Translator } from '../translate.ts';
import type { Command } from './command.ts';
import { commandAction } from './command-action.ts';
import { absentBlocks } from './gone.ts';
import { hiddenContribution } from './hidden-contribution.ts';
import { passages } from './passages.ts';
import { openPages, type PageOf, reference } from './references.ts';

/** Of those that say the same, how many are listed: more than anybody looks through by pages. */
const listed = 200;

/** What a contribution is read with. */
interface Reading {
  readonly t: Translator;
  readonly consultation: Consultation;
  readonly repositories: Pick<Repositories, 'reportSource' | 'summaries' | 'contributions'>;
  readonly pageOf?: PageOf | undefined;
}

function themesText({ t, consultation }: Reading, { taggings }: ExportedContribution): string {
  const titles = taggings.flatMap(({ themeId }) => {
    const theme = consultation.themes.find(({ id }) => id === themeId);
    return theme ? [pathTitle(consultation, theme, t.language)] : [];
  });
  return titles.length > 0 ? titles.join(', ') : t.text(taggings.length > 0 ? 'theme.none' : 'theme.unknown');
}

/** What is known of a contribution: its theme, when it was said and by whom, and what people answered. */
function factsBlocks(reading: Reading, one: ExportedContribution): Block[] {
  const { t, consultation, pageOf } = reading;
  const { number, kind, pseudonym, affiliation, createdAt, editedAt, votes } = one;
  const day = (at: Date): string => dayIn(at, t.language, consultation.timeZone);
  const who = [pseudonym, affiliation].filter((name) => name !== undefined).join(', ');
  const page = pageOf?.(number);
  return [
    says(t, 'contribution.facts', { themes: themesText(reading, one), day: day(createdAt), who }),
    ...(kind ? [says(t, `why.kind.${kind}`)] : []),
    ...(editedAt ? [says(t, 'contribution.edited', { day: day(editedAt) })] : []),
    ...(votes.agree + votes.disagree + votes.pass > 0 ? [says(t, 'contribution.votes', votes)] : []),
    ...(['for', 'against'] as const).flatMap((side) => {
      const reasons = one.arguments.filter((reason) => reason.side === side);
      const quotes = reasons.map(({ text }): Block => ({ kind: 'quote', text }));
      return quotes.length > 0 ? [says(t, `summary.${side}`), ...quotes] : [];
    }),
    ...(page === undefined
      ? []
      : [{ kind: 'paragraph' as const, inlines: [{ kind: 'link' as const, text: page, url: page }] }]),
  ];
}

/** A contribution in full, with how many say the same in a summary; or why it is not to be read. */
export async function contributionBlocks(
  reading: Reading,
  number: number,
): Promise<{ readonly blocks: Block[]; readonly same: number }> {
  const { t, consultation, repositories } = reading;
  const one = await repositories.reportSource.one(consultation.id, number);
  if (one?.text === undefined) return { blocks: await absentBlocks(reading, number, one), same: 0 };
  const same = await repositories.summaries.sayingSame(consultation.id, number);
  return {
    blocks: [
      { kind: 'heading', text: t.text('page.contribution', { number: String(number) }) },
      ...passages(one.text),
      ...factsBlocks(reading, one),
    ],
    same: same.length,
  };
}

/** All contributions that say the same as one, as a summary has found. */
export async function sameBlocks(reading: Reading, number: number, summary?: number): Promise<Block[]> {
  const { t, consultation, repositories } = reading;
  const numbers = await repositories.summaries.sayingSame(consultation.id, number, summary);
  if (numbers.length === 0) return [says(t, 'contribution.same.none', { number: String(number) })];
  const { count, page } = await repositories.reportSource.find(consultation.id, { numbers }, 0, listed);
  const lines = page.flatMap((one): Inline[][] =>
    one.text === undefined ? [] : [[reference(reading, one.number), ` · ${excerpt(one.text)}`]],
  );
  return [
    // A sign in front of the number would be read as the count.
    says(t, 'contribution.same', { number: `#${number}`, count }),
    bullets(lines),
    ...(count > lines.length ? [says(t, 'mine.more', { shown: lines.length })] : []),
  ];
}

/** What the reader can do with it: its author may correct it, an organiser its theme, everybody see why it has that. */
async function buttonsFor(turn: Turn, number: number, same: number): Promise<Button[]> {
  const { t, consultation, repositories } = turn;
  const one = await repositories.contributions.byNumber(consultation.id, number);
  if (!one) return [];
  const { id, status } = one;
  if (status !== 'published') {
    const isRestorable = status === 'withdrawn' && isAuthor(turn, one);
    const restore = encodeAction({ kind: 'restore', contribution: id });
    return isRestorable
      ? [{ label: t.text('button.restore', { number: String(number) }), action: restore, style: 'secondary' }]
      : [];
  }
  const all = t.text('summary.citations.all', { count: same, number: String(number) });
  return [
    ...(same > 0
      ? [{ label: all, action: commandAction(`contribution ${number} same`), style: 'primary' as const }]
      : []),
    button(t, 'button.why', commandAction(`why ${number}`)),
    ...(isAuthor(turn, one) || isOrganiser(turn)
      ? [button(t, 'button.other', encodeAction({ kind: 'other', contribution: id }))]
      : []),
    ...(isAuthor(turn, one)
      ? [button(t, 'button.not', encodeAction({ kind: 'not', contribution: id }))]
      : []),
  ];
}

/** Shows one contribution in full, or all that say the same. */
export const contribution: Command = {
  name: 'contribution',
  aliases: { fr: ['contribution', 'lire'], en: ['read'] },
  role: 'everyone',
  args: [
    { name: 'number', kind: 'number', required: true, label: 'arg.number' },
    {
      name: 'view',
      kind: 'choice',
      required: false,
      label: 'arg.view',
      choices: ['same'],
      french: { same: 'pareilles' },
    },
    { name: 'summary', kind: 'number', required: false, label: 'arg.summary' },
  ],
  help: 'contribution.help',
  paged: true,
  async run(turn, { numbers, texts }) {
    const reading: Reading = { ...turn, pageOf: await openPages(turn) };
    const number = numbers.number ?? 0;
    if (texts.view === 'same') return only(answer(await sameBlocks(reading, number, numbers.summary)));
    const hidden = await hiddenContribution(turn, number);
    if (hidden) return only(hidden);
    const { blocks, same } = await contributionBlocks(reading, number);
    return only(answer(blocks, { buttons: await buttonsFor(turn, number, same) }));
  },
};
