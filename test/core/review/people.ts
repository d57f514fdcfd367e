import { renderText } from '../../../src/adapters/console/render.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { type House, Person, plainSpaces } from '../../support/conversation.ts';

/** What somebody reads. */
export const read = (reply: Reply | undefined): string => (reply ? plainSpaces(renderText(reply)) : '');

/** The number of the contribution that a card asks about. */
export const numberIn = (text: string): number =>
  Number(/(?:rattacher|Which theme does) #(\d+)/.exec(text)?.[1] ?? Number.NaN);

/** An organiser of the house's consultation. */
export async function organiser(house: House, name: string, locale = 'fr'): Promise<Person> {
  const participant = await house.store.participants.findOrCreate('telegram', name);
  await house.store.participants.grant(participant.id, await consultationOf(house), 'organiser');
  return new Person(house, name, locale);
}

/** The id of the house's consultation. */
export async function consultationOf(house: House): Promise<string> {
  const consultation = await house.store.consultations.standard();
  return consultation?.id ?? '';
}

/** The contribution of a number. */
export async function numbered(house: House, number: number) {
  return house.store.contributions.byNumber(await consultationOf(house), number);
}

/** What the bot answers to a line. */
export const ask = (one: Person, line: string): Promise<Reply | undefined> => one.send(one.message(line));
