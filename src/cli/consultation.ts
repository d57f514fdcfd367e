import { readFile } from 'node:fs/promises';
import { ConfigurationError } from '../configuration-error.ts';
import { phaseAt } from '../core/consultation.ts';
import { ConsultationFileError, readConsultation } from '../core/consultation-file.ts';
import { localised } from '../core/language.ts';
import { chosenConsultation, printedLanguage, withApplication } from './context.ts';
import { print, printJson } from './output.ts';

interface JsonOption {
  readonly json?: boolean;
}

/** `contribuez consultation load FILE`: creates the consultation of the file or brings it in line with it. */
export async function load(file: string, { json }: JsonOption): Promise<void> {
  const yaml = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new ConfigurationError(`${file} can't be read (${error.code ?? error.message}).`);
  });
  const now = new Date();
  const wanted = ((): ReturnType<typeof readConsultation> => {
    try {
      return readConsultation(yaml, now);
    } catch (error) {
      if (!(error instanceof ConsultationFileError)) throw error;
      throw new ConfigurationError(error.problems.map((problem) => `${file}: ${problem}`).join('\n'));
    }
  })();
  await withApplication(async ({ store }) => {
    const known = await store.transaction(async ({ consultations }) => {
      const before = await consultations.bySlug(wanted.slug);
      const id = before?.id ?? (await consultations.create(wanted));
      if (before) await consultations.update(id, wanted, now);
      await consultations.setStandard(id);
      return before !== undefined;
    });
    if (json) return printJson({ slug: wanted.slug, themes: wanted.themes.length, created: !known });
    return print(
      `${wanted.slug} is ${known ? 'brought in line with the file' : 'created'}, with ${wanted.themes.length} themes. People are on it from now on.`,
    );
  });
}

/** `contribuez consultation list`. */
export function list({ json }: JsonOption): Promise<void> {
  return withApplication(async (context) => {
    const all = await context.store.consultations.list();
    const standard = await context.store.consultations.standard();
    const rows = all.map((one) => ({
      slug: one.slug,
      title: localised(one.title, printedLanguage(context.config, one)),
      phase: phaseAt(one, new Date()),
      themes: one.themes.length,
      current: one.id === standard?.id,
    }));
    if (json) return printJson({ consultations: rows });
    return print(
      rows
        .map(
          ({ slug, title, phase, themes, current }) =>
            `${current ? '*' : ' '} ${slug}: ${title} (${phase}, ${themes} themes)`,
        )
        .join('\n'),
    );
  });
}

/** `contribuez consultation use SLUG`: people are on this one where nothing else says. */
export function use(slug: string, { json }: JsonOption): Promise<void> {
  return withApplication(async (context) => {
    const consultation = await chosenConsultation(context, slug);
    await context.store.consultations.setStandard(consultation.id);
    if (json) return printJson({ slug });
    return print(`People are on ${slug} from now on.`);
  });
}
