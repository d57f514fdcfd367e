import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { segment } from '../../../src/core/segment/segment.ts';
import type { SegmentRole } from '../../../src/core/segment/segmentation.ts';
import { hasShared, sharedFile, sharedRows } from '../../support/shared.ts';

function parts(text: string, role: SegmentRole = 'contribution'): string[] {
  return segment(text)
    .segments.filter((one) => one.role === role)
    .map(({ start, end }) => text.slice(start, end));
}

describe('one idea stays whole', () => {
  test.each([
    ["Plus d'arbres"],
    ['Vélo gratuit'],
    ['5G non'],
    ['Je suis contre les caméras dans les parcs'],
    ["il faut planter des arbres car il fait trop chaud l'ete"],
    ['Il faut des bus la nuit. Les gens qui finissent tard ne peuvent pas rentrer. Ce serait plus sûr.'],
    [
      'We should open the library on Sundays. Students have nowhere quiet to work. It would help families too.',
    ],
    ['Mme. Petit tient le kiosque du 12 av. des Tilleuls, il faut le garder ouvert.'],
    ['Le budget est de 2.5 millions, c’est trop pour un rond-point.'],
    ['voir www.exemple.fr/plan.pdf il manque des trottoirs rue des Roses'],
    ["Pourquoi n'y a-t-il pas de bus le dimanche ?"],
    ['why is there no bus on sundays?'],
    ['les loyers sont trop chers… on ne peut plus se loger'],
    ['نريد المزيد من الحدائق في المدينة'],
    ['Más árboles en la plaza, por favor'],
    ['Comment voter plus facilement à l’étranger ?'],
    ['Qui lit encore les panneaux de la mairie ?'],
    ['What is this mess on Main Street?'],
    ['How can seniors register for swimming lessons?'],
    ['Je suis une maman et je ne trouve pas de crèche'],
    ['Share the road with cyclists'],
    ['Partager sur les réseaux la liste des élus'],
    ['Home insulation grants'],
    ['Mon voisin dit « trop de bruit » et je suis d’accord'],
    ['RIC'],
    ['d’accord, mais surtout le soir'],
    ['ok but only on weekends'],
    ['stop 5g'],
  ])('%s', (text) => {
    expect(parts(text)).toEqual([text]);
  });
});

describe('several ideas come apart', () => {
  test.each([
    [
      '- plus de bancs\n- moins de bruit\n- une fontaine',
      ['plus de bancs', 'moins de bruit', 'une fontaine'],
    ],
    ['1) more trees\n2) fewer cars', ['more trees', 'fewer cars']],
    [
      '1. Des navettes gratuites\n2. Un guichet ouvert le samedi',
      ['Des navettes gratuites', 'Un guichet ouvert le samedi'],
    ],
    ['Premièrement, des bus.\nDeuxièmement, des vélos.', ['des bus.', 'des vélos.']],
    ['plus de velos\nmoins de voitures', ['plus de velos', 'moins de voitures']],
    [
      'Il faut rénover le gymnase.\n\nLa cantine devrait servir des légumes du coin.',
      ['Il faut rénover le gymnase.', 'La cantine devrait servir des légumes du coin.'],
    ],
    [
      'Il faut éclairer le parking. Par ailleurs, la piscine ferme trop tôt.',
      ['Il faut éclairer le parking.', 'la piscine ferme trop tôt.'],
    ],
    [
      'we need more trees because it is hot. also the museum should be free',
      ['we need more trees because it is hot.', 'the museum should be free'],
    ],
    [
      'oui au marché couvert et aussi réparer la digue, par contre non au casino',
      ['oui au marché couvert', 'réparer la digue', 'non au casino'],
    ],
    [
      'Il faut des crèches. Il faut baisser la taxe foncière.',
      ['Il faut des crèches.', 'Il faut baisser la taxe foncière.'],
    ],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });
});

