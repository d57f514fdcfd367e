/** Nouns for those who take part, folded, as part of a regular expression. */
export const peopleNouns =
  "(?:people|persons?|citizens?|participants?|residents?|inhabitants?|contributors?|respondents?|voters?|users?|members?|voices?|men and women|personnes?|gens|citoyen(?:ne)?s?|participant(?:e)?s?|habitant(?:e)?s?|contribut(?:eur|rice)s?|repondant(?:e)?s?|votant(?:e)?s?|usagers?|internautes?|membres?|voix|riverain(?:e)?s?|francais(?:es)?|d'entre (?:eux|elles|nous|vous)|of them|of us)";

/** Verbs by which somebody holds an opinion, folded. */
export const opinionVerbs =
  "(?:also |all |aussi |tous |toutes )?(?:wants?|wanted|asks?|asked|call(?:s|ed)?|demand(?:s|ed|ent|e)?|supports?|supported|oppos(?:es?|ed|ent)|s'oppos(?:e|ent)|favou?rs?|favou?red|agree[sd]?|disagree[sd]?|thinks?|thought|believes?|says?|said|prefers?|proposes?|proposed|rejects?|rejected|refuses?|wish(?:es)?|would like|(?:is|are|were) (?:for|against|in favou?r|opposed)|veulent|veut|souhait(?:e|ent)|reclam(?:e|ent)|soutien(?:t|nent)|approuv(?:e|ent)|pens(?:e|ent)|estim(?:e|ent)|jug(?:e|ent)|propos(?:e|ent)|preferent|prefere|rejett(?:e|ent)|refus(?:e|ent)|(?:est|sont) (?:pour|contre|favorables?|d'accord|oppose(?:e)?s?)|disent|dit)";

/** The same after some words that may stand between: “of the”, “des”, “d’entre eux”. */
export const ofThe = "(?:of (?:the |all (?:the )?|our )?|de (?:l')?|des |d'|du |les |the )?";
