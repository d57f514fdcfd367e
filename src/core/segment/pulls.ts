/** Words by which somebody asks for something, misses it, judges or takes a side, folded: whoever uses one is not chatting. */
const pull = new RegExp(
  [
    // French.
    '\\b(?:veu(?:x|t|lent)|voul(?:ons|ez)|voudr\\w+|aimer(?:ai[st]?|ions|aient)|souhait(?:ons|ent|erai\\w*)|demand(?:e|ons|ent)|reclam\\w+|besoins?|manqu\\w+|faut|faudra\\w*|devr\\w+|doi(?:t|vent)|pourrai(?:t|ent)|pourrions|merite\\w*)\\b',
    '\\b(?:stop|halte|vive(?:nt)?|marre|ras le bol|assez|marchent? (?:pas|plus|mal)|non a|non au|non aux|oui a|oui au|oui aux|contre|non plus|peur|crain\\w+|detest\\w+|inquiet\\w*|urgent\\w*|urgence|y en a marre|honte\\w*|bazar|bordel|foutoir|scandale\\w*|inadmissible\\w*|inacceptable\\w*|insupportable\\w*|dommage)\\b',
    "\\b(?:plus|moins|pas|peu|trop|assez|davantage|zero|aucune?s?|sans) d(?:e|es|u)?\\b|\\bd'avantage\\b|\\b(?:plus|moins|pas|trop) d'|\\b(?:trop|si) (?:chere?s?|peu|cher|cheres|vite|loin|longs?|bruyant\\w*|dangereu\\w+|grand\\w*|petit\\w*|sale\\w*|tot)\\b",
    "\\b(?:jamais|personne ne|plus personne|nulle part|toujours (?:pas|rien)|n'(?:y )?a (?:pas|plus|rien)|ya (?:pas|plus|rien)|y a (?:pas|plus|rien)|n'(?:est|existe|ont|avons) (?:pas|plus)|mieux|meilleure?s?|pire|prefer\\w+|suffi\\w+)\\b",
    "\\b(?:merci|idee|pensez?|penser|prier?e?|priere|possible|envie|necessaire|hate|temps|dommage) (?:a|d'|de |de ne pas |de ne plus )(?:\\w+ )?\\w*(?:er|ir|oir|re)\\b(?<!\\b(?:lire|ecouter|participer|contribuer|repondre|rejoindre|voir|etre|faire|dire|vous lire|le dire|savoir|consulter|demander))",
    '\\b(?:ferm\\w+|ouvr(?:ez|ons|ir|ent)|cree[rz]|creons|gard(?:er|ez|ons)|supprim\\w+|remett\\w+|remett?re|baiss\\w+|augment\\w+|repar\\w+|entreten\\w+|nettoy\\w+|construi\\w+|plant(?:er|ez|ons)|interdi\\w+|autoris\\w+|install\\w+|limit(?:er|ez|ons)|developp\\w+|protege\\w*|sauv(?:er|ez|ons)|cass\\w+|casse|dangereu\\w+|gratui\\w+)\\b',
    // English.
    "\\b(?:wants?|wanted|needs?|needed|should|shouldn't|must|ought|lacks?|lacking|miss|missing|keep|stop|close|open|ban|build|fix|bring|lower|raise|cut|save|protect|restore|improve|reduce|repair|remove|scrap|replace|enough|better|worse|urgent|urgently|more|less|fewer|without|scared|afraid|hate|worr\\w+|without|never|nobody|no one|nowhere|against|instead|unsafe|dangerous|dirty|broken|expensive|free|would like|i'd like|we'd like|rather|why not|too (?!funny)\\w+|no more|no longer|not enough|long live|shame|fed up|mess|messy|ridiculous|disgrace\\w*|sick of|tired of)\\b",
    "\\b(?:there (?:is|are|'s) (?:no|not|n't|never)|there's no|(?:is|are|does|do|was|were|has|have)(?: not|n't)|can't|cannot)\\b",
    '\\b(?:thanks|thank you|please)(?: for)?(?: not)? (?!reading|listening|asking|organi[sz]ing|doing|having|sharing|helping|taking|giving|consulting|letting|explaining|answering|replying|being)\\w+ing\\b',
  ].join('|'),
  'u',
);

/** Whether a folded text asks for something, misses it, judges or takes a side. */
export function pulls(plain: string): boolean {
  return pull.test(plain);
}
