/** Words and phrases that tell what a part of a message is, in French and English, folded (no accents). */

/** A text of these alone is courtesy. */
export const courtesyWords: ReadonlySet<string> = new Set(
  'bonjour bonsoir salut coucou hello hi hey yo merci thanks thank thx ty beaucoup mille davance avance in advance a tous toutes et all everyone everybody les amis team ok okay oui non yes no nope yep dac accord d super bravo cool great nice top parfait perfect excellent lol mdr ptdr haha svp stp please pls s il vous te plait au revoir bye goodbye bientot soon see you bonne bon journee soiree weekend week end have good day evening morning afternoon cordialement salutations respectueusement sinceres bien amicalement regards best kind sincerely cheers test ping ca va how are madame monsieur messieurs mesdames dear cher chers chere cheres bot equipe l le la de pour ecoute votre moi present presente bof voila perso rien dire camarade camarades your attention for reading lu m avoir from the un one j up again encore very much so many lot'.split(
    ' ',
  ),
);

/** One of these must be among them: small words alone are no courtesy. */
export const courtesyHeads: ReadonlySet<string> = new Set(
  'bonjour bonsoir salut coucou hello hi hey yo merci thanks thank thx ty ok okay oui non yes no nope yep super bravo cool great nice top parfait perfect excellent lol mdr ptdr haha revoir bye goodbye present presente bof bientot journee soiree cordialement salutations amicalement regards sincerely cheers test ping accord svp stp'.split(
    ' ',
  ),
);

/** What opens a message before its idea: "Bonjour à tous,". */
export const greeting =
  /^(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|dear all|good (?:morning|evening|afternoon))(?:\s+(?:a tou(?:s|tes)(?: et (?:a )?tou(?:s|tes))?|tout le monde|les amis|all|everyone|everybody|there|le bot|bot|l'equipe|team|(?:madame|monsieur)(?: (?:le|la) \p{L}+| l'\p{L}+)?|messieurs dames))*(?:\s*[,.!;:…-]+\s*|\s+(?=\S))/u;

/** What closes it: "merci d'avance !", "Cordialement, Jeanne". */
export const closing =
  /(?:[.!?…,;]\s*|\s{1,3}|^)(?:(?<!\bnon )merci(?: (?:d'avance|beaucoup|bien|a (?:tous|vous)|de (?:m'avoir lu|votre (?:ecoute|attention)|votre lecture|nous lire|me lire)|pour (?:tout|votre (?:ecoute|attention|lecture|travail))))*|thanks?(?: (?:you|a lot|so much|very much|in advance|for (?:reading|listening|your time)))*|thank you(?: (?:so much|very much|in advance|for (?:reading|listening|your time)))*|bonne (?:journee|soiree)(?: a (?:tous|vous))?|have a (?:nice|good) day|a bientot|bien cordialement|cordialement|bien a vous|best regards|kind regards|regards|sincerely|cheers)\s*[.!…]*(?:\s*[,\n]\s*\p{L}[\p{L}'-]*(?: \p{L}[\p{L}'.-]*){0,2})?[\s.!…)\p{Extended_Pictographic}:;]*$/u;

/** A part that proposes, demands or judges: whatever surrounds it, it is somebody's idea. */
export const proposing =
  /(?:\bil (?:nous |vous |leur )?(?:faut|faudrait|serait (?:bon|bien|utile|temps|souhaitable))|\bfaudrait|\bje (?:propose|demande|souhaite|suggere|voudrais|veux|reclame)|\bnous (?:proposons|demandons|souhaitons|voulons|suggerons)|\bon (?:devrait|pourrait|doit)\b|\bdevrai(?:t|ent)\b|\bdoi(?:t|vent) (?:etre|avoir)\b|\b(?:we|i|you|they) (?:need|want|propose|suggest|demand|ask)\b|\bshould\b|\bought to\b|\bmust\b|\bplease (?:make|let|give|stop|build|add|put)\b|\b(?:stop|non|oui|no|yes) (?:a|au|aux|to) )/u;

