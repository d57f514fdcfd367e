/**
 * Closed lists, in French and English, folded: what they know may be left out of a message. What they don’t know is left out only
 * where `enoughForChat` (nothing-lost.ts) lets the splitter’s belief decide.
 */

const listed = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** Words that hold a sentence together and say nothing by themselves. */
export const bindingWords: ReadonlySet<string> = listed(`
  a ai aie ait allons allez aller alors as assez au aux aussi autant autre autres avais avait avant avec avez avoir avons ayant beaucoup bien bonnes c ca car ce cela celle celui ces cet cette ceux
  chaque chez comme d dans de deja des depuis dessus dessous du en encore ensemble entre est et etais etait etant ete etes etre eu eux fais fait faites font ici il ils j jai je jsuis chui
  jusqu l la le les leur leurs lui m ma mais me meme mes mien moi mon ne ni nos notre nous n on ont ou oui par pas perso peu peut peux plus pour pourquoi pouvez pres presque puis qu quand
  que quel quelle quelles quels qui quelqu quoi s sa sans se sera seras serai ses si soi sois soit sommes son sont souvent suis sur t ta te tes toi ton toujours tous tout toute toutes tres trop tu un une vais
  va vas vers voici voila vos votre vous vont y etaient sera ya
  about after again all also am an and any are around as at be been before being but by can could d did do does doing don for from get got had has have having he her here him his how i if im in into is it its
  just let like ll m many may me might more most much my no not now of off on once one only or our out over re really s she so some still such t than that the their them then there these they this those
  though through to too under up us ve very was we well were what when where which while who whose why will with would you your yours
`);

/** Words that greet, thank, close, apologise, laugh, agree or wish well: at least one must be there. */
export const idleHeads: ReadonlySet<string> = listed(`
  bonjour bjr bonsoir bsr salut slt coucou cc hello hi hey hiya yo wesh howdy greetings morning goodnight bye goodbye kenavo bienvenue welcome
  madame monsieur mesdames messieurs mme
  merci thanks thank thx ty cheers remercie remercions remerciements felicitations felicite congrats congratulations bravo chapeau courage cordialement amicalement regards sincerely
  bises bisous bisou biz bizz bizzz bizou bizoux xoxo tchao ciao ttyl mercii merciii merciiii bientot appetit continuation salutations salue revoir luck bless
  ok oki okay bof mouais pfff pff pffff euh heu hmm hum wow waouh oups oops ouf chut ben bah ugh omg ooh tkt nickel
  lol mdr mdrr mdrrr ptdr haha hahaha hihi hehe lmao rofl jpp rigole marrant marrante drole droles funny hilarious kidding jk plaisante ri
  accord agree agreed seconded plussoie
  desole desolee deso dsl pardon excuse excusez sorry apologies typo typos
  content contente contents ravi ravie ravis enchante enchantee heureux heureuse glad pleased delighted happy plaisir pleasure hate
  lovely marvellous wonderful magnifique superbe
  weather meteo pleut raining snowing neige
  reviens reviendrai repasse brb jsp dunno joyeux joyeuse joyeuses merry
  test testing teste ping
  amities solidarity love fraternellement solidairement respectueusement
`);

/** What such words are said of and with. */
export const idleWords: ReadonlySet<string> = listed(`
  oui ouais non nan nope yes yep yeah yup aye idem pareil same ditto anniversaire birthday noel christmas
  annee belle belles beau beaux bon bonne bons jolie joli nice great good best super cool chouette genial geniale sympa top parfait parfaite perfect excellent excellente brilliant amazing fab bravo mille
  soiree soir journee jour jours matin matinee nuit week weekend semaine fete fetes vacances holiday holidays evening afternoon night tonight day days year years today tomorrow yesterday
  lundi mardi mercredi jeudi vendredi samedi dimanche monday tuesday wednesday thursday friday saturday sunday demain hier aujourd hui tard later late tot soon
  temps soleil sun sunny snow rain chaleur froid hot cold chaud
  tlm monde amis ami friends friend camarade camarades comrades collegues folks guys everybody everyone someone gens equipe team groupe famille family madame monsieur mesdames messieurs mme mr mrs ladies gentlemen dear cher chers chere cheres
  espere esperons hope hoping souhaite wish advance avance davance lot bunch ton
  respectueuses distinguees sinceres cordiales meilleures veuillez agreer expression
  compte rendu rappel precision info infos information informations retour message messages mail mails email post reponse reponses answer answers reply lien link photo photos video travail boulot work job effort efforts aide help explications explication reading listening lecture ecoute attention time accueil invitation organisation organisateurs organisers moderateur moderatrice moderators
  faute fautes frappe orthographe spelling derangement retard doublon pave bruit
  lire lis lu lue lus ecrire ecris ecrit read reading write wrote vu voir see seeing saw meet meeting entendre hear
  participer participe participation contribuer repondre repondu ajouter rajouter add dire say said redire declarer sais know idee idea avis opinion
  decouvre decouvrir arrive arrived rejoins rejoint join joined joining nouveau nouvelle new
  sure absolument absolutely totally tout fait tellement vraiment
  s'il svp stp please pls plait
  clair claire clear utile interessant interessante interesting
`);

