import fc from 'fast-check';

/** Any string that a platform could hand over, and worse: lone surrogates, NUL, bullets, quotes, line ends. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(
      fc.constantFrom(
        'Bonjour, ',
        'il faut des bus',
        'we need trees',
        ' et aussi ',
        ', par contre ',
        '\n',
        '\r\n',
        '\u2028',
        '- ',
        '1) ',
        '• ',
        '> ',
        ' : ',
        '. ',
        '… ',
        '?',
        'M. ',
        'Merci !',
        'Cordialement,\nJeanne',
        '👍🏽',
        '👩‍👩‍👧',
        'e\u0301',
        '\u200b',
        '\u200f',
        'مرحبا بكم',
        '\ud800',
        '\udc00',
        '\0',
        'œuvre ½ ﬁn',
        'www.exemple.fr',
        '«',
        '»',
      ),
      { maxLength: 40 },
    )
    .map((parts) => parts.join('')),
);
