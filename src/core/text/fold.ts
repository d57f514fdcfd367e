const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** A word that is folded as it stands: most are. */
const isFolded = /^[a-z\d]+$/;

/**
 * A text as it compares: small letters, no accents, ligatures parted, typographic apostrophes made plain, invisible
 * characters out, white space single. People type "ecole", "École" and "école" for one word.
 */
export function fold(text: string): string {
  if (isFolded.test(text)) return text;
  return text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[œæßøłđ]/g, (letter) => ligatures[letter] ?? letter)
    .replace(/[’‘ʼ`´]/g, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
