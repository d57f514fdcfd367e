import { fold } from '../text/fold.ts';
import { bindingWords, consultationWords, idleHeads, idleWords } from './idle-words.ts';
import { pulls } from './pulls.ts';
import { closingLength, greetingLength, roleOf } from './roles.ts';

/** Whole clauses that say nothing of any subject, whatever words they are made of. */
const idleClause = new RegExp(
  `^(?:${[
    // How are you, I hope you are well.
    '(?:et |and )?(?:comment )?(?:ca va|vous allez|allez vous|tu vas|vas tu)(?: bien)?(?: tout le monde| vous| toi| les amis| tous)?',
    "(?:j'|je |on |nous )?esper(?:e|ons) que (?:vous |tu |tout le monde |ca |tout )?(?:allez|vas|va)(?: tous| toutes)?(?: (?:bien|mieux))?",
    "(?:i |we )?hope (?:that )?(?:you|everyone|everybody|all)(?: are|'re|'s| is)?(?: all| keeping| doing)*(?: well| ok| okay| good| fine)?",
    "how(?: are|'s| is) (?:you|it going|everyone|everybody|things|life)(?: (?:all|today|doing))*",
    '(?:sorry|desolee?|pardon|excusez moi)(?: (?:to (?:bother|disturb) (?:you|everyone|anyone)|de (?:vous |te )?deranger))',
    '(?:(?:see|talk to|speak to) (?:you|ya)(?: all)?|a)(?: (?:soon|later|tomorrow|demain|plus(?: tard)?|toute|bientot|tantot|la prochaine|next time|around))?',
    '(?:tres |une |passez une )*(?:bonnes?|bons?|excellente?|belle|joyeu(?:x|se|ses)|merry|happy|good) (?:journee|soiree|nuit|matinee|apres midi|annee|fetes?|fin de (?:journee|semaine)|semaine|vacances|weekend|week end|we|appetit|continuation|chance|courage|route|retour|reunion|lecture|noel|anniversaire|paques|dimanche|lundi|mardi|mercredi|jeudi|vendredi|samedi|debut de semaine|morning|evening|afternoon|night|day|luck|christmas|easter|new year|birthday|holidays?|weekend|friday|monday)(?: (?:a|to) (?:tous|toutes|vous|toi|tous et toutes|all|everyone|you))?(?: (?:all|everyone|everybody|tout le monde|les amis|aussi|too|vous aussi))*',
    '(?:cheers|thanks|ta|hi|hello|hey|morning) (?:mate|bot|team|folks|guys|friend|friends|pal|love)',
    '(?:have|wishing you) an? (?:nice|good|great|lovely|excellent) (?:day|evening|night|weekend|week|one|time|afternoon|morning|holiday|christmas|summer)(?: (?:all|everyone|everybody|ahead))?',
    // Nothing to say.
    "(?:je (?:n')?|j'|jai |j |moi )?(?:n'?ai |ai )?(?:rien|pas grand chose)(?: d'autre| de plus| de special| a signaler)?(?: a (?:dire|ajouter|rajouter|redire|declarer|signaler))(?: de plus| d'autre| pour (?:l'instant|le moment|ma part))?",
    'rien(?: de (?:plus|special|particulier)| du tout)?',
    "(?:franchement |euh |moi |bah |ben )*(?:je |j'|j|ch)? ?(?:ne |n')?(?:sais|sait|s|c|ais)? ?(?:pas|pas trop|plus)(?: (?:trop|vraiment))?(?: quoi (?:dire|repondre|mettre)| si j'ai un avis)(?: de plus)?",
    "(?:franchement |euh |moi |bah |ben )*(?:je |j'|j)? ?(?:ne |n')?(?:sais|sait|c) (?:vraiment )?(?:pas|plus)(?: trop| vraiment| encore)?",
    "(?:je (?:n'|n)?|j'|j)?ai pas(?: d'| vraiment d'| trop d')(?:avis|idee|opinion|idees)(?: (?:sur la question|la dessus|pour l'instant|pour le moment))?",
    "(?:sans|aucune?|pas d'|no) ?(?:avis|clue|opinion|idee|commentaire)",
    "(?:i |we )?(?:really |honestly )*(?:have |have got |'ve got |got )?(?:nothing|not much|no comment|no idea|no opinion|no ideas)(?: (?:else|more|really))?(?: to (?:say|add|report|declare))?(?: (?:for now|really|today))?",
    "(?:i |we )?(?:really |honestly )*(?:do not|don't|dont|do n't)(?: really)? (?:know|have (?:an opinion|any opinion|an idea|any ideas|anything to (?:say|add)))(?: (?:really|yet|sorry|what to (?:say|write)|enough))?",
    '(?:(?:tout|all) )?(?:est |is |has been |a ete |was )?(?:deja )?(?:dit|said)(?: (?:above|already|au dessus|plus haut))?',
    'tout (?:est|a ete|a deja ete) (?:deja )?dit(?: (?:au dessus|plus haut))?',
    "(?:that's|that is|thats) (?:all|it)(?: (?:from me|for now|for today|really|folks))?|c'est tout(?: (?:pour (?:moi|l'instant|aujourd'hui|le moment)))?|voila(?: voila| tout| c'est tout)?|bref|fin|the end|end",
    // What answers thanks, what waits, what takes back.
    "(?:no (?:worries|problems?|probs|bother|rush)|(?:you're|you are|ur) (?:very |most )?welcome|my pleasure|don't mention it|anytime)(?: (?:mate|all|at all|everyone))?",
    "(?:je (?:t'|vous )en prie|(?:y a |il n'y a )?pas de (?:soucis?|problemes?|quoi|stress)|avec plaisir|t'inquiete(?: pas)?|vous inquietez pas|(?:prenez|prends) (?:votre|ton) temps|take your time)",
    "(?:bon )?(?:on verra(?: bien)?|(?:we'll|we will|time will|i'll) (?:see|tell)|a suivre|to be continued|tant pis|peu importe|whatever|never ?mind|forget (?:it|about it)|(?:laisse|laissez) tomber|oublie[rz]?(?: ca)?|comme (?:tu veux|vous voulez)|up to you|as you like)",
    "(?:quel |c'est |what a |such a )?(?:dommage|shame|pity)|couldn't (?:have put it better(?: myself)?|agree more)|on ne saurait mieux dire|which one|lequel|laquelle|lesquels|lesquelles|la forme|quoi de neuf|what's (?:up|new)|whats up",
    '(?:et |and )?how are (?:the|your) (?:kids|children|family|folks)|(?:et )?(?:les|tes|vos) (?:enfants|petits|gosses)|(?:joyeux anniversaire|bon anniversaire|happy birthday) \\p{L}+|bienvenue (?:a )?(?:tous |toutes )?(?:aux |les )(?:nouveaux|nouvelles|nouveaux venus)',
    // Agreement that names nothing.
    "(?:moi aussi|me too|same here|idem(?: pour moi)?|pareil(?: pour moi| que \\p{L}+)?|ditto|same|hear hear|bien dit|well said|well put|exactement|exactly|tout a fait|carrement|grave|pas faux|c'est (?:vrai|ca|clair|sur)|so true|true|indeed)",
    "(?:je suis |jsuis |i |i'm |tout a fait |entierement |totally |completely |absolutely |fully )*(?:d'accord|agree|agreed)(?: (?:avec|with) (?:toi|vous|you|tout|tous|all|everyone|everybody|everything|all of (?:you|the above)|ca|that|this|lui|elle|him|her|them|\\p{L}+))?",
    '(?:haha |lol |mdr |oui |yes )*(?:bien (?:vu|dit)|well said|pas faux|not wrong|fair point|(?:trop|so|very|tellement) (?:vrai|true))(?: \\p{L}+)?',
    '(?:\\p{L}+|tu|you|vous|il|elle|he|she|they) (?:a|as|avez|ont|is|are) (?:(?:tout a fait|bien|so|absolutely|quite) )?(?:raison|right)(?: (?:sur toute la ligne|la dessus|about that))?',
    // Affect that names nothing.
    "(?:c'est |c |cest |that's |that is |it's |so |trop |tres |too |very |how |vraiment |really |quel |just )*(?:bien|super|cool|top|genial|geniale|chouette|sympa|parfait|drole|marrant|fun|funny|great|nice|lovely|brilliant|wonderful|hilarious|perfect|amazing|awesome|good|interesting|interessant|beau|magnifique)(?: (?:merci|ca|that|this|tout ca))?",
    "(?:(?:quelle?|quels?) |what an? |il fait |such an? )(?:bel(?:le)?|beau|bonne?|joli[e]?|sale|lovely|nice|great|beautiful|awful|grand)? ?(?:temps|journee|soiree|jour|meteo|soleil|ciel|day|weather|morning|evening|afternoon|night|ambiance|energie|energy|photo|picture)(?: (?:aujourd'hui|today|ce (?:matin|soir|midi)|dehors|outside|ici|this (?:morning|evening)))?",
    // Who is there.
    "(?:moi )?(?:c'est|je m'appelle|je me nomme|my name is|my name's|i'm|i am|this is) (?!pas\\b|not\\b|trop\\b|too\\b|tired|sick|fed|worried|afraid|scared|against|for\\b)\\p{L}[\\p{L}'-]*(?: (?!is|est|n'est|ne|not|and|et)\\p{L}[\\p{L}'-]*)?(?: (?:ici|here|again|encore|speaking))?",
    "(?:et |and )?(?:moi )?(?:j'|je |i |i'm |we |nous |on )(?:ai |am )?(?:habit(?:e|ons)|vis|viens|vivons|live|living|come|joined|just joined|arrive|debarque|decouvre)(?: juste| just)?(?: (?:ici|here|dans le coin|dans le quartier|en ville|in town|in the (?:town|city|village|area|neighbourhood)(?: centre| center)?|au centre|au village|(?:a|en|dans|in|from|near|pres de|sur|rue|avenue|place|quartier|le|la|du|de|des|the|on) ?(?:(?:le|la|l'|the|du|de|des) ?)?[\\p{L}'-]+(?: [\\p{L}'-]+)?))?(?: (?:depuis|for|since) [\\p{L}\\p{N} ]{1,14}?(?:ans?|annees?|years?|mois|months?|toujours|longtemps|ages|\\p{N}{4}))?",
    "(?:age de |aged |j'ai |i'm |i am )?\\p{N}{1,3} (?:ans|years old|yo)",
    "(?:et |and )?(?:i'm|i am|moi c'est|je m'appelle|my name is) (?!sick|tired|ill|far|away|fed)\\p{L}[\\p{L}'-]* (?:from|of|de|du|des|d'|aux?) ?(?:the |la |le |les |l')?[\\p{L}'-]+(?: [\\p{L}'-]+){0,2}",
    "(?:heu |euh )?(?:c'?est|c) (?:quoi|koi) une? [\\p{L}' -]+|what(?:'s| is| does) (?:an? )?\\p{L}+(?: (?:stand for|mean))",
    '(?:depuis|for|since) [\\p{L}\\p{N}]+ (?:ans|years)',
    '(?:just |juste )?(?:lurking|passing by|saying (?:hi|hello)|de passage|pour (?:voir|dire bonjour|lire))|ignore me|ignorez moi',
    '(?:wrong|mauvais|sorry wrong) (?:chat|channel|group|groupe|canal|salon|fil|conversation)',
    "(?:is|est ce que|y a t il|il y a|ya|y a|t'es|tu es|vous etes|are you)(?: (?:anyone|anybody|quelqu'un|qqn|someone))?(?: (?:there|here|la|ici))+",
    '\\+ ?\\p{N}+(?: (?:to|pour|a|de|with|avec)? ?(?:what |ce que )?\\p{L}+(?: (?:said|wrote|dit|a dit))?)?',
    "(?:je|i) (?:\\+ ?1|plussoie|second|like|aime) (?:(?:le|ce|this|that|the|your|ton|votre) )?(?:message|post|commentaire|comment)(?: (?:d'au dessus|above|precedent))?",
    // Thanks for what was done for the one who writes.
    "(?:un grand |un |mille |encore |many |much |big |so many )*(?:merci|thanks|thank you|thx|cheers|bravo|congrats|felicitations)(?: (?:camarade|cher|chere|mr|mrs|madame|monsieur|mme) \\p{L}+)?(?: (?:beaucoup|bien|mille fois|encore|infiniment|a lot|so much|very much|again|everyone|everybody|all|bot|team))*(?: (?:a|to|aux?) (?:tous|toutes|vous|toi|all|everyone|you|l'equipe|the team|the organi[sz]ers|organisateurs?|moderateurs?)(?: et (?:a )?toutes)?)*(?: (?:d'avance|in advance))?(?: (?:pour|for|de|d') ?(?:(?:le|la|les|l'|votre|vos|ton|tes|tout ce|ce|cette|ces|the|your|all the|all your|this|that|all|tout|toute|nous|me|m'|us|taking the|lire|what|ce que) ?)*(?:[\\p{L}']+ )?(?:compte rendu|compte-rendu|rappel|precision|infos?|informations?|retour|messages?|reponses?|answers?|repl(?:y|ies)|liens?|links?|photos?|travail|boulot|work|job|efforts?|aide|help|explications?|explanation|reading|listening|lecture|ecoute|attention|time|temps|accueil|welcome|invitation|organisation|initiative|consultation|concertation|opportunity|occasion|chance|lu|lire|lues?|patience|courage|tout|everything|all|that|this|faites|do|asking|demander|consulter|consulting|organising|organizing|chats?|debats?|discussions?|echanges?)(?: (?:tres |very |si |so )?(?:clair|claire|clear|precieux|precieuse|utile|useful|hard|hier|yesterday|today|everyone|everybody|all|team|guys|folks))?)?",
    "(?:un grand |mille )?(?:merci|thanks|thank you|bravo)(?: (?:a |to )?(?:vous|tous|l'equipe|the team|everyone|all|you))* (?:d'|de |for )(?:avoir |having )?(?:organis\\w+|fait|faire|doing|lire|lu|poser la question|asking|consult\\w+)(?: (?:ca|cela|tout ca|this|that|it|all this|us|nous))?(?: vraiment| really)?",
    "(?:desolee?|sorry|pardon)(?: (?:du|pour le|of the|for the|to be) (?:retard|late|delay))? j'?etais (?:en|au|a la) \\p{L}+",
    "(?:desolee?|dsl|deso|sorry|pardon|apologies|excusez moi|toutes mes excuses)(?: (?:pour|for|de|du|about) ?(?:(?:le|la|les|l'|the|my|mes|mon|ma|ce|this|that|being|etre) ?)*(?:\\p{L}+ )?(?:retard|late|delay|faute|fautes|frappe|orthographe|typos?|spelling|doublon|double post|pave|derangement|bruit|noise|erreur|mistake|confusion|caps|spam|long message|message|hors sujet|off topic)(?: de frappe| d'orthographe)?)?",
    "(?:et |and )?(?:(?:tres |trop |vraiment |so |very |really )*(?:content|contente|contents|ravi|ravie|ravis|heureux|heureuse|enchante|enchantee|glad|happy|pleased|delighted|nice|lovely|good)|(?:ca fait|c'est un) plaisir|hate)(?: (?:de|d'|to) (?:vous |te |you )?(?:participer|voir|lire|etre|rejoindre|meet|be|see|join|take part|participate|hear|read|rencontrer|retrouver|decouvrir)(?: (?:la|ici|here|you|part|avec vous|parmi vous|vous|tous|all|everyone|everybody|from|this|ce|le|the|groupe|group|chat|consultation|debat|autant de monde|tant de monde|so many people|monde|people|of|de|a|part of it))*)?",
  ].join('|')})$`,
  'u',
);

