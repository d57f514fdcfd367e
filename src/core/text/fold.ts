const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** Beyond ASCII's letters, digits, spaces and marks: only then is there an accent, a ligature or a mark to make plain. */
const beyondPlain = /[^ !-_a-z{-~]/;
/** Beyond these are the other marks that stand on letters, and the other invisible characters. */
const beyondLatin = /[^\0-\u036f\u2010-\u2027\u20a0-\u20bf]/;

/**
 * A text as it compares: small letters, no accents, ligatures parted, typographic apostrophes made plain, invisible
 * characters out, white space single. People type "ecole", "École" and "école" for one word.
 */
export function fold(text: string): string {
  const small = text.toLowerCase();
  if (!beyondPlain.test(small)) return spaced(small);
  const parted = small.normalize('NFKD');
  const bare = beyondLatin.test(parted)
    ? parted.replace(/[\p{M}\p{Cf}]/gu, '')
    : parted.replace(/[\u0300-\u036f]|\u00ad/g, '');
  return spaced(bare.replace(/[œæßøłđ]/g, (letter) => ligatures[letter] ?? letter).replace(/[’‘ʼ`´]/g, "'"));
}

function spaced(text: string): string {
  return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}
