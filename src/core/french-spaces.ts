const typed = /(<code>.*?<\/code>)/s;

/**
 * A French sentence with the spaces that no line may end at: before ? ! : ; % and », behind « and n°. What people are to type
 * keeps its own. The locale file has plain spaces, which can be told from each other and typed.
 */
export function unbroken(sentence: string): string {
  return sentence
    .split(typed)
    .map((part) =>
      part.startsWith('<code>')
        ? part
        : // Two colons begin the form of a number in ICU's messages.
          part.replace(/ (?=[?!;»%]|:(?!:))|(?<=«|\bn°) /g, '\u00a0'),
    )
    .join('');
}
