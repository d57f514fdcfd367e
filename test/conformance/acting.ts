import { until } from './served-house.ts';
import type { Place, PlatformPerson, Shown } from './world.ts';

/** Lets something happen, and gives the bot's message that is new or changed after it and that reads so. */
export async function answered(
  person: PlatformPerson,
  act: () => Promise<unknown>,
  reads: RegExp,
  place?: Place,
): Promise<Shown> {
  const before = new Map(person.sees(place).map((shown) => [shown.id, JSON.stringify(shown)]));
  await act();
  let found: Shown | undefined;
  const fresh = (): Shown[] =>
    person.sees(place).filter((shown) => before.get(shown.id) !== JSON.stringify(shown));
  try {
    await until(() => {
      found = fresh().findLast(({ text }) => reads.test(text));
      return found !== undefined;
    }, String(reads));
  } catch {
    throw new Error(`no answer reads ${reads}; new are: ${JSON.stringify(fresh(), null, 1)}`);
  }
  if (!found) throw new Error('unreachable');
  return found;
}
