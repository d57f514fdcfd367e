import { encodeAction, noTheme } from '../actions.ts';
import { answer, bullets, button, excerpt, says } from '../answer.ts';
import { type Consultation, openThemes } from '../consultation.ts';
import { localised } from '../language.ts';
import type { Contribution } from '../ports/contribution.ts';
import type { Block, Button, Inline, Reply, Select } from '../reply.ts';
import type { ThemeProbability } from '../tag/tagger.ts';
import type { MessageKey, Translator } from '../translate.ts';
import { isSplittable, mergingAll } from './groups.ts';

/** The likeliest themes of contributions that have none, by contribution id. */
export type LikelyThemes = ReadonlyMap<string, readonly ThemeProbability[]>;

/** Contributions that an acknowledgement lists: as many as a menu to correct them holds on every platform. */
const mostTold = 25;

/** What an acknowledgement speaks of. */
export interface Acknowledged {
  readonly messageId: string;
  readonly contributions: readonly Contribution[];
  readonly likely: LikelyThemes;
  /** What of the message has content and is in none of them; where it was just understood. */
  readonly leftAside?: readonly string[];
}

/** The titles of a contribution's themes in the reader's language, or that it has none. */
function themeNames(t: Translator, consultation: Consultation, contribution: Contribution): string {
  const titles = contribution.taggings.flatMap(({ themeId }) => {
    const theme = consultation.themes.find(({ id }) => id === themeId);
    return theme ? [localised(theme.title, t.language)] : [];
  });
  if (titles.length > 0) return titles.join(', ');
  return t.text(contribution.taggings.length > 0 ? 'theme.none' : 'theme.unknown');
}

/** One contribution on a line: number, theme, the start of its text. */
export function contributionLine(
  t: Translator,
  consultation: Consultation,
  contribution: Contribution,
): Inline[] {
  return [
    { kind: 'strong', text: `#${contribution.number}` },
    ` · ${themeNames(t, consultation, contribution)} · ${excerpt(contribution.text)}`,
  ];
}

/** The menu of all themes that are open, and of none of them. */
export function themeMenu(
  t: Translator,
  consultation: Consultation,
  contribution: Contribution,
  now: Date,
): Select {
  const current = new Set(contribution.taggings.map(({ themeId }) => themeId ?? noTheme));
  const options = openThemes(consultation, now).map((theme) => ({
    label: localised(theme.title, t.language),
    value: theme.id,
    selected: current.has(theme.id),
  }));
  return {
    label: t.text('choose.menu', { number: contribution.number }),
    action: encodeAction({ kind: 'choose', contribution: contribution.id }),
    options: [...options, { label: t.text('theme.none'), value: noTheme, selected: current.has(noTheme) }],
  };
}

/** The button with which an author says that a contribution is several ideas. */
export function splitButton(t: Translator, { id }: Contribution): Button {
  return button(t, 'button.split', encodeAction({ kind: 'split', contribution: id }));
}

/** The button that makes a contribution one with that before it, whose number it names. */
export function joinButton(t: Translator, { id }: Contribution, number: number): Button {
  return {
    label: t.text('button.join', { number }),
    action: encodeAction({ kind: 'join', contribution: id }),
    style: 'secondary',
  };
}

/** What its author can say of a whole message: that it is one idea, or several. */
function groupButtons(t: Translator, { messageId, contributions }: Acknowledged): Button[] {
  const [first, second] = contributions.filter(({ status }) => status === 'published');
  if (first && !second && isSplittable(first, contributions)) return [splitButton(t, first)];
  if (!mergingAll(contributions)) return [];
  return [button(t, 'button.merge', encodeAction({ kind: 'merge', message: messageId }))];
}

function question(
  t: Translator,
  consultation: Consultation,
  contribution: Contribution,
  likely: readonly ThemeProbability[],
): { block: Block; buttons: Button[] } {
  const themes = likely.flatMap(({ themeId }) => consultation.themes.find(({ id }) => id === themeId) ?? []);
  return {
    block: says(t, 'ask.theme', { number: contribution.number, text: excerpt(contribution.text, 80) }),
    buttons: themes.map((theme) => ({
      label: localised(theme.title, t.language),
      action: encodeAction({ kind: 'choose', contribution: contribution.id, theme: theme.id }),
      style: 'primary',
    })),
  };
}

/** An acknowledgement has nothing that its message did not say, and may be seen by the room where it must. */
function acknowledgement(blocks: readonly Block[], extra: Pick<Reply, 'buttons' | 'select'>): Reply {
  return answer(blocks, { ...extra, visibility: 'discreet' });
}

/**
 * The answer to a message: what was understood, each contribution with its number and theme, and buttons to
 * correct it. A contribution whose theme is unknown is asked about first, one at a time.
 */
export function acknowledge(
  t: Translator,
  consultation: Consultation,
  acknowledged: Acknowledged,
  lead: MessageKey = 'noted',
): Reply {
  const { messageId, contributions, likely, leftAside = [] } = acknowledged;
  const published = contributions.filter(({ status }) => status === 'published');
  const hidden = contributions.filter(({ status }) => status === 'hidden');
  const remains =
    hidden.length > 0
      ? [
          says(t, 'hidden.remains', {
            numbers: hidden.map(({ number }) => `#${number}`).join(', '),
            count: hidden.length,
          }),
        ]
      : [];
  const [first] = published;
  if (!first) return answer(remains.length > 0 ? remains : [says(t, 'withdrawn.all')]);
  const single = published.length === 1;
  const told = published.slice(0, mostTold);
  const blocks: Block[] = [
    says(t, lead, { count: published.length }),
    bullets(told.map((contribution) => contributionLine(t, consultation, contribution))),
    ...(told.length < published.length
      ? [says(t, 'noted.more', { count: published.length - told.length })]
      : []),
    ...remains,
    ...(leftAside.length > 0 ? [says(t, 'left.aside', { text: excerpt(leftAside.join(' … '), 80) })] : []),
  ];
  const group = groupButtons(t, acknowledged);
  const undo = button(t, 'button.undo', encodeAction({ kind: 'undo', message: messageId }), 'danger');
  const not = button(t, 'button.not', encodeAction({ kind: 'not', contribution: first.id }));

  const unknown = published.find(({ taggings }) => taggings.length === 0);
  if (unknown) {
    const asked = question(t, consultation, unknown, likely.get(unknown.id) ?? []);
    const other = button(t, 'button.other', encodeAction({ kind: 'other', contribution: unknown.id }));
    return acknowledgement([...blocks, asked.block], {
      buttons: [...asked.buttons, other, ...(single ? [not] : []), ...group, undo],
    });
  }
  const right = button(t, 'button.right', encodeAction({ kind: 'right', message: messageId }), 'primary');
  if (single) {
    const other = button(t, 'button.other', encodeAction({ kind: 'other', contribution: first.id }));
    return acknowledgement(blocks, { buttons: [right, other, not, ...group, undo] });
  }
  return acknowledgement(blocks, {
    buttons: [right, ...group, undo],
    select: {
      label: t.text('correct.menu'),
      action: encodeAction({ kind: 'open' }),
      options: told.map((one) => ({
        label: `#${one.number} ${excerpt(one.text, 60)}`,
        value: one.id,
        selected: false,
      })),
    },
  });
}