/** Of these the ones that nobody uses to tell a story: in a letter, only they make prose around its list an idea. */
export const demanding =
  /(?:\bil (?:nous |vous |leur )?(?:faut|faudrait)|\bfaudrait|\bje (?:propose|demande|suggere|reclame)|\bnous (?:proposons|demandons|suggerons)|\b(?:we|i|you|they) (?:need|propose|suggest|demand)\b|\bshould\b|\bought to\b)/u;

/** A new idea begins: "par ailleurs", "another thing". */
export const shift =
  /^(?:(?:et )?(?:par ailleurs|de plus|en outre|d'autre part|d'un autre cote|autre chose|autre idee|autre point|autre sujet|sinon|ensuite|enfin|egalement|aussi|en revanche|par contre|deuxiemement|troisiemement|secundo|tertio|au passage|rien a voir)\b|(?:and )?(?:also|another (?:thing|idea|point)|other idea|besides|in addition|moreover|furthermore|on the other hand|secondly|second|thirdly|third|finally|lastly|next|separately)\b)/u;

/** The same inside a sentence, where what follows stands by itself. */
export const innerShift =
  /[,;]?\s+(?:(?<adds>et aussi|mais aussi|et puis aussi|et puis|et pis|pis|et en plus|et egalement|et également|and also|but also|plus also|and then|and on top of that)|(?:par contre|en revanche|et sinon|on the other hand))\s+/giu;

/** Places inside a sentence where one demand may end and the next begin, if both begin as demands do. */
export const joint =
  /\s*[,;]\s+(?:(?:et|and|puis|then)\s+)?(?:(?:svp|please)\s+)?|\s+(?:et|and|puis|then)\s+(?:(?:svp|please)\s+)?/giu;

/** What begins as a demand in the infinitive: "créer …", "ne pas fermer …". Words that only look so are left out. */
export const infinitive =
  /^(?:ne (?:pas|plus) )?(?!(?:hier|mer|fer|cher|amer|hiver|enfer|super|premier|dernier|entier|foyer|loyer|cahier|papier|quartier|chantier|courrier|metier|janvier|fevrier|particulier|hotelier|atelier|avenir|plaisir|desir|loisir|titre|notre|votre|autre|entre|contre|libre|cadre|nombre|centre|octobre|novembre|septembre|decembre|membre|quatre|maitre|theatre|arbre|offre|ordre|terre|guerre|verre|lettre|pierre|affaire|salaire|scolaire|horaire|maire|solaire|populaire|histoire|territoire|victoire|gloire|soir|espoir|pouvoir|voir|trottoir|miroir|devoir|encore|culture|nature|voiture|ecriture|agriculture|mesure|heure|lecture|ouverture|fermeture|facture|facteur|encadre|faire-part|sur|pour|par|leur|sous)\b)[a-z]{2,}(?:er|ir|oir|dre|tre|ire|ure|pre|cre|vre)\b/u;

/** What begins as a demand in the imperative: "arrêtez …", "interdisons …", "stop au …"; English verbs that ask. */
export const imperative =
  /^(?:ne )?(?!(?:maisons?|saisons?|raisons?|avions|camions|prisons|garçons|garcons|questions?|stations?|nous|vous|assez|chez|nez|allez)\b)(?:[a-z]{3,}(?:ez|ons)(?:-(?:les?|la|y|en|nous|moi|leur))?\b|stop\b|(?:please )?(?:make|build|add|open|close|create|stop|ban|fix|give|let|bring|put|keep|move|plant|fund|hire|pay|cut|raise|lower|reduce|extend|replace|remove|publish|write|teach|train|allow|require|install|plan|start|drop|merge|ship|sign|translate)\b)/u;

/** What begins as a demand without a verb: "plus de bancs", "zéro pub", "no more ads". */
export const nominal =
  /^(?:qu(?:e les? |e la |e l'|'une? |'on |'ils? |'elles? )|plus (?:de|d')|moins (?:de|d')|pas (?:de|d')|zero|aucune?|halte|non (?:a|au|aux)|oui (?:a|au|aux|pour)|ok pour|pas ok|more |fewer |less |no more |no |yes to |free )/u;

