/** Two contributions, and whether one could stand for the other in print. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  readonly isSame: boolean;
}

const pairsOf = (list: string, isSame: boolean): Pair[] =>
  list
    .trim()
    .split('\n')
    .map((line) => {
      const [a = '', b = ''] = line.split(' | ');
      return { a: a.trim(), b: b.trim(), isSame };
    });

/** Written before what they measure, as people write in chats. Every other one was never looked at while that was made. */
const same = pairsOf(
  `
Il faut des bus de nuit | il faut des bus de nuit !
We need more benches in the park | More benches in the park please
Bonjour, il faudrait réparer la fontaine de la place | Réparer la fontaine de la place
Hello everyone, please fix the street lamps on Mill Road | Fix the street lamps on Mill Road
Les bus devraient être gratuits | Les bus doivent être gratuits
The library should open on Sundays | Open the library on Sundays
Planter des arbres dans la cour de l’école | planter des arbres dans les cours d'école
Ban cars from the city centre | Cars should be banned from the city centre
Interdire la publicité lumineuse | Il faut interdire les publicités lumineuses
Protect tenants from landlords | Tenants should be protected from landlords
Plus de pistes cyclables vers la gare | Il faudrait plus de pistes cyclables vers la gare svp
Build a skate park behind the sports hall | We should build a skatepark behind the sports hall
Créer un jardin partagé derrière la mairie | Création d'un jardin partagé derrière la mairie
Lower the speed limit in town to 30 | The speed limit in town should be lowered to 30
Limiter la vitesse à 30 km/h dans le centre | limiter la vitesse a 30 dans le centre
Stop cutting down the old trees by the river | Please stop cutting the old trees down by the river
Un repas végétarien par semaine à la cantine | un repas vegetarien chaque semaine à la cantine
Free swimming lessons for all children | Swimming lessons should be free for all children
Rendre les transports gratuits pour les étudiants | Les transports devraient être gratuits pour les étudiants
Too many potholes on Station Street | There are too many potholes on station street!!
La rue du Port est trop bruyante la nuit | rue du port trop bruyante la nuit
The bins are never emptied on time | Bins are never emptied on time.
Le dernier bus part trop tôt | Le dernier bus part bien trop tôt !!
I think the playground needs shade | The playground needs shade
Je pense qu'il faut ouvrir la médiathèque le dimanche | ouvrir la mediatheque le dimanche
Give teachers a pay rise | Please give teachers a pay raise
Il n'y a pas assez de places en crèche | pas assez de places en crèche
We don't need a new shopping mall | we do not need a new shopping mall
Ne construisez pas la tour | Il ne faut pas construire la tour
No more single use plastic at the market | No more single-use plastic at the market
Installer des composteurs dans chaque quartier | Mettre des composteurs dans chaque quartier
Add bike racks outside the station | Put bike racks outside the station
Remplacer les lampadaires de la rue Haute par des LED | remplacement des lampadaires de la rue haute par des led
The council should publish its accounts every year | Council must publish its accounts every year
Je souhaite que la piscine ouvre le soir | la piscine devrait ouvrir le soir
Make the high street car-free on Saturdays | The high street should be car free on Saturdays
Moins de camions dans le village | Il faut moins de camions dans le village !
Reduce the price of the bus pass | The price of the bus pass should be reduced
Réduire le prix de l'abonnement de bus | Baisser le prix de l'abonnement de bus
Dog owners should pick up after their dogs | dog owners must pick up after their dog
Former les élus à l'écologie | Il faut former nos élus à l’écologie
Train all staff in first aid | All staff should be trained in first aid
Le vote électronique n’est pas fiable | le vote electronique n'est pas fiable du tout
Online voting is not reliable | On-line voting isn't reliable
Remettre les bancs près du canal | remettre des bancs pres du canal, merci
The footpath along the canal floods every winter | footpath along the canal floods every winter :(
Aider les petits commerces du centre-ville | Il faut aider les petits commerces du centre ville
More zebra crossings near schools | we want more zebra crossings near the schools
Plus de médecins à la campagne | On manque de médecins : plus de médecins à la campagne
Keep the post office open | Please keep our post office open!
Garder le bureau de poste ouvert | gardez le bureau de poste ouvert
Enforce the noise rules at night | The noise rules must be enforced at night
Faire respecter les règles de bruit la nuit | Les règles de bruit doivent être respectées la nuit
Turn off the shop lights after midnight | Shops should turn off their lights after midnight
Éteindre les vitrines après minuit | Il faudrait éteindre les vitrines des magasins après minuit
A roof over the bike parking at the pool | The bike parking at the pool needs a roof
Un toit sur le parking à vélos de la piscine | mettre un toit sur le parking vélo de la piscine
Cheaper tickets for families at the zoo | Tickets at the zoo should be cheaper for families
Des toilettes publiques propres au marché | Il faut des toilettes publiques propres au marché
There should be a crossing guard at Elm School | A crossing guard at Elm School
Supprimer la taxe sur les terrasses | suppression de la taxe sur les terrasses
Abolish the terrace tax | The terrace tax should be abolished
Le wifi gratuit dans les bibliothèques | wifi gratuit dans toutes les bibliothèques
Free wifi in libraries | Libraries should have free wifi
Repaint the road markings on the roundabout | Repaint the roundabout's road markings
Repeindre le marquage du rond-point | repeindre le marquage au sol du rond point
Consulter les habitants avant chaque projet | Les habitants doivent être consultés avant chaque projet
Consult residents before every project | Residents should be consulted before each project
Il faut ramasser les déchets sur la plage | ramasser les dechets sur la plage
Volunteers should be thanked at the town fair | Thank the volunteers at the town fair
Je propose de planter une haie le long de la route | planter une haie le long de la route
I would like a bakery in our neighbourhood | We would like a bakery in our neighborhood
Rénover les écoles du quartier | Renover les ecoles du qaurtier
Renovate the community kitchen | renovate the comunity kitchen
Moderniser la gare routière | modernisation de la gare routière
Teach cooking at school | Cooking should be taught at school
Recycling bins in every park | Every park should have recycling bins
Les trottoirs sont trop étroits pour les poussettes | Trottoirs trop étroits pour les poussettes
Sidewalks are too narrow for wheelchairs | The sidewalks are far too narrow for wheelchairs
Ouvrir les cours d'école pendant l'été | ouverture des cours d'école pendant l'été
`,
  true,
);

