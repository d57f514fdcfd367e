import fc from 'fast-check';
import { v7 as uuidv7 } from 'uuid';
import { exporters } from '../../../src/core/export/formats.ts';
import { exportSource } from '../../../src/core/export/source.ts';
import { storable } from '../../../src/core/inbound.ts';
import type { Language } from '../../../src/core/language.ts';
import { translator } from '../../../src/core/translate.ts';
import { createStore } from '../../../src/store/store.ts';
import { type FreshDatabase, freshDatabase } from '../../support/database.ts';
import { hostile } from '../../support/hostile.ts';

/** A contribution as it is put into the database, and as every export must have it. */
export interface Row {
  readonly number: number;
  readonly text: string;
  readonly language: string;
  readonly kind: 'proposal' | null;
  readonly status: 'published' | 'withdrawn' | 'hidden';
  readonly author: Author;
  readonly affiliation: string | null;
  readonly platform: string;
  readonly created: Date;
  readonly edited: Date | null;
  readonly withdrawn: Date | null;
  readonly taggings: readonly Tagged[];
  readonly votes: { readonly agree: number; readonly disagree: number; readonly pass: number };
  readonly arguments: readonly Said[];
}

type Author = 'ana' | 'ben' | 'erased';
type Slug = 'nature' | 'water' | 'roads';

export interface Tagged {
  readonly slug: Slug | null;
  readonly probability: number;
  readonly origin: 'embedded' | 'llm' | 'author' | 'organiser';
}

export interface Said {
  readonly side: 'for' | 'against';
  readonly text: string;
  readonly by: Author;
  readonly created: Date;
  readonly withdrawn: boolean;
}

/** Whether anybody is to read its words. */
export const readable = ({ status, author }: Row): boolean => status === 'published' && author !== 'erased';

/** The arguments on it that exports have. */
export const reasons = (row: Row): readonly Said[] =>
  readable(row) ? row.arguments.filter(({ withdrawn, by }) => !withdrawn && by !== 'erased') : [];

/** A theme's place in the tree, in short names. */
export const place = (slug: Slug | null): readonly [top: string | null, below: string | null] =>
  slug === 'water' ? ['nature', 'water'] : [slug, null];

/** Words that no export may hold. */
export const secret = 'xyzzy';

const hard = [
  '=1+1',
  '+33 1 23 45',
  '-2',
  '@SUM(A1)',
  '\t=1',
  '＝1',
  '<script>alert(1)</script>',
  '</blockquote></article><img src="https://evil.example/a.png" onerror=alert(1)>',
  'ligne 1\nligne 2\r\n\r\nligne 3\rfin',
  '"cité", dit-elle; «\u00a0oui\u00a0»',
  '\u202eabc\u200f مرحبا \u2066',
  'a\u0001b\u0008\u001f\u007f\u0085\ufffe',
  `${String.fromCharCode(0xd800)}seul\0`,
  '_x0041_ et _x000D_',
  '# titre\n- point\n1. un\n> cité\n```\ncode\n```\n---\n===',
  '[lien](javascript:alert(1)) ![image](https://evil.example) <https://evil.example> &amp; &#60;b>',
  '    quatre espaces\n\n\n  deux  ',
  '👩‍👩‍👧 e\u0301 \u2028 \u200b',
  ']]>',
  'x'.repeat(40_000),
];

const from = Date.UTC(2026, 0, 31, 10, 11, 12, 345);

function rowOf(text: string, i: number): Row {
  const created = new Date(from + i * 60_000);
  const status = i % 11 === 5 ? 'withdrawn' : i % 13 === 7 ? 'hidden' : 'published';
  const author = i % 17 === 3 ? 'erased' : i % 2 ? 'ana' : 'ben';
  const said = (side: Said['side'], by: Author, words: string, withdrawn = false): Said => ({
    side,
    by,
    withdrawn,
    text:
      withdrawn || by === 'erased' || status !== 'published' || author === 'erased' ? secret + words : words,
    created: new Date(from + i),
  });
  const taggings: Tagged[][] = [
    [{ slug: 'nature', probability: 1, origin: 'author' }],
    [{ slug: 'water', probability: 0.75, origin: 'embedded' }],
    [
      { slug: 'roads', probability: 0.875, origin: 'llm' },
      { slug: 'water', probability: 0.5, origin: 'embedded' },
    ],
    [],
    [{ slug: null, probability: 1, origin: 'organiser' }],
  ];
  return {
    number: i + 1,
    text: status !== 'published' || author === 'erased' ? `${secret} ${text}`.slice(0, 500) : text,
    language: i % 3 ? 'fr' : 'en',
    kind: i % 4 ? 'proposal' : null,
    status,
    author,
    affiliation: i % 5 === 2 ? 'Club <des> "vélos"' : null,
    platform: i % 2 ? 'discord' : 'telegram',
    created,
    edited: i % 6 ? null : new Date(created.getTime() + 1000),
    withdrawn: status === 'withdrawn' ? new Date(created.getTime() + 2000) : null,
    taggings: taggings[i % taggings.length] ?? [],
    votes: { agree: i % 3, disagree: i % 2, pass: i % 4 === 3 ? 1 : 0 },
    arguments:
      i % 10 < 2
        ? [
            said('for', 'ben', text.slice(0, 300)),
            said('against', 'ana', 'mais non\n\n- vraiment'),
            said('for', 'erased', 'perdu'),
            said('against', 'ben', 'repris', true),
          ]
        : [],
  };
}