describe('a list inside a line is a list', () => {
  test.each([
    ['1) cantine bio 2) wifi gratuit 3) des arbres', ['cantine bio', 'wifi gratuit', 'des arbres']],
    ['Bonjour, 1) plus de bus 2) moins de pubs. Merci !', ['plus de bus', 'moins de pubs.']],
    ['(1) more buses, (2) free wifi and (3) a skate park', ['more buses', 'free wifi', 'a skate park']],
    [
      '1. Salle de sport. 2. Wifi gratuit. 3. Des arbres.',
      ['Salle de sport.', 'Wifi gratuit.', 'Des arbres.'],
    ],
    ['a) cantine bio b) wifi', ['cantine bio', 'wifi']],
    ['i) bike lanes ii) free wifi iii) trees', ['bike lanes', 'free wifi', 'trees']],
    ['1- cantine bio 2- wifi gratuit', ['cantine bio', 'wifi gratuit']],
    ['1/ cantine bio 2/ wifi gratuit', ['cantine bio', 'wifi gratuit']],
    ['1° cantine bio, 2° wifi gratuit', ['cantine bio', 'wifi gratuit']],
    ['1️⃣ cantine bio 2️⃣ wifi gratuit 3️⃣ des arbres', ['cantine bio', 'wifi gratuit', 'des arbres']],
    ['premièrement plus de bus, deuxièmement moins de pubs', ['plus de bus', 'moins de pubs']],
    ['First, more buses. Second, free wifi. Third, trees.', ['more buses.', 'free wifi.', 'trees.']],
    ['First more buses, second free wifi and third more trees', ['more buses', 'free wifi', 'more trees']],
    ['Idées : • des bancs • des arbres', ['des bancs', 'des arbres']],
    [
      'Le tram : oui. Le péage : non. La rocade : non merci.',
      ['Le tram : oui.', 'Le péage : non.', 'La rocade : non merci.'],
    ],
    [
      'more trams and cheaper tickets and a bike lane on Elm St.',
      ['more trams', 'cheaper tickets', 'a bike lane on Elm St.'],
    ],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test('what leads to it is none of its ideas, unless it says something', () => {
    const text = 'Il faut 1) plus de trams; 2) des guichets car on est perdu; 3) du wifi.';
    expect(parts(text)).toEqual(['plus de trams', 'des guichets car on est perdu', 'du wifi.']);
    expect(parts(text, 'introduction')).toEqual(['Il faut']);
    expect(parts('La gare est très sale. Je propose 1. de la laver 2. de la fermer 3. de la garder')).toEqual(
      ['La gare est très sale.', 'de la laver', 'de la fermer', 'de la garder'],
    );
  });

  test.each([
    ["Il faut appliquer l'art. 12 et baisser de 3 % les taxes"],
    ['Il y a 1) un seul guichet pour toute la ville'],
    ['Je paie 5) trop cher'],
    ['art. 1. du code et art. 2. de la loi : il faut les abroger'],
    ['A. Moreau et B. Leroy veulent un stade'],
    ['Il faut rénover la gare pour deux raisons : 1) elle est sale 2) elle est dangereuse'],
    ['plus de bancs et des arbres'],
    ['We need 2 or 3 more buses between 8. and 9. in the morning'],
  ])('and no list where none is: %s', (text) => {
    expect(parts(text)).toEqual([text]);
  });
});

describe('what would happen otherwise is no idea of its own', () => {
  test.each([
    ["Baissez la taxe. Sinon les gens ne s'en sortent plus."],
    ['Je demande que les villages votent leur budget, sinon plus personne ne décide de rien ici.'],
    ['Keep the post office open. Otherwise old people are lost.'],
    ['Open more clinics, or else people will die waiting.'],
    ['Fermez la rue aux camions\nsinon un enfant va se faire renverser'],
    ['Sinon les gens partent.'],
  ])('%s', (text) => {
    expect(parts(text)).toEqual([text]);
  });

  test.each([
    [
      'Baissez la taxe. Sinon il faudrait aussi des trams.',
      ['Baissez la taxe.', 'il faudrait aussi des trams.'],
    ],
    ['Lower the tax. Otherwise, could we also have trams?', ['Lower the tax.', 'could we also have trams?']],
    ['Baissez la taxe. sinon, autre chose : des trams la nuit', ['Baissez la taxe.', 'des trams la nuit']],
  ])('but a proposal is one: %s', (text, expected) => {
    expect(parts(text)).toEqual(expected);
  });

  test('what follows a refusal is no name behind thanks', () => {
    expect(parts('non merci, plutôt des vélos')).toEqual(['plutôt des vélos']);
    expect(parts('il faut des trams, merci, paul')).toEqual(['il faut des trams']);
  });
});

describe('a long message is cut as short ones are', () => {
  const wishes = [
    'des bus la nuit',
    'une piscine chauffée',
    'des pistes cyclables',
    'un marché couvert',
    'des jardins partagés',
  ];
  const reasons = ['les gens rentrent tard', 'on manque de place', 'le centre se vide', 'les loyers montent'];
  const sentences = Array.from(
    { length: 90 },
    (_, i) => `Je propose ${wishes[i % wishes.length]} car ${reasons[i % reasons.length]}.`,
  );

  test('at every sentence that proposes', () => {
    expect(parts(sentences.join(' '))).toEqual(sentences);
    const paragraphs = sentences.map((one, i) => (i % 7 === 6 ? `${one}\n\n` : `${one} `)).join('');
    expect(parts(paragraphs)).toEqual(sentences);
  });

  test('and what argues for one thing stays together', () => {
    const argued =
      'La mairie devrait rénover la piscine. Elle date de 1974 et le toit fuit depuis deux ans. Mon fils a onze ans et ne sait pas nager.';
    const other = 'Il faudrait des bus le dimanche. Sans voiture on reste chez soi.';
    const text = Array.from(
      { length: 8 },
      () => `${argued} Par ailleurs, ${other[0]?.toLowerCase()}${other.slice(1)}`,
    ).join(' ');
    expect(parts(text)[0]).toBe(argued);
    expect(parts(text)).toHaveLength(16);
    const words = (all: string): number => all.match(/\p{L}+/gu)?.length ?? 0;
    expect(words(parts(text).join(' '))).toBe(words(text.replaceAll('Par ailleurs, ', '')));
  });
});

test('what is said again word for word is no further idea', () => {
  expect(parts('Plus de bus la nuit ! Plus de bus la nuit ! Plus de bus la nuit !')).toHaveLength(1);
});

describe('a line that goes on is no new idea', () => {
  test.each([
    ['il faut fermer la rue aux camions\nparce que les enfants y jouent'],
    ['Close the street to lorries\nbecause children play there'],
    ['Nous voudrions que la mairie ouvre plus tard le jeudi soir pour\nles gens qui travaillent'],
  ])('%s', (text) => {
    expect(parts(text)).toEqual([text]);
  });
});

describe('what is no contribution', () => {
  test.each<[string, SegmentRole]>([
    ['Bonjour', 'courtesy'],
    ['bonjour a tous !', 'courtesy'],
    ['Hello everyone', 'courtesy'],
    ['Merci beaucoup', 'courtesy'],
    ['thanks a lot!!', 'courtesy'],
    ['ok', 'courtesy'],
    ['lol', 'courtesy'],
    ['Bonne journée à tous', 'courtesy'],
    ['comment ça marche ?', 'process'],
    ['how does this work?', 'process'],
    ['Qui va lire nos messages ? qui lit ça ?', 'process'],
    ['est-ce que c’est anonyme ?', 'process'],
    ['tu es un robot ?', 'process'],
    ['until when can we contribute?', 'process'],
    ['je peux modifier ma contribution ?', 'process'],
    ['what happens with our ideas?', 'process'],
    ['👍👍', 'noise'],
    ['...', 'noise'],
    ['12345', 'noise'],
    ['sdfghjkl', 'noise'],
    ['> il y a trop de voitures', 'quotation'],
    ['Mon voisin a dit : « les vélos sont dangereux »', 'quotation'],
  ])('%s', (text, role) => {
    const { segments } = segment(text);
    expect(new Set(segments.map((one) => one.role))).toEqual(new Set([role]));
  });
});

describe('what is around an idea is left out and not lost', () => {
  test('a greeting before and thanks after', () => {
    const text = 'Bonjour, il faut plus de bus le soir. Merci !';
    expect(parts(text)).toEqual(['il faut plus de bus le soir.']);
    expect(parts(text, 'courtesy')).toEqual(['Bonjour,', 'Merci !']);
  });

  test('a greeting without a comma', () => {
    expect(parts('bonjour je voudrais plus de fleurs')).toEqual(['je voudrais plus de fleurs']);
    expect(parts('hi we need a skate park')).toEqual(['we need a skate park']);
  });

  test('who speaks, where an idea follows', () => {
    const text = 'Je suis une retraitée du quartier. Il manque des bancs.';
    expect(parts(text, 'introduction')).toEqual(['Je suis une retraitée du quartier.']);
    expect(parts(text)).toEqual(['Il manque des bancs.']);
  });

  test('the line that leads to a list, and the signature', () => {
    const text = 'mes idées :\n- un marché le soir\n- des ruches\nCordialement,\nJeanne';
    expect(parts(text)).toEqual(['un marché le soir', 'des ruches']);
    expect(parts(text, 'introduction')).toEqual(['mes idées :']);
    expect(parts(text, 'signature')).toEqual(['Jeanne']);
  });

  test('somebody else’s words', () => {
    const text = "> les bus coûtent cher\nje ne suis pas d'accord";
    expect(parts(text, 'quotation')).toEqual(['> les bus coûtent cher']);
    expect(parts(text)).toEqual(["je ne suis pas d'accord"]);
  });

  test('what a page puts below a text', () => {
    const text = [
      'Il faut ouvrir les cours d’école le week-end.',
      '',
      'Partager sur Facebook',
      'Laisser un commentaire',
      'Entrez vos coordonnées ci-dessous',
      'Mentions légales',
    ].join('\n');
    expect(parts(text)).toEqual(['Il faut ouvrir les cours d’école le week-end.']);
  });

  test('prose around the list of a letter, unless it demands something', () => {
    const item = 'créer un verger partagé derrière la salle des fêtes, ouvert à tous';
    const other = 'remettre en service la petite gare pour les gens qui travaillent en ville';
    const text = `J’ai lu l’annonce hier soir en rentrant.\n\nVoici ce que je vous aurais dit :\n• ${item}\n• ${other}\n\nCe sont quelques pistes.\n\nEt il faut prévenir les jeunes.`;
    expect(parts(text)).toEqual([item, other, 'il faut prévenir les jeunes.']);
  });

  test('a line that a page could have too is a person’s, unless there are several of them', () => {
    expect(parts('Connexion à la fibre partout\nPlus de bus')).toEqual([
      'Connexion à la fibre partout',
      'Plus de bus',
    ]);
    expect(parts('Il faut ouvrir le dimanche.\nMenu\nContact\nSe connecter')).toEqual([
      'Il faut ouvrir le dimanche.',
    ]);
  });

  test('a short line that leads to the next lines', () => {
    expect(parts('Mes idées :\nplus de bus\nplus de vélos')).toEqual(['plus de bus', 'plus de vélos']);
  });

  test('one word of a page’s menu may be all that somebody wants to say', () => {
    expect(parts('Publicité')).toEqual(['Publicité']);
  });
});

test('tells the language of the message and of each contribution', () => {
  const { language, segments } = segment(
    'Il faut plus de bancs dans les parcs.\nWe need more buses at night.',
  );
  expect(segments.map((one) => one.language)).toEqual(['fr', 'en']);
  expect(language).toBeDefined();
});

test('takes a short span that could be of both languages for one of its message’s', () => {
  const { segments } = segment('We want more green space. stop building car parks.');
  expect(segments.map((one) => one.language)).toEqual(['en', 'en']);
});

test('takes a message of the greatest length in time that nobody notices', () => {
  const hostile = ['\n- x y', 'par contre non ', 'M. ', 'a. ', '(', 'merci '];
  for (const one of hostile) {
    const text = one.repeat(100_000 / one.length);
    expect(segment(text).segments.length).toBeGreaterThan(0);
  }
});

describe.skipIf(!hasShared)('on real texts (skipped where ../shared is not there)', () => {
  test('the account that started it: four bullets are four contributions, the page’s furniture none', () => {
    const text = readFileSync(sharedFile('seeds/premiers-contacts-contribuez.txt'), 'utf8');
    const found = parts(text);
    const bullets = text
      .split('\n')
      .filter((line) => line.includes('•'))
      .map((line) => line.replace(/^\s*•\s*/, '').trim());
    expect(bullets).toHaveLength(4);
    expect(found).toEqual(bullets);
  });

  test.each([
    ['vraidebat_titles_fr', 0.89],
    ['bowlinggreen_topics_en', 0.87],
  ])('%s: a title or statement is a contribution, and mostly one', (set, share) => {
    const counts = sharedRows(set)
      .slice(0, 2_000)
      .map(({ text }) => parts(text).length);
    expect(counts.filter((n) => n === 1).length / counts.length).toBeGreaterThanOrEqual(share);
    expect(counts.filter((n) => n > 0).length / counts.length).toBeGreaterThanOrEqual(0.99);
  });
});
