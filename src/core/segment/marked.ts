import { type IdeaKind, ideaKinds, type Span } from './segmentation.ts';

/** A message with its ideas as people marked them. */
export interface MarkedMessage {
  readonly text: string;
  readonly ideas: readonly (Span & { readonly kind: IdeaKind })[];
}

/**
 * Reads a message whose ideas are in braces, each after the first letter of its kind: "Bonjour. {p:Des bancs} merci". A
 * line break is written \n.
 */
export function readMarked(line: string): MarkedMessage {
  const source = line.replaceAll('\\n', '\n');
  const ideas: (Span & { kind: IdeaKind })[] = [];
  let text = '';
  let at = 0;
  for (const { index, 0: whole, 1: letter = '', 2: idea = '' } of source.matchAll(/\{([a-z]):([^{}]*)\}/g)) {
    const kind = ideaKinds.find((one) => one.startsWith(letter));
    if (!kind) throw new Error(`there is no kind of idea that begins with "${letter}"`);
    text += source.slice(at, index);
    ideas.push({ start: text.length, end: text.length + idea.length, kind });
    text += idea;
    at = index + whole.length;
  }
  return { text: text + source.slice(at), ideas };
}
