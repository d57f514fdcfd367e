// What `npm run bench -- summary` summarises: chat-length texts of a few subjects in many wordings, by people of whom some
// write much, in themes of unequal size. PostgreSQL makes the rows itself: a million takes minutes, and none of this process's memory.
import type { Application } from '../src/application.ts';
import { randomFrom } from '../src/core/random.ts';
import { searchTerms } from '../src/core/text/search-terms.ts';
import { samples, subjects } from './samples.ts';

/** Contributions a person gives on average. */
const each = 10;
/** Wordings that a text is drawn from beside its sample and subject. */
const wordings = 5_000;
const words =
  'gratuit local rapide ouvert public simple durable propre sûr proche chaque école village quartier mairie marché gare rue place parc bus vélo train santé emploi impôt logement énergie déchet culture sport'.split(
    ' ',
  );

/** Pieces of texts with what each is found by. */
function pieces(texts: readonly string[]): readonly [texts: readonly string[], terms: readonly string[]] {
  return [texts, texts.map((text) => searchTerms(text).join(' '))];
}

/** Stores so many contributions, numbered on from those that are there. */
export async function fill(
  { database: { client } }: Pick<Application, 'database'>,
  consultationId: string,
  count: number,
): Promise<void> {
  const random = randomFrom(7);
  const ends = Array.from({ length: wordings }, () =>
    Array.from({ length: 1 + random.below(4) }, () => words[random.below(words.length)] ?? '').join(' '),
  );
  const people = Math.max(10, Math.round(count / each));
  const [[first, firstTerms], [second, secondTerms], [third, thirdTerms]] = [
    pieces(samples),
    pieces(subjects),
    pieces(ends),
  ];
  await client.$transaction(
    async (db) => {
      const run = (sql: string, ...values: unknown[]): Promise<number> =>
        db.$executeRawUnsafe(sql, ...values);
      await run('SELECT setseed(0.5)');
      await run(
        `INSERT INTO participant (id, pseudonym)
         SELECT gen_random_uuid(), 'bench-' || i FROM generate_series(1, $1::int) i ON CONFLICT DO NOTHING`,
        people,
      );
      await run(`CREATE TEMP TABLE person ON COMMIT DROP AS
        SELECT substr(pseudonym, 7)::int AS place, id FROM participant WHERE pseudonym LIKE 'bench-%'`);
      await run(
        `CREATE TEMP TABLE said ON COMMIT DROP AS
         SELECT k.last_number + i AS number, gen_random_uuid() AS id, gen_random_uuid() AS message_id,
           ceil($2::int * random() ^ 2)::int AS person, random() AS theme,
           ceil(random() * $3::int)::int AS a, ceil(random() * $4::int)::int AS b, ceil(random() * $5::int)::int AS c
         FROM generate_series(1, $1::int) i, consultation k WHERE k.id = $6::uuid`,
        count,
        people,
        first.length,
        second.length,
        third.length,
        consultationId,
      );
      await run(
        `INSERT INTO message (id, consultation_id, participant_id, platform, installation, platform_channel_id, platform_message_id, text, language, sent_at)
         SELECT message_id, $1::uuid, person.id, 'import', 'bench', 'bench', number::text, '', 'fr', now()
         FROM said JOIN person ON person.place = greatest(1, said.person)`,
        consultationId,
      );
      await run(
        `INSERT INTO contribution (id, consultation_id, number, message_id, participant_id, text, language, kind, search_terms)
         SELECT said.id, $1::uuid, number, message_id, person.id,
           ($2::text[])[a] || ' pour ' || ($3::text[])[b] || ' ' || ($4::text[])[c], 'fr',
           CASE WHEN number % 3 > 0 THEN 'proposal'::"ContributionKind" END,
           string_to_array(concat_ws(' ', ($5::text[])[a], ($6::text[])[b], ($7::text[])[c]), ' ')
         FROM said JOIN person ON person.place = greatest(1, said.person) ORDER BY number`,
        consultationId,
        first,
        second,
        third,
        firstTerms,
        secondTerms,
        thirdTerms,
      );
      // Themes come by the odds of 1, 1/2, 1/3, …; one contribution in fifty is in none.
      await run(
        `WITH odds AS (
           SELECT id, 1.0 / row_number() OVER (ORDER BY position) AS weight, position FROM theme
           WHERE consultation_id = $1::uuid),
         parts AS (
           SELECT id, 0.98 * sum(weight) OVER (ORDER BY position) / sum(weight) OVER () AS upto,
             0.98 * (sum(weight) OVER (ORDER BY position) - weight) / sum(weight) OVER () AS above FROM odds)
         INSERT INTO tagging (id, contribution_id, theme_id, probability, origin)
         SELECT gen_random_uuid(), said.id, parts.id, 0.9, 'embedded'
         FROM said LEFT JOIN parts ON said.theme >= parts.above AND said.theme < parts.upto`,
        consultationId,
      );
      await run(
        `INSERT INTO vote (id, contribution_id, participant_id, choice, changed_at)
         SELECT gen_random_uuid(), said.id, person.id,
           (CASE WHEN number % 100 < 70 THEN 'agree' ELSE 'disagree' END)::"VoteChoice", now()
         FROM said JOIN person ON person.place = greatest(1, said.person + said.number % 7) WHERE number % 10 = 0`,
      );
      await run(
        'UPDATE consultation SET last_number = last_number + $1::int WHERE id = $2::uuid',
        count,
        consultationId,
      );
    },
    { timeout: 3_600_000 },
  );
  await client.$executeRawUnsafe('VACUUM ANALYZE');
}
