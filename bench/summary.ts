// `npm run bench -- summary`: the embedded synthesis on a real database, from nothing, when nothing changed, and after one
// contribution more.
import type { Application } from '../src/application.ts';
import type { Consultation } from '../src/core/consultation.ts';
import { randomFrom } from '../src/core/random.ts';
import { Summariser } from '../src/core/summarise/consultation-summary.ts';
import { samples, subjects } from './samples.ts';

const people = 997;
/** Rows that are stored at a time. */
const batch = 2_000;
const words =
  'gratuit local rapide ouvert public simple durable propre sûr proche chaque école village quartier mairie marché gare rue place parc bus vélo train santé emploi impôt logement énergie déchet culture sport'.split(
    ' ',
  );

/** Chat-length texts of a few subjects, each in many wordings. */
function texts(count: number): string[] {
  const random = randomFrom(7);
  const one = (from: readonly string[]): string => from[random.below(from.length)] ?? '';
  return Array.from({ length: count }, () => {
    const more = Array.from({ length: 1 + random.below(4) }, () => one(words)).join(' ');
    return `${one(samples)} pour ${one(subjects)} ${more}`;
  });
}

/** Stores contributions, each in one of the consultation's themes. */
async function store(
  { store: { contributions, participants } }: Application,
  { id, themes }: Consultation,
  said: readonly string[],
  name: string,
): Promise<void> {
  const authors: string[] = [];
  for (let i = 0; i < Math.min(people, said.length); i += 1) {
    authors.push((await participants.findOrCreate('import', `bench-${i}`)).id);
  }
  for (let from = 0; from < said.length; from += batch) {
    const gathered = said.slice(from, from + batch).map((text, at) => {
      const i = from + at;
      const participantId = authors[i % authors.length] ?? '';
      const themeId = themes[i % themes.length]?.id ?? null;
      const createdAt = new Date();
      return {
        message: {
          consultationId: id,
          participantId,
          at: { platform: 'import' as const, installation: 'bench', channel: name },
          message: `${name}-${i}`,
          text,
          language: 'fr' as const,
          sentAt: createdAt,
        },
        contribution: {
          text,
          language: 'fr' as const,
          span: { start: 0, end: text.length },
          boundedByAuthor: false,
          taggings: [{ themeId, probability: 0.9, origin: 'embedded' as const }],
          createdAt,
        },
      };
    });
    await contributions.gather(id, gathered);
  }
}

/** Measures the summary of so many contributions; `row` prints a line. */
export async function benchSummary(
  application: Application,
  count: number,
  row: (what: string, figure: string) => void,
): Promise<void> {
  const consultation = await application.store.consultations.standard();
  if (!consultation) throw new Error('no consultation');
  await store(application, consultation, texts(count), `all-${count}`);
  const summariser = new Summariser(application.store);
  const timed = async (): Promise<string> => {
    const began = performance.now();
    const { contributions } = await summariser.summarise(consultation, {});
    if (contributions < count) throw new Error(`${contributions} of ${count} summarised`);
    return `${((performance.now() - began) / 1000).toFixed(2)} s`;
  };
  row(`summary of ${count} contributions, from nothing`, await timed());
  row('the same again, nothing changed', await timed());
  await store(application, consultation, ['un guichet unique de plus'], `more-${count}`);
  row('the same after one contribution more', await timed());
  const megabytes = process.resourceUsage().maxRSS / 1024;
  row('memory of this process, at most', `${Math.round(megabytes)} MB`);
}
