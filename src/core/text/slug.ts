import { fold } from './fold.ts';

/** A title as a short name that people can type: "Vie privée & données" gives "vie-privee-donnees". Empty without letters. */
export function slugOf(title: string): string {
  const parts = fold(title).match(/[a-z0-9]+/g) ?? [];
  return parts.join('-').slice(0, 60).replace(/-$/, '');
}
