import { answer, says } from '../answer.ts';
import { only } from '../conversation/turn.ts';
import { localised } from '../language.ts';
import { slugOf } from '../text/slug.ts';
import { act } from './act.ts';
import type { Command } from './command.ts';

const themeArgument = { name: 'theme', kind: 'theme', required: true, label: 'arg.theme' } as const;

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
    const { t, consultation } = turn;
    const title = texts.title ?? '';
    const { description } = texts;
    const slug = slugOf(title);
    if (slug === '') return only(answer([says(t, 'theme.add.title')]));
    return async (repositories) => {
      const now = await repositories.consultations.byId(consultation.id);
      if (now?.themes.some((theme) => theme.slug === slug))
        return answer([says(t, 'theme.add.known', { title })]);
      await repositories.themes.add(consultation.id, {
        slug,
        title: { [t.language]: title },
        description: description === undefined ? {} : { [t.language]: description },
        keywords: {},
      });
      await repositories.audit(act(turn, 'theme add', slug));
      return answer([
        says(t, 'theme.added', { title, slug }),
        ...(description === undefined ? [says(t, 'theme.add.describe', { slug })] : []),
      ]);
    };
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
    const { field = '', text = '' } = texts;
    if (!theme) return only(answer([says(t, 'misused.theme')]));
    const words = text.split(/[,;]/).map((word) => word.trim());
    const change =
      field === 'title'
        ? { title: { ...theme.title, [t.language]: text } }
        : field === 'description'
          ? { description: { ...theme.description, [t.language]: text } }
          : { keywords: { ...theme.keywords, [t.language]: words.filter((word) => word !== '') } };
    return async (repositories) => {
      await repositories.themes.update(theme.id, change);
      await repositories.audit(act(turn, 'theme edit', theme.slug, { field }));
      return answer([says(t, 'theme.edited', { title: localised(theme.title, t.language) })]);
    };
  },
};

export const themeClose: Command = {
  name: 'theme close',
  aliases: { fr: ['thème fermer', 'fermer thème'], en: ['close theme'] },
  role: 'organiser',
  args: [themeArgument],
  help: 'theme.close.help',
  async run(turn, { themes }) {
    const { t, now } = turn;
    const { theme } = themes;
    if (!theme) return only(answer([says(t, 'misused.theme')]));
    return async (repositories) => {
      await repositories.themes.close(theme.id, now);
      await repositories.audit(act(turn, 'theme close', theme.slug));
      return answer([says(t, 'theme.close.done', { title: localised(theme.title, t.language) })]);
    };
  },
};
