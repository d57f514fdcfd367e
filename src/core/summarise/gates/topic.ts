import { fold } from '../../text/fold.ts';
import { words } from '../../text/words.ts';

/** What stands before a thing that all know of: it asks for none, as “des bancs” does. */
const definite = /^(?:(?:le|la|les|notre|nos|leurs?|the|our|their|its) |l')/u;
/** Behind a noun: it says of which kind it is, never what it does. */
const describes =
  /(?:iques?|al|ales?|aux|els?|elles?|ifs?|ives?|aires?|iers?|ieres?|bles?|ais|aises?|ois|oises?|iens?|iennes?|ics?|ubli(?:c|que)s?|local|public|social)$/u;
const publicly = /^(?:public|local|social|national|private|rural|urban|municipal)$/u;

/** Whether one of the things that a text names is named and no more. */
function isBare(thing: string): boolean {
  const [first = '', second, third] = words(thing.replace(definite, ''));
  if (third !== undefined || first === '') return false;
  if (definite.test(thing)) return second === undefined || describes.test(second) || publicly.test(first);
  return second === undefined || publicly.test(first);
}

/**
 * Whether a text only names things and says nothing of them: “La santé et l’éducation”. A thing that is not there yet
 * (“des bancs”, “night buses”), more or less of it, and what is done to it (“la gratuité des bus”) is something said.
 */
export function isBareTopic(text: string): boolean {
  const things = fold(text)
    .replace(/[.!…]+$/u, '')
    .split(/, (?:et |and |ou |or )?| (?:et|and|ou|or) /u);
  return things.every((thing) => isBare(thing));
}
