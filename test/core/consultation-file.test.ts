import { expect, test } from 'vitest';
import { ConsultationFileError, readConsultation } from '../../src/core/consultation-file.ts';

const now = new Date('2026-01-15T00:00:00Z');
const good = `slug: quartier
title: {fr: Notre quartier}
description: {fr: Que faire de la friche ?}
defaultLanguage: fr
phases:
  - {kind: registration, startsAt: 2026-02-01}
  - {kind: open, startsAt: 2026-03-01T09:00:00+01:00}
themes:
  - slug: vert
    title: {fr: Espaces verts, en: Green spaces}
    keywords: {fr: [arbre, parc]}
    closesAt: 2026-06-01
    themes:
      - slug: jardin
        title: {fr: Jardins partagés}
`;

function problems(yaml: string): string[] {
  try {
    readConsultation(yaml, now);
  } catch (error) {
    if (error instanceof ConsultationFileError) return [...error.problems];
    throw error;
  }
  return [];
}

test('reads a consultation with its phases and its tree of themes', () => {
  const read = readConsultation(good, now);
  expect(read.themes.map(({ slug, parentSlug }) => [slug, parentSlug])).toEqual([
    ['vert', undefined],
    ['jardin', 'vert'],
  ]);
  expect(read.phases[1]).toEqual({ kind: 'open', startsAt: new Date('2026-03-01T08:00:00Z') });
});

test('a file without phases is open from now on', () => {
  const open = good.replace(/phases:\n(?: {2}- .*\n)+/, '');
  expect(readConsultation(open, now).phases).toEqual([{ kind: 'open', startsAt: now }]);
});

test.each([
  ['an unknown phase', good.replace('kind: open', 'kind: opened'), /line 7.*must be one of/],
  ['a slug with spaces', good.replace('slug: jardin', 'slug: mon jardin'), /line 14.*small letters/],
  ['a title in no language', good.replace('{fr: Jardins partagés}', '{}'), /line 15.*needs a text/],
  ['a date that is none', good.replace('2026-06-01', 'soon'), /line 12.*needs a date/],
  ['a time zone that is none', good.replace('phases:', 'timeZone: Paris\nphases:'), /needs a time zone/],
  ['an unknown key', good.replace('keywords:', 'keyword:'), /line 9.*keyword/],
  ['a slug used twice', good.replace('slug: jardin', 'slug: vert'), /used twice/],
  ['broken YAML', `${good}\n  - [`, /line \d+/],
  ['nothing', '', /line 1/],
])('%s is told with its line', (_, yaml, expected) => {
  expect(problems(yaml).join('\n')).toMatch(expected);
});