/** More than a page of rows: texts that break formats first, then any. */
export function rows(): Row[] {
  const any = fc.sample(hostile, { numRuns: 250, seed: 7 });
  const plain = Array.from({ length: 800 }, (_, i) => `Une proposition de plus, la ${i}e`);
  const texts = [...hard, ...any, ...plain].map(storable).filter((text) => text.trim() !== '');
  return texts.map(rowOf);
}

/** Writes the rows into a database of their own; gives what exports them. */
export async function openStreet(all: readonly Row[]) {
  const database = await freshDatabase();
  const store = createStore(database.client);
  const consultationId = await store.consultations.create({
    slug: 'rue',
    title: { fr: 'Notre rue <b>verte</b> & *belle*', en: 'Our street' },
    description: { fr: 'Que faire ?\n- vraiment', en: 'What to do?' },
    defaultLanguage: 'fr',
    phases: [],
    themes: [
      theme('nature', 'Nature & jardins'),
      { ...theme('water', 'L’eau [vive]'), parentSlug: 'nature' },
      theme('roads', 'Routes | rues'),
      theme('nothing', 'Rien'),
    ],
  });
  await fill(database, consultationId, all);
  return {
    database,
    store,
    /** The bytes of an export. */
    async exported(format: keyof typeof exporters, language: Language = 'fr'): Promise<Buffer> {
      const consultation = await store.consultations.byId(consultationId);
      if (!consultation) throw new Error('no consultation');
      return store.snapshot(async ({ contributions }) => {
        const t = translator(language);
        const source = await exportSource(contributions, { consultation, t, at: new Date(from) });
        const parts: Buffer[] = [];
        for await (const part of exporters[format](source)) parts.push(Buffer.from(part));
        return Buffer.concat(parts);
      });
    },
  };
}

/** What exports rows. */
export type Street = Awaited<ReturnType<typeof openStreet>>;

const theme = (slug: string, title: string) => ({
  slug,
  title: { fr: title },
  description: { fr: `À propos : ${title}` },
  keywords: {},
});

async function fill({ client }: FreshDatabase, consultationId: string, all: readonly Row[]): Promise<void> {
  const themes = new Map((await client.theme.findMany()).map(({ id, slug }) => [slug, id]));
  const people = new Map<string, string>();
  for (const pseudonym of ['ana', 'ben', 'erased', 'carl']) {
    const erasedAt = pseudonym === 'erased' ? new Date(from) : null;
    const { id } = await client.participant.create({ data: { pseudonym, erasedAt } });
    people.set(pseudonym, id);
  }
  const person = (pseudonym: string): string => people.get(pseudonym) ?? '';
  const club = await client.affiliation.create({ data: { consultationId, name: 'Club <des> "vélos"' } });
  const ids = all.map(() => uuidv7());
  const each = all.map((row, i) => ({ row, id: ids[i] ?? '' }));
  await client.message.createMany({
    data: each.map(({ row, id }) => ({
      id,
      consultationId,
      participantId: person(row.author),
      platform: row.platform,
      installation: 'bot',
      platformChannelId: 'room',
      platformMessageId: `${row.number}`,
      text: row.text,
      language: row.language,
      sentAt: row.created,
    })),
  });
  await client.contribution.createMany({
    data: each.map(({ row, id }) => ({
      id,
      consultationId,
      messageId: id,
      participantId: person(row.author),
      affiliationId: row.affiliation === null ? null : club.id,
      number: row.number,
      text: row.text,
      language: row.language,
      kind: row.kind,
      status: row.status,
      searchTerms: [],
      createdAt: row.created,
      withdrawnAt: row.withdrawn,
    })),
  });
  await client.tagging.createMany({
    data: each.flatMap(({ row, id }) => [
      ...row.taggings.map(({ slug, ...said }) => ({
        ...said,
        contributionId: id,
        themeId: slug === null ? null : (themes.get(slug) ?? null),
      })),
      // One that a later one replaced.
      {
        contributionId: id,
        themeId: themes.get('nothing') ?? null,
        probability: 1,
        origin: 'llm' as const,
        supersededAt: row.created,
      },
    ]),
  });
  await client.contributionRevision.createMany({
    data: each.flatMap(({ row, id }) =>
      row.edited
        ? [
            { contributionId: id, revision: 0, text: secret, replacedAt: row.created },
            { contributionId: id, revision: 1, text: secret, replacedAt: row.edited },
          ]
        : [],
    ),
  });
  const voters = ['ana', 'ben', 'erased', 'carl'];
  await client.vote.createMany({
    data: each.flatMap(({ row: { votes }, id }) =>
      [
        ...Array<'agree'>(votes.agree).fill('agree'),
        ...Array<'disagree'>(votes.disagree).fill('disagree'),
        ...Array<'pass'>(votes.pass).fill('pass'),
      ].map((choice, i) => ({ contributionId: id, participantId: person(voters[i] ?? ''), choice })),
    ),
  });
  await client.argument.createMany({
    data: each.flatMap(({ row, id }) =>
      row.arguments.map(({ by, created, withdrawn, side, text }) => ({
        contributionId: id,
        participantId: person(by),
        side,
        text,
        createdAt: created,
        withdrawnAt: withdrawn ? created : null,
      })),
    ),
  });
  await client.judgement.createMany({
    data: each.flatMap(({ row, id }) =>
      row.number === 2
        ? ['ana', 'erased'].map((by) => ({
            contributionId: id,
            participantId: person(by),
            themeIds: [themes.get('water') ?? ''],
            independent: true,
            saidAt: row.created,
          }))
        : [],
    ),
  });
}
