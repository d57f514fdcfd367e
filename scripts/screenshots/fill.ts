import type { Application } from '../../src/application.ts';
import { readConsultation } from '../../src/core/consultation-file.ts';
import { Gatherer } from '../../src/core/gather/gather.ts';
import { sampleConsultation, sampleContributions, sampleVotes } from './sample.ts';

const begin = Date.UTC(2025, 8, 1, 9);
const aDay = 86_400_000;

/** Votes, and the reasons that some gave with them; each vote is another person's. */
async function vote({ store, database }: Application, consultationId: string): Promise<void> {
  for (const { on, agree, disagree, reasons = [] } of sampleVotes) {
    const contribution = await store.contributions.byNumber(consultationId, on + 1);
    if (!contribution) continue;
    const voters = await Promise.all(
      Array.from({ length: agree + disagree }, (_, i) =>
        store.participants.findOrCreate('import', `voter ${i}`),
      ),
    );
    await database.client.vote.createMany({
      data: voters.map(({ id: participantId }, i) => ({
        contributionId: contribution.id,
        participantId,
        choice: i < agree ? 'agree' : 'disagree',
      })),
    });
    await database.client.argument.createMany({
      data: reasons.flatMap(([side, text], i) => {
        const person = side === 'for' ? voters[i] : voters.at(-1 - i);
        return person ? [{ contributionId: contribution.id, participantId: person.id, side, text }] : [];
      }),
    });
  }
}

/** Puts the invented consultation and all that was said in it into a program's database, and people on it; its id. */
export async function fillWithSample(application: Application): Promise<string> {
  const { store, engine } = application;
  const id = await store.consultations.create(readConsultation(sampleConsultation, new Date(begin)));
  await store.consultations.setStandard(id);
  const consultation = await store.consultations.byId(id);
  if (!consultation) throw new Error('the sample is not there');
  const gatherer = new Gatherer({
    store,
    understanding: engine.understanding,
    consultation,
    source: 'sample',
    now: new Date(begin),
  });
  await gatherer.gather(
    sampleContributions.map(([author, day, themes, text], i) => ({
      id: String(i),
      text,
      author,
      date: new Date(begin + (day - 1) * aDay + (i % 9) * 3_600_000),
      themes: consultation.themes.filter(({ slug }) => themes.split(' ').includes(slug)),
    })),
  );
  await vote(application, id);
  return id;
}
