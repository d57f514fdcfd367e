import type { TaggableTheme } from './tagger.ts';

/** All that a theme says of itself. Its title counts twice: it is worth more than one mention in a description. */
export function themeText({ title, description, keywords }: TaggableTheme): string {
  const titles = Object.values(title);
  return [...titles, ...titles, ...Object.values(description), ...Object.values(keywords).flat()].join('\n');
}