const other = pairsOf(
  `
Il faut des bus de nuit | Il faut des bus de jour
We need more benches in the park | We need fewer benches in the park
Bonjour, il faudrait réparer la fontaine de la place | Il faudrait supprimer la fontaine de la place
Fix the street lamps on Mill Road | Fix the street lamps on Church Road
Les bus devraient être gratuits | Les bus devraient être électriques
Open the library on Sundays | Open the library on Saturdays
Planter des arbres dans la cour de l’école | Abattre les arbres dans la cour de l’école
Ban cars from the city centre | Allow cars in the city centre
Interdire la publicité lumineuse | Taxer la publicité lumineuse
The employer should inform the employee | The employee should inform the employer
Plus de pistes cyclables vers la gare | Plus de pistes cyclables vers la plage
Build a skate park behind the sports hall | Build a car park behind the sports hall
Créer un jardin partagé derrière la mairie | Créer un parking payant derrière la mairie
Lower the speed limit in town to 30 | Lower the speed limit in town to 20
Limiter la vitesse à 30 km/h dans le centre | Limiter la vitesse à 50 km/h dans le centre
Stop cutting down the old trees by the river | Start cutting down the old trees by the river
Un repas végétarien par semaine à la cantine | Deux repas végétariens par semaine à la cantine
Free swimming lessons for all children | Free swimming lessons for all pensioners
Rendre les transports gratuits pour les étudiants | Rendre les transports gratuits pour les touristes
Too many potholes on Station Street | Too many pubs on Station Street
La rue du Port est trop bruyante la nuit | La rue du Port est trop sombre la nuit
The bins are never emptied on time | The bins are always emptied on time
Le dernier bus part trop tôt | Le dernier bus part trop tard
The playground needs shade | The playground needs a fence
Ouvrir la médiathèque le dimanche matin | Ouvrir la médiathèque le dimanche soir
Give teachers a pay rise | Give nurses a pay rise
Il n'y a pas assez de places en crèche | Il y a assez de places en crèche
We don't need a new shopping mall | We need a new shopping mall
Ne construisez pas la tour | Construisez la tour
No more single use plastic at the market | More plastic bags at the market please
Installer des composteurs dans chaque quartier | Installer des caméras dans chaque quartier
Add bike racks outside the station | Remove the bike racks outside the station
Remplacer les lampadaires par des LED | Remplacer les LED par des lampadaires
The council should publish its accounts every year | The council should publish its accounts every month
La piscine devrait ouvrir le soir | La piscine devrait ouvrir le soir pour les femmes
Make the high street car-free on Saturdays | Make the high street car-free
Moins de camions dans le village | Moins de taxes dans le village
Reduce the price of the bus pass | Double the price of the bus pass
Réduire le prix de l'abonnement de bus | Geler le prix de l'abonnement de bus
Dog owners should pick up after their dogs | Dog owners should pay for their dogs
Former les élus à l'écologie | Former les élus à l'informatique
Train all staff in first aid | Train all staff in data protection
Le vote électronique n’est pas fiable | Le vote électronique n’est pas obligatoire
Online voting is not reliable | Online voting is reliable
Les écoles doivent aider les parents | Les parents doivent aider les écoles
The footpath along the canal floods every winter | The car park along the canal floods every winter
Aider les petits commerces du centre-ville | Aider les grandes surfaces du centre-ville
More zebra crossings near schools | More speed cameras near schools
Plus de médecins à la campagne | Plus de médecins en ville
Keep the post office open | Close the post office
Garder le bureau de poste ouvert | Garder la boulangerie ouverte
Enforce the noise rules at night | Relax the noise rules at night
Le train de Lyon à Dijon est trop cher | Le train de Dijon à Lyon est trop cher
Turn off the shop lights after midnight | Turn on the shop lights after midnight
Éteindre les vitrines après minuit | Éteindre les vitrines avant minuit
A roof over the bike parking at the pool | A roof over the bike parking at the station
Un toit sur le parking à vélos de la piscine | Une porte sur le parking à vélos de la piscine
Cheaper tickets for families at the zoo | Cheaper tickets for students at the zoo
Des toilettes publiques propres au marché | Des toilettes publiques payantes au marché
There should be a crossing guard at Elm School | There should be a police officer at Elm School
Supprimer la taxe sur les terrasses | Supprimer la taxe sur les carburants
Abolish the terrace tax | Increase the terrace tax
Wifi gratuit dans les bibliothèques | Wifi payant dans les bibliothèques
Free wifi in libraries | Free wifi in buses
Créer 20 logements sociaux rue Verte | Créer 200 logements sociaux rue Verte
Hire ten more bus drivers | Hire two more bus drivers
Consulter les habitants avant chaque projet | Consulter les habitants après chaque projet
Consult residents before every project | Consult experts before every project
Il faut ramasser les déchets sur la plage | Il faut ramasser les algues sur la plage
The state should control the banks | The banks should control the state
Je propose de planter une haie le long de la route | Je propose de couper la haie le long de la route
The new bridge is a great idea | The new bridge is a terrible idea
Rénover les écoles du quartier | Fermer les écoles du quartier
Les loyers sont trop élevés | Les loyers sont trop bas
Rents are too high | Wages are too low
More police and fewer cameras | More cameras and fewer police
Plus de bus et moins de voitures | Plus de voitures et moins de bus
I am for the new tram line | I am against the new tram line
Je suis favorable à la fusion des communes | Je suis opposé à la fusion des communes
Parking only for residents | Parking for residents and visitors
Autoriser uniquement les vélos sur le quai | Autoriser les vélos et les scooters sur le quai
Ban fireworks | Ban fireworks near the hospital
Interdire les pétards | Interdire les pétards après 22 heures
All parks should allow dogs | No parks should allow dogs
Tous les parcs doivent accepter les chiens | Certains parcs doivent accepter les chiens
Raise taxes on the rich to help the poor | Raise taxes on the poor to help the rich
Augmenter le budget de la culture de 5 % | Augmenter le budget de la culture de 15 %
The market should move to Thursday | The market should stay on Tuesday
Déplacer le marché au mois de mai | Déplacer le marché au mois de juin
Build the depot on the east side of town | Build the depot on the west side of town
Construire le gymnase à gauche de la gare | Construire le gymnase à droite de la gare
The mayor must listen to young people | The mayor must listen to business owners
Baisser la TVA sur les livres | Baisser la TVA sur les voitures
Cyclists should give way to pedestrians | Pedestrians should give way to cyclists
Les automobilistes doivent respecter les cyclistes | Les cyclistes doivent respecter les automobilistes
Without a bypass the village will die | With a bypass the village will die
Le projet est utile pour la commune | Le projet est inutile pour la commune
It is legal to park on the pavement | It is illegal to park on the pavement
The meetings should be public | The meetings should be private
Les réunions doivent être obligatoires | Les réunions doivent être facultatives
I trust the council with this project | I don’t trust the council with this project
Je veux que le stade reste ouvert | Je veux que le stade reste fermé
Homework should be banned in primary school | Phones should be banned in primary school
Donner le droit de vote à 16 ans | Donner le droit de vote aux étrangers
Give parks back to the people | Give streets back to the people
La ville devrait racheter le cinéma | La ville devrait vendre le cinéma
`,
  false,
);

/** Half of them may be looked at. */
export const tuned: readonly Pair[] = [...same, ...other].filter((_, i) => i % 2 === 1);
/** The other half only measures. */
export const heldOut: readonly Pair[] = [...same, ...other].filter((_, i) => i % 2 === 0);
