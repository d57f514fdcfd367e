import { createSynthesiser, type SynthesiserOptions } from '../../src/llm/synthesis/synthesiser.ts';
import { engineOn, openHouse, Person } from '../support/conversation.ts';
import { fill } from './consultation.ts';
import { type Liar, startLiar } from './liar.ts';
import { asked, keepingLog } from './setup.ts';

/** A house in which people said things, with a server that answers as a model would. */
export async function openSynthesisHouse() {
  const house = await openHouse();
  await fill(house);
  const server = await startLiar();
  const { log, lines } = keepingLog();
  const model = (changed: Partial<SynthesiserOptions> = {}) =>
    createSynthesiser({
      baseURL: server.url,
      ...asked(),
      log,
      ...changed,
    });
  return {
    house,
    server,
    lines,
    model,
    /** What an organiser reads whose program has a model that answers so. */
    async told(liar: Liar, changed: Partial<SynthesiserOptions> = {}, line = '/synthèse'): Promise<string> {
      server.be(liar);
      // What another model said would be given again.
      await house.database.client.themeSummary.deleteMany();
      const engine = engineOn(house.store, { synthesiser: model(changed) });
      return new Person({ engine }, 'Cheffe', 'fr').says(line);
    },
    async close(): Promise<void> {
      server.stop();
      await house.database.close();
    },
  };
}
