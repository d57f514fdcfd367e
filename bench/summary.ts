// `npm run bench -- summary`: the embedded synthesis on a real database, from nothing, when nothing changed, and after one
// contribution more.

import type { Application } from '../src/application.ts';
import { Summariser } from '../src/core/summarise/consultation-summary.ts';
import { peakMegabytes } from './peak-memory.ts';
import { fill } from './summary-fill.ts';

/** Measures the summary of so many contributions; `row` prints a line. */
export async function benchSummary(
  application: Application,
  count: number,
  row: (what: string, figure: string) => void,
): Promise<void> {
  const { store } = application;
  const consultation = await store.consultations.standard();
  if (!consultation) throw new Error('no consultation');
  const timed = async (work: () => Promise<unknown>): Promise<string> => {
    const began = performance.now();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    // On a busy machine the first tells little; the second leaves out what PostgreSQL does.
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    return `${seconds} s, ${((user + system) / 1e6).toFixed(2)} s of them this process’s work`;
  };
  const most = (): string => `${Math.round(peakMegabytes())} MB`;
  row(`${count} contributions stored`, await timed(() => fill(application, consultation.id, count)));
  row('memory of this process until here', most());
  const summariser = new Summariser(store);
  const summarise = async (): Promise<void> => {
    const { contributions } = await summariser.summarise(consultation, {});
    if (contributions < count) throw new Error(`${contributions} of ${count} summarised`);
  };
  row(`summary of ${count} contributions, from nothing`, await timed(summarise));
  row('the same again, nothing changed', await timed(summarise));
  await fill(application, consultation.id, 1);
  row('the same after one contribution more', await timed(summarise));
  row('memory of this process, at most', most());
}