/** A sentence that bears out the one before it. */
export const bearing =
  /^(?:car|parce qu|puisqu|en effet|par exemple|ainsi|donc|cela|ca |ceci|c'est|ce serait|ce sont|et pour|pour cela|pourquoi \?|methode|comment \?|sinon on|because|since|for example|for instance|so |this |that |these |it would|it is|it's|they |he |she |il s'agit|elle|ils|elles|les gens)/u;

/** A question about the consultation itself, or about the bot. */
export const process =
  /(?:\b(?:comment|how)\b.*\b(?:participer|contribuer|inscri\w*|voter|ca marche|ca fonctionne|marche (?:ce|le|la|cette)|fonctionne (?:ce|le|la|cette)|participate|contribute|take part|sign up|register|does (?:this|it) work|this works?|vote here)\b|\b(?:jusqu'a quand|quelle est la date|date limite|deadline|until when|when does (?:it|this|the consultation))\b|\b(?:qui|who)\b.*\b(?:lit|lira|lisez|va lire|vont lire|organise|es tu|es-tu|etes vous|etes-vous|reads?|will read|runs? this|organi[sz]es?|are you)\b|\b(?:est ce que c'est|c'est|is (?:it|this)) (?:anonyme|anonymous|un bot|un robot|a bot)\b|\b(?:tu es|t'es|vous etes|are you) (?:un |une |a )?(?:bot|robot|humain|human|ia|ai)\b|\bqu'est[ -]ce que (?:cette|ce|c'est)\b.*\b(?:consultation|concertation|bot|truc)\b|\bwhat is this\b|\bc'est quoi (?:ce|cette|le but)\b|\b(?:que|what)\b.*\b(?:deviennent|devient|ferez[ -]vous|happens?|will (?:you|be done))\b.*\b(?:contributions?|messages?|reponses?|answers?|ideas?|idees?)\b|\b(?:puis[ -]je|est[ -]ce que je peux|je peux|can i) (?:contribuer|participer|modifier|supprimer|changer|retirer|edit|delete|change|withdraw)\b)/u;

/** Folded words of questions about the consultation: one that speaks of more than these is about something else. */
export const processWords: ReadonlySet<string> = new Set(
  'participer contribuer inscrire inscrit inscription voter vote marche fonctionne jusqu date limite fin deadline quand lit lira lisez lire lecture organise organisez organisateur anonyme anonymement bot robot humain ia ai consultation concertation contribution contributions message messages texte idee idees reponse reponses modifier supprimer changer retirer effacer but truc projet est-ce faire ferez devient deviennent participate contribute sign register work works read reads run runs organise organises organize organizes organizer human anonymous answer answers idea ideas edit delete change withdraw happens happen what who how when until part take text purpose nos mes vos ca cela chose fois plusieurs several times'.split(
    ' ',
  ),
);

/** Who speaks, or what is coming. */
export const selfIntroduction =
  /^(?:(?:moi )?c'est \p{L}+|je m'appelle|je me presente|je suis (?:un|une|le|la|l'|habitante?|etudiante?|retraitee?|enseignante?|infirmiere?|agriculteur|agricultrice|maman|papa|parent|citoyenne?|salariee?)|j'habite|my name is|i am an?\b|i'm an?\b|i live in|voici|voila|quelques (?:idees|propositions|points|remarques)|mes (?:idees|propositions)|here (?:are|is)|a few (?:ideas|thoughts|points)|some (?:ideas|thoughts)|my (?:ideas|thoughts))/u;

/** What only a page says, never a person with an idea; each a whole line. */
export const pageLine =
  /^(?:advertisements?|(?:laisser|poster|ecrire) un commentaire|(?:leave|post) a (?:comment|reply)|entrez vos coordonnees.*|(?:enter|fill in) your (?:details|email|comment).*|vous commentez a l'aide.*|you are commenting using.*|lire la suite.*|read more|(?:mentions|informations) legales|tous droits reserves.*|all rights reserved.*|(?:copyright|©|\(c\)) .*|(?:ce site|this (?:site|website)|nous|we) (?:utilise|utilisons|uses?) (?:des )?cookies.*|(?:articles?|posts?) (?:similaires?|related)|related (?:posts?|articles?)|%s)$/u;

/** What a page may say and a person too: a line of these is the page's where there are several of them. */
export const pageLikeLine =
  /^(?:publicite|sponsored|menu|accueil|home|recherche[r]?|search|contact|precedent|suivant|previous|next|commentaires? ?(?:\(\d+\))?|comments? ?(?:\(\d+\))?|(?:logo|image|photo|avatar|icone|icon) [^\s.!?]+(?: [^\s.!?]+){0,3}|[^\s.!?]+(?: [^\s.!?]+){0,2} (?:logo|avatar|pic)|connexion a .*|(?:se connecter|connexion|deconnexion|log ?in|log ?out|sign ?(?:in|up)|s'inscrire|s'abonner|subscribe)(?: .{0,40})?|(?:partager?|share)(?: (?:sur|on|ceci|this|cette page|cet article|:).*)?|tweet(?:er)?|facebook|twitter|google\+?|linkedin|whatsapp|pin it|j'aime(?: ?\d*)?|like(?: ?\d*)?|imprimer|print|(?:accepter|accept)(?: (?:tout|les cookies|all|cookies))?|pour prolonger.*|(?:a lire|voir|see) (?:aussi|also).*|newsletter.*|publie (?:le|par|dans) .*|posted (?:on|by|in) .*|tags? ?:.*|categories? ?:.*)$/u;

/** Somebody else's words are announced and put in quotation marks. */
export const quotationOf =
  /^[^«"“]{0,80}(?:\b(?:a dit|disait|dit|ecrit|ecrivait|declare|a declare|citation|said|says|wrote|writes|quote)\b)[^«"“]{0,40}[«"“][^»"”]+[»"”][\s.!]*$/u;

/** A sentence that goes over to another subject: "Sur les salaires, …", "Quant au budget, …", "En deuxième : …". */
export const subject =
  /^(?:et |and )?(?:(?:sur|pour|cote|quant (?:a|au|aux)|concernant|niveau|a propos d[eu'])\s?(?:[\p{L}'-]+ ){0,3}[\p{L}'-]+ ?[,:]|(?:en )?(?:premier|deuxieme|troisieme|quatrieme|cinquieme|second|dernier)(?:ement)?(?: (?:lieu|point))?\s?[,:]|(?:on|about|regarding|as for) (?:[\p{L}'-]+ ){0,3}[\p{L}'-]+ ?[,:]|(?:first|second|third|fourth)(?:ly)?\s?[,:])/u;

/** What leads from one idea to the next: whether it belongs to the idea is a matter of taste. */
export const connective =
  /^(?:(?:et|and|puis|pis|then)\s+)?(?:(?:par contre|en revanche|par ailleurs|de plus|en plus|en outre|d['’]autre part|autre chose|autre id[ée]e|sinon|autrement(?! dit)|otherwise|ensuite|enfin|[ée]galement|aussi|puis|pis|surtout|premi[èe]rement|deuxi[èe]mement|troisi[èe]mement|en (?:premier|deuxi[èe]me|troisi[èe]me|quatri[èe]me)|also|besides|in addition|moreover|furthermore|on the other hand|secondly|thirdly|finally|lastly|svp|please)\b\s*[,:]?\s*|(?<=\s))/iu;

/** Somebody speaks of themselves or to somebody, or laughs. */
export const addressed =
  /(?:\b(?:je|j'|moi|jsuis|chui|mon|ma|mes|tu|t'|toi|vous|votre|vos|merci|bonjour|bonsoir|salut|coucou|slt|bjr|hello|hi|hey|yo|thanks|thank|thx|ty|lol|mdr|ptdr|haha+|ok|oui|bravo|chapeau|d'accord|pareil|idem|quelqu'un|test|someone|anyone|i|i'm|im|my|me|you|your|morning|evening|agreed|same)\b|[+👍😂😀😊😍🙏😅🎉])/u;

/** Somebody takes a stand on what others said: agrees with a "but", disagrees, gives a reason, or quotes and answers. */
export const standing =
  /\b(?:mais|but|surtout|sauf|especially|except|only|contre|against|disagree)\b|(?:pas|plus) d'accord|[«"“]|^(?:parce qu|car |puisqu|because )/u;