/** Who speaks, in one short clause that tells nothing else. */
const introduction =
  /^(?:(?:et |and )?moi,? )?(?:je suis|j'suis|jsuis|chui|nous sommes|i am|i'm|we are|we're) (?!(?:le|la|les|the) seule?s?\b|the only\b)(?:(?:une?|le|la|l'|les|des|an?|the) ?(?:\p{L}+ )?|(?=(?:habitante?|riveraine?|usagere?|etudiante?|lyceen|lyceenne|collegien|collegienne|eleve|retraitee?|enseignante?|prof|professeur|instit|infirmiere?|aide|medecin|agriculteur|agricultrice|commercante?|artisan|cadre|ouvrier|ouvriere|salariee?|maman|papa|parent|parents|citoyenne?s?|locataire|proprietaire|adherente?|benevole|membre)s?\b))[\p{L}'-]+(?! (?:et|and|qui|who|que|that|mais|but|car|parce|because|ne|n'|pas|not)\b)(?: (?!(?:et|and|qui|who|que|that|mais|but|car|parce|because|ne|pas|not|ou|where)\b)[\p{L}\p{N}'-]+){0,7}[\s.!,]*$/u;

const inWords = (plain: string): string[] => plain.match(/[\p{L}\p{N}]+/gu) ?? [];

/** A sentence at what divides it: marks, emoji, and "et" before another verb's subject. */
function clauses(plain: string): string[] {
  return plain
    .replace(/https?:\/\/\S+|www\.\S+/gu, ' ')
    .split(
      /[,;:.!?…()\n"«»“”\p{Extended_Pictographic}]+|\s[–—-]\s|\s(?:et|and|mais|but)\s(?=(?:j'|je |i |i'm |on |we |nous |merci|thanks|thank |bonne |bon |have a |a bientot|desole|sorry))/u,
    )
    .map((one) => one.trim().replaceAll('-', ' '))
    .filter((one) => /[\p{L}\p{N}]/u.test(one));
}

function isIdle(clause: string): boolean {
  if (idleClause.test(clause)) return true;
  if (pulls(clause)) return false;
  const all = inWords(clause);
  return (
    all.some((word) => idleHeads.has(word)) &&
    all.every(
      (word) =>
        bindingWords.has(word) || idleHeads.has(word) || idleWords.has(word) || /^\p{N}{1,2}$/u.test(word),
    )
  );
}

/** A practical question of a group about its next meeting, a link or a password. */
const practical =
  /^(?:(?:euh|heu|hi|hello|bonjour|salut|pardon|sorry)[\s,]+)?(?:what time|when|where|who has|which|whats?|what's|does any(?:one|body)|any(?:one|body)|has any(?:one|body)|a quelle heure|c'est (?:quand|ou|quoi|a quelle heure)|quand|ou|quel(?:le)? (?:heure|jour|salle|est)|qui a|quelqu'un|qqn)\b.*\b(?:meetings?|reunions?|visio|call|link|lien|mot de passe|password|agenda|ordre du jour|permanence|assemblee|ag)\b/u;

/** A question about the consultation, or to the bot: of no other words than of that. */
function asksOfConsultation(plain: string): boolean {
  if (
    !plain.includes('?') &&
    !/^(?:comment|qui|quand|jusqu|how|who|when|what|c'est quoi|est ce)/u.test(plain)
  )
    return false;
  const all = inWords(plain);
  return (
    all.some((word) => consultationWords.has(word) && !bindingWords.has(word)) &&
    all.every(
      (word) =>
        consultationWords.has(word) || bindingWords.has(word) || idleHeads.has(word) || idleWords.has(word),
    )
  );
}

/** A text without the greetings before it and the thanks after it, folded. */
function bare(text: string): string {
  let start = 0;
  for (let found = greetingLength(text); found > 0; found = greetingLength(text.slice(start))) start += found;
  const rest = text.slice(start);
  return fold(rest.slice(0, rest.length - closingLength(rest)));
}

/** Words in which letters and figures meet name something: "5G", "A13", "RN12". */
const namesSomething = /\p{N}\p{L}|\p{L}\p{N}/u;

/** Whether a sentence, or a few, is small talk for certain: nothing but what the closed lists know. */
export function isSmallTalk(text: string): boolean {
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  const role = roleOf(text);
  if (role === 'process') return true;
  if (role === 'courtesy') return !pulls(fold(text));
  if (role === 'noise') return !namesSomething.test(text);
  const plain = bare(text);
  const said = clauses(plain);
  if (said.length === 0 || said.every(isIdle)) return true;
  if (practical.test(plain) && !pulls(plain) && inWords(plain).length <= 16) return true;
  return asksOfConsultation(plain) || (introduction.test(plain) && !pulls(plain));
}

const mark = /[,;:.!?…()\n]+/u;

/** What is left of a text where the clauses and words before it that are small talk are taken off. */
export function withoutIdle(text: string): string {
  let rest = text.trim();
  for (let found = mark.exec(rest); found; found = mark.exec(rest)) {
    const head = fold(rest.slice(0, found.index)).replaceAll('-', ' ');
    if (head !== '' && !isIdle(head)) break;
    rest = rest.slice(found.index + found[0].length).trim();
  }
  const lead = /^\p{L}+\s+(?=\p{L})/u;
  for (let found = lead.exec(rest); found && idleHeads.has(fold(found[0])); found = lead.exec(rest)) {
    rest = rest.slice(found[0].length);
  }
  return rest === '' ? text : rest;
}
