import type { Theme } from '../consultation.ts';
import type { ExportedContribution } from '../ports/exported.ts';
import type { ExportSource } from './source.ts';

/** A contribution as one object, whatever is not known null; themes by their short names. */
function rowOf({ places, audience }: ExportSource, one: ExportedContribution): object {
  const slug = (theme: Theme | undefined): string | null => theme?.slug ?? null;
  const place = (id: string | null) => (id === null ? undefined : places.get(id));
  const row = {
    number: one.number,
    text: one.text ?? null,
    language: one.language,
    kind: one.kind ?? null,
    themes: one.taggings.map(({ themeId, probability, origin }) => ({
      theme: slug(place(themeId)?.theme),
      subTheme: slug(place(themeId)?.subTheme),
      probability,
      origin,
    })),
    votes: one.votes,
    arguments: one.arguments.map(({ side, text, pseudonym, createdAt }) => ({
      side,
      text,
      participant: pseudonym,
      created: createdAt.toISOString(),
    })),
    created: one.createdAt.toISOString(),
    edited: one.editedAt?.toISOString() ?? null,
    platform: one.platform,
    participant: one.pseudonym ?? null,
    affiliation: one.affiliation ?? null,
  };
  if (audience === 'everyone') return row;
  return {
    ...row,
    status: one.status,
    withdrawn: one.withdrawnAt?.toISOString() ?? null,
    judgements: one.judgements.map(({ pseudonym, themeIds, independent }) => ({
      participant: pseudonym,
      themes: themeIds.map((id) => slug(place(id)?.subTheme ?? place(id)?.theme)),
      independent,
    })),
  };
}

/** One object a line. */
export async function* jsonl(source: ExportSource): AsyncGenerator<string> {
  for await (const page of source.pages()) {
    yield page.map((one) => `${JSON.stringify(rowOf(source, one))}\n`).join('');
  }
}