/** What a place begins with: in capitals it looks like a name. */
export const placeWords: ReadonlySet<string> = listed(`
  rue place avenue boulevard quai route chemin impasse allee square parc jardin gare ecole mairie piscine lycee college pont port marche quartier street road lane park station school bridge
`);

/** What a message is a part of and what is asked of it: a question of these is one about the consultation, or to the bot. */
export const consultationWords: ReadonlySet<string> = listed(`
  consultation concertation debat sondage questionnaire survey poll bot robot humain human machine ia ai application appli app formulaire form
  message messages reponse reponses answer answers contribution contributions avis opinion opinions proposition propositions proposal proposals idee idees idea ideas texte commentaire commentaires comment comments
  participer participe participate contribuer contribute repondre reponds repond respond reply voter vote ecrire ecris write envoyer send poster post taper tape cliquer click inscrire inscription register sign modifier edit changer change supprimer delete effacer retirer withdraw
  lire lit lira lisez lu lus lues read reads reading voir voit verra voient see sees seen publier publie publies publiees published anonyme anonymes anonymement anonymous anonymously prenom nom name compte account
  fonctionne marche work works servir sert date limite cloture fin ends end close closes closing deadline until heure quand when combien comment how possible utiliser use faire peut puis can clore cloturer
  rappeler remind pourriez trouve trouver find trouvez retrouve
  savoir know langue language francais french anglais english organise organiser organisateur organisateurs organises runs organised derriere behind etes es dors parles parler talk speak sur about purpose but deviennent devient happens
  tard later maintenant now fois times plusieurs several
`);

/** Words of what only leads to somebody's ideas or closes them. */
export const leadWords: ReadonlySet<string> = listed(`
  idee idees idea ideas proposition propositions proposal proposals point points piste pistes remarque remarques suggestion suggestions avis opinion opinions contribution contributions thoughts thought reponse reponses liste list demande demandes souhaits wishes wish priorites priorities chose choses thing things message
  sujet sujets subject topic part ajoute add concretement bref
  voici voila here quelques few some couple deux trois quatre cinq plusieurs two three four five several first premiere premier deuxieme troisieme derniere dernier last next following suivante suivant autre another other second third petite petites petit simple simples humble humbles modeste
  penser pense pensais dis dire say said think propose proposer suggest share partager aurais dit would suit suivent sont are
  my mine mes ma mon nos our the les des
`);

/** Words of people's own lives and of a chat itself, which say nothing of public affairs though they may be used of them. */
export const privateWords: ReadonlySet<string> = listed(`
  mari femme epouse epoux copain copine frere soeur mere maman pere papa fils fille enfants enfant bebe petits parents grand mamie papi oncle tante cousin cousine niece neveu ami amis gars mec dame ans age
  husband wife partner brother sister mother mum mom father dad son daughter kids kid baby nan gran grandad uncle aunt cousin teenager family famille people born married life
  chien chienne chats chat chatte dog dogs cat cats puppy cafe coffee tea verre gateau pizza livre film video musique photo noel vacances camping lunettes lit sommeil
  telephone tel phone mail email mails box batterie clavier onglet internet wifi mot passe facebook screen screens laptop link form paper post posted posting
  participer participe voter vote votes voted sondage poll survey petition contribution consultation debat debats discussion document lecture lectures reading read writing notes note plan
  retard fini finir fin pardon mal veille donne tranche chiffres representatif
  busy leave fair fine count sign carry hour started drive meet meetings meeting reunion turnout fan form rep cam power leads stay
  camarade camarades comrades stagiaire delegue team teams equipe collegue collegues chef directeur directrice president presidente adherent adherents benevole benevoles volunteer member members retraite retired
`);
