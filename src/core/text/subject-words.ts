const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/**
 * Words that stopwords-iso lists and that yet carry a subject, as its lists were gathered from the web: reviewed by
 * hand. Folded, so that "etat" is "état", and "passe" the one of "mot de passe" and "le passé".
 */
export const subjectWords = listed(`
  cher chere cheres chers droite essai etat exterieur force mine mot naturel naturelle naturelles ouvert ouverte ouverts
  parole passe personne personnes piece rares restrictif speculatif unique uniques valeur voie

  abroad act area areas bill bottom caption changes click computer copy edu empty fire former free front goods gov group
  groups help high higher highest home homepage id information inner interest interests invention line low lower lowest
  man member members men microsoft mill mug netscape novel old older oldest open opened opening opens ours page pages
  place places poorly research right ring room rooms sensible site small smaller smallest state states system test text
  tip tv uk usage value web webpage website wed word words work worked working works world young younger youngest
`);

/** Words that carry a subject with these accents alone: folded, they are others, which carry none ("mais", "the", "sur"). */
export const accentedSubjects = listed('maïs prés sûr sûre sûres sûrs thé');

/** Words that carry a subject in capitals alone: "AI", "the EU". */
export const acronyms = listed('AI EU IT UN US');
