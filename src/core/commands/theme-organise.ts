import { v7 as uuidv7 } from 'uuid';
import { answer, says } from '../answer.ts';
import { only, type Turn, type Work } from '../conversation/turn.ts';
import { slugOf } from '../text/slug.ts';
import { obstacle } from '../themes/carry-out.ts';
import type { Edit, Plan, PlannedTheme } from '../themes/change.ts';
import { planValues } from '../themes/preview.ts';
import { propose } from '../themes/propose.ts';
import type { Command } from './command.ts';
import { type NamedTheme, namedThemes } from './named-themes.ts';

const themeArgument = { name: 'theme', kind: 'theme', required: true, label: 'arg.theme' } as const;

/** A theme about to be made, in the language that its organiser is answered in; undefined without a letter in its title. */
function planned({ t }: Turn, { title, description }: NamedTheme): PlannedTheme | undefined {
  const slug = slugOf(title);
  if (slug === '') return undefined;
  return {
    id: uuidv7(),
    slug,
    title: { [t.language]: title },
    description: description === undefined ? {} : { [t.language]: description },
  };
}

/** Shows what a plan would do, or says why it can't be done. */
async function proposed(turn: Turn, plan: Plan): Promise<Work> {
  const { t, consultation, now } = turn;
  const reason = obstacle(plan, consultation, now);
  return reason ? only(answer([says(t, reason, planValues(turn, plan))])) : propose(turn, plan);
}

export const themeAdd: Command = {
  name: 'theme add',
  aliases: { fr: ['thème ajouter', 'ajouter thème'], en: ['add theme'] },
  role: 'organiser',
  args: [
    { name: 'title', kind: 'text', required: true, label: 'arg.title' },
    { name: 'description', kind: 'text', required: false, label: 'arg.description' },
  ],
  help: 'theme.add.help',
  async run(turn, { texts }) {
    const { title = '', description } = texts;
    const theme = planned(turn, { title, ...(description === undefined ? {} : { description }) });
    if (!theme) return only(answer([says(turn.t, 'theme.add.title')]));
    return proposed(turn, { kind: 'add', theme });
  },
};

export const themeEdit: Command = {
  name: 'theme edit',
  aliases: { fr: ['thème modifier', 'modifier thème'], en: ['edit theme'] },
  role: 'organiser',
  args: [
    themeArgument,
    {
      name: 'field',
      kind: 'choice',
      required: true,
      label: 'arg.field',
      choices: ['title', 'description', 'keywords'],
    },
    { name: 'text', kind: 'text', required: true, label: 'arg.text' },
  ],
  help: 'theme.edit.help',
  async run(turn, { themes, texts }) {
    const { t } = turn;
    const { theme } = themes;
    const { field, text = '' } = texts;
    if (!theme) return only(answer([says(t, 'misused.theme')]));
    const words = text.split(/[,;]/).map((word) => word.trim());
    const edit: Edit =
      field === 'title' || field === 'description'
        ? { field, text }
        : { field: 'keywords', words: words.filter((word) => word !== '') };
    return proposed(turn, { kind: 'edit', themeId: theme.id, language: t.language, edit });
  },
};

export const themeClose: Command = {
  name: 'theme close',
  aliases: { fr: ['thème fermer', 'fermer thème'], en: ['close theme'] },
  role: 'organiser',
  args: [themeArgument],
  help: 'theme.close.help',
  async run(turn, { themes: { theme } }) {
    if (!theme) return only(answer([says(turn.t, 'misused.theme')]));
    return proposed(turn, { kind: 'close', themeId: theme.id });
  },
};

export const themeMerge: Command = {
  name: 'theme merge',
  aliases: { fr: ['thème fusionner', 'fusionner thème'], en: ['merge theme'] },
  role: 'organiser',
  args: [
    themeArgument,
    {
      name: 'into',
      kind: 'theme',
      required: true,
      label: 'arg.into',
      parted: ['into', 'in', 'with', 'dans', 'avec', '->', '→'],
    },
  ],
  help: 'theme.merge.help',
  async run(turn, { themes: { theme, into } }) {
    if (!theme || !into) return only(answer([says(turn.t, 'misused.theme')]));
    return proposed(turn, { kind: 'merge', themeId: theme.id, intoId: into.id });
  },
};

/** How many sub-themes a theme can be split into at a time. */
const mostParts = 10;

export const themeSplit: Command = {
  name: 'theme split',
  aliases: { fr: ['thème diviser', 'diviser thème'], en: ['split theme'] },
  role: 'organiser',
  args: [themeArgument, { name: 'parts', kind: 'text', required: true, label: 'arg.parts', parted: [':'] }],
  help: 'theme.split.help',
  async run(turn, { themes: { theme }, texts }) {
    const { t } = turn;
    if (!theme) return only(answer([says(t, 'misused.theme')]));
    const named = namedThemes(texts.parts ?? '');
    const parts = named.flatMap((one) => planned(turn, one) ?? []);
    const slugs = new Set(parts.map(({ slug }) => slug));
    if (parts.length < named.length) return only(answer([says(t, 'theme.add.title')]));
    if (slugs.size < parts.length || parts.length < 2 || parts.length > mostParts) {
      return only(answer([says(t, 'theme.split.parts', { most: mostParts })]));
    }
    return proposed(turn, { kind: 'split', themeId: theme.id, parts });
  },
};
