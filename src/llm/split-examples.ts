import type { ShownPart } from './split-parts.ts';

/** A message with its parts, as the model is shown how to answer. */
export interface SplitExample {
  readonly text: string;
  readonly parts: readonly ShownPart[];
}

const part = (role: ShownPart['role'], words: string, last = ''): ShownPart => ({ words, last, role });

/** Invented for the prompt: no message of a benchmark, of the training or of a consultation is among them. */
export const splitExamples: readonly SplitExample[] = [
  {
    text: 'Coucou ! La médiathèque ferme à 17 h alors que je finis à 18 h, ouvrez-la un soir par semaine. Et puis des livres en gros caractères ce serait top, merci',
    parts: [
      part('greeting', 'Coucou !'),
      part('idea', 'La médiathèque ferme à 17 h alors que je finis à 18 h, ouvrez-la un soir par semaine.'),
      part('aside', 'Et puis'),
      part('idea', 'des livres en gros caractères ce serait top,'),
      part('greeting', 'merci'),
    ],
  },
  {
    text: 'moins de plastik a la cantine et le repas a 1 euro pr les boursiers',
    parts: [
      part('idea', 'moins de plastik a la cantine'),
      part('aside', 'et'),
      part('idea', 'le repas a 1 euro pr les boursiers'),
    ],
  },
  {
    text: '« L’art ne sert à rien », disait mon oncle. C’est jusqu’à quand, ce vote ?',
    parts: [
      part('quote', '« L’art ne sert à rien », disait mon oncle.'),
      part('meta', 'C’est jusqu’à quand, ce vote ?'),
    ],
  },
  {
    text: 'I’m Tom, from the hill. Last winter the lifts of our tower stood still for six weeks, my neighbour carried her twins up nine floors every day. Get a second maintenance firm! No to the new parking deck though: turn that plot into a playground',
    parts: [
      part('speaker', 'I’m Tom, from the hill.'),
      part('idea', 'Last winter the lifts of our tower stood', 'every day. Get a second maintenance firm!'),
      part('idea', 'No to the new parking deck though:'),
      part('idea', 'turn that plot into a playground'),
    ],
  },
];
