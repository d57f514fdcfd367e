import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { embedded, startEmbeddings } from '../llm/embeddings-server.ts';
import { answering, startModel } from '../llm/setup.ts';
import { hasShared, sharedFile } from '../support/shared.ts';
import { type TemporaryFolder, temporaryFolder } from '../support/temporary-folder.ts';

const bin = fileURLToPath(new URL('../../bin/contribuez.js', import.meta.url));

let folder: TemporaryFolder;
beforeAll(async () => {
  folder = await temporaryFolder();
});
afterAll(() => folder.remove());

function launch(args: readonly string[], environment: Record<string, string> = {}) {
  return spawn(process.execPath, [bin, ...args], {
    cwd: folder.path,
    env: {
      PATH: process.env.PATH ?? '',
      CONTRIBUEZ_DATA: join(folder.path, 'data'),
      LOG_LEVEL: 'warn',
      ...environment,
    },
  });
}

/** Runs the program to its end. */
async function run(args: readonly string[], environment: Record<string, string> = {}, input = '') {
  const child = launch(args, environment);
  child.stdin.end(input);
  const closed = new Promise<number | null>((resolve) => child.once('close', resolve));
  const [out, err, code] = await Promise.all([readAll(child.stdout), readAll(child.stderr), closed]);
  return { out, err, code };
}

/** The object on the last line of standard output. */
async function json(args: readonly string[], input = '') {
  const { out, err, code } = await run([...args, '--json'], {}, input);
  expect(err).toBe('');
  expect(code).toBe(0);
  return JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
}

test('say stores a message and prints one object', async () => {
  const text = 'Bonjour, il faut plus de start-up. Il faut aussi protéger la vie privée.';
  const said = await json(['say', text, '--as', 'lea']);
  expect(said.contributions).toHaveLength(2);
  for (const { text: own, span } of said.contributions) expect(text.slice(...span)).toBe(own);
  expect(said.contributions[1]).toMatchObject({ kind: 'proposal' });
  expect(said.contributions[0].themes[0]).toMatchObject({ theme: 'Croissance et innovation' });
  expect(said.reply).toContain('#1');
});

test('say reads standard input, empty input too', async () => {
  expect((await json(['say', '-'], 'We need more start-ups')).contributions).toHaveLength(1);
  expect(await json(['say', '-'])).toMatchObject({ message: null, contributions: [] });
});

describe('import', () => {
  test('takes a CSV of a spreadsheet, reports refused rows with line and reason, and knows the rows again', async () => {
    const file = join(folder.path, 'atelier.csv');
    await writeFile(
      file,
      '\uFEFFid;texte;qui;quand\n1;"Plus de bancs,\nà l’ombre";a;31/01/2026\n2;;b;\n3;=1+1 arbre par rue;b;2026-02-01\n4;Des pistes;c;hier\n3;encore;c;\n',
    );
    const args = ['import', file, '--text', 'texte', '--id', 'id', '--author', 'qui', '--date', 'quand'];
    const first = await json(args);
    expect(first).toMatchObject({ read: 5, stored: 2, known: 1, refused: 2 });
    const report = await readFile(first.report, 'utf8');
    expect(report).toContain('4,the text is empty');
    expect(report).toMatch(/6,.*not a date/);
    expect(await json(args)).toMatchObject({ read: 5, stored: 0, known: 3, refused: 2 });
  });

  test('takes JSON lines, whose texts may hold line separators, and their themes', async () => {
    const file = join(folder.path, 'rows.jsonl');
    const rows = [
      { id: 1, t: 'Une fontaine\u2028sur la place', theme: 'societe' },
      { id: 2, t: 'Des ruches', theme: ['societe', 'loyaute'] },
      { id: 3, t: 'Des quais', theme: 'inconnu' },
    ];
    await writeFile(file, `${rows.map((row) => JSON.stringify(row)).join('\n')}\nnot json\n[]\n`);
    expect(await json(['import', file, '--text', 't', '--id', 'id', '--theme', 'theme'])).toMatchObject({
      read: 5,
      stored: 2,
      refused: 3,
    });
    const { contributions } = await json(['search', 'fontaine']);
    expect(contributions[0]).toMatchObject({ text: 'Une fontaine\u2028sur la place' });
  });

  test('a quotation mark that is never closed refuses the rest and keeps what came before', async () => {
    const file = join(folder.path, 'open.csv');
    await writeFile(file, 't\nDes bancs à l’ombre\n"Une fontaine\nDes arbres\n');
    expect(await json(['import', file, '--text', 't'])).toMatchObject({ read: 2, stored: 1, refused: 1 });
  });

  test('killed in the middle and begun again stores every row once', async () => {
    const file = join(folder.path, 'many.jsonl');
    const count = 2500;
    const lines = Array.from({ length: count }, (_, i) =>
      JSON.stringify({ id: i, t: `Proposition numéro ${i} pour la ville` }),
    );
    await writeFile(file, lines.join('\n'));
    const args = ['import', file, '--text', 't', '--id', 'id'];
    const before = (await json(['stats'])).contributions;
    const child = launch(args);
    await new Promise((resolve) => {
      setTimeout(resolve, 1500);
    });
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));
    const again = await json(args);
    expect(again.stored + again.known).toBe(count);
    expect((await json(['stats'])).contributions).toBe(before + count);
  }, 30_000);

  test.each([
    ['a folder that is not there', ['import', 'nowhere.csv', '--text', 't'], /can't be read/],
    ['an unknown format', ['import', 'a.xls', '--text', 't'], /reads \.csv/],
    ['an unknown theme', ['summary', 'xyzzy'], /The themes are/],
    ['a broken date', ['summary', '--since', 'soon'], /date/],
  ])('%s is told on one line', async (_, args, expected) => {
    const { err, code } = await run(args);
    expect(code).toBe(1);
    expect(err).toMatch(expected);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('replay shows the event of each payload, or why there is none', async () => {
  const file = join(folder.path, 'updates.jsonl');
  const from = { id: 42, is_bot: false, first_name: 'Léa' };
  const message = {
    message_id: 7,
    date: 1_790_000_000,
    chat: { id: 42, type: 'private' },
    from,
    text: 'Des bancs',
  };
  await writeFile(file, `${JSON.stringify({ update_id: 1, message })}\nnot json\n{"update_id":2}\n`);
  const { out, code } = await run(['replay', '--platform', 'telegram', file, '--json']);
  expect(code).toBe(0);
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines).toMatchObject([
    { kind: 'created', text: 'Des bancs' },
    { dropped: 'is not valid JSON' },
    { dropped: 'of a kind that is not listened to' },
  ]);
});

test('a file that is not UTF-8 is refused whole', async () => {
  const file = join(folder.path, 'latin1.csv');
  await writeFile(file, Buffer.from('t\nécole\n', 'latin1'));
  const { err, code } = await run(['import', file, '--text', 't']);
  expect(code).toBe(1);
  expect(err).toContain('not UTF-8');
});

test('eval tag measures answers without and with what they answer to', async () => {
  const [file, themes] = [join(folder.path, 'answers.jsonl'), join(folder.path, 'themes.json')];
  await writeFile(themes, JSON.stringify({ Arbres: 'arbres, jardins, ombre', Bus: 'bus, trams, horaires' }));
  const titles = ['Arbres', 'Bus'];
  const rows = ['arbres et jardins', 'bus et trams'].flatMap((words, i) =>
    [1, 2, 3, 4].flatMap((n) => [
      { id: `p${i}${n}`, text: `Il faut plus de ${words} ${n}`, labels: [titles[i]], parent: null },
      { id: `a${i}${n}`, text: `d’accord, mais pas le ${n}`, labels: [titles[i]], parent: `p${i}${n}` },
    ]),
  );
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const measure = ['eval', 'tag', file, '--themes', themes];
  const { context } = await json([...measure, '--context', 'text']);
  expect(context.with.accuracy).toBe(1);
  expect(context.without.accuracy).toBeLessThan(1);
  expect(await json(measure)).not.toHaveProperty('context');
  const { out } = await run([...measure, '--context', 'themes']);
  expect(out).toMatch(/texts with a context.*tagged without it.*tagged with it/s);
});

describe('embeddings', () => {
  test('a folder without the package, or without a model, stops the start with how to mend it', async () => {
    const { err, code } = await run(['say', 'bonjour'], { EMBEDDINGS_FOLDER: folder.path });
    expect(code).toBe(1);
    expect(err).toMatch(/EMBEDDINGS_FOLDER (needs the package .*npm install|has no config\.json)/);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });

  /** A server to which one invented word means what one theme is about. */
  async function serverOfOneWord(): Promise<Record<string, string>> {
    const { url } = await startEmbeddings(({ model, input }) => {
      const like = (text: string): boolean => /zzgrbl|loyauté/i.test(text);
      return embedded(
        { model, input },
        input.map((text) => (like(text) ? [1, 0] : [0, 1])),
      );
    });
    return { EMBEDDINGS_MODEL: 'm', EMBEDDINGS_BASE_URL: url };
  }

  test('what a server holds of a message decides where its words do not', async () => {
    const environment = await serverOfOneWord();
    const { out } = await run(['say', 'Il faut des zzgrbl partout.', '--json'], environment);
    expect(JSON.parse(out.trimEnd().split('\n').at(-1) ?? '').reply).toContain('[1] Loyauté');
  });

  test('doctor asks for one and says what is wrong', async () => {
    const environment = await serverOfOneWord();
    const examined = await run(['doctor'], environment);
    expect(examined.out).toContain('embeddings: m answers, in 2 dimensions');
    const away = await run(['doctor'], { ...environment, EMBEDDINGS_BASE_URL: 'http://127.0.0.1:1/v1' });
    expect(away.out).toMatch(
      /✗.* embeddings: the embeddings server did not answer: connection\n.*EMBEDDINGS_MODEL/,
    );
  });

  test('eval tag measures with and without them, and again from the record', async () => {
    const { url } = await startEmbeddings();
    const [file, themes, record] = ['oaks.jsonl', 'means.json', 'means.record'].map((name) =>
      join(folder.path, name),
    );
    if (!file || !themes || !record) throw new Error('no files');
    await writeFile(themes, JSON.stringify({ Trees: 'parks', Transport: 'roads', School: 'pupils' }));
    const rows = [
      ['kwo', 'Trees'],
      ['vlim', 'Transport'],
      ['trosk', 'School'],
    ].flatMap(([word, label]) =>
      [1, 2, 3, 4].map((n) => ({ id: `${word}${n}`, text: `${word} ${n}`, labels: [label] })),
    );
    await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
    const measure = ['eval', 'tag', file, '--themes', themes, '--embeddings', '--json'];
    const environment = { EMBEDDINGS_MODEL: 'm', EMBEDDINGS_BASE_URL: url };
    const measured = JSON.parse((await run([...measure, '--record', record], environment)).out);
    expect(measured.accuracy).toBeGreaterThan(measured.withoutEmbeddings.accuracy);
    const elsewhere = { ...environment, EMBEDDINGS_BASE_URL: 'http://127.0.0.1:1/v1' };
    const again = await run([...measure, '--replay', record], elsewhere);
    expect(JSON.parse(again.out)).toEqual({ ...measured, perSecond: expect.any(Number) });
    expect((await run(measure)).err).toContain('EMBEDDINGS_FOLDER');
  });
});

test('eval tag draws the curve of the cascade, and again from the record without a key', async () => {
  const model = await startModel();
  model.on({}, { content: answering({ i1: { t1: 0.9 }, i2: { t1: 0.9 } }) });
  const [file, themes, record] = [
    join(folder.path, 'cascade.jsonl'),
    join(folder.path, 'cascade.json'),
    join(folder.path, 'cascade.record'),
  ];
  await writeFile(themes, JSON.stringify({ Arbres: 'arbres, jardins', Bus: 'bus, trams' }));
  const rows = ['xyzzy', 'plugh', 'des bus', 'un tram'].map((text, i) => ({
    id: i,
    text,
    labels: [i < 2 ? 'Arbres' : 'Bus'],
  }));
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const measure = ['eval', 'tag', file, '--themes', themes, '--tagger', 'cascade'];
  const key = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: `${model.url}/v1` };
  const recorded = await run([...measure, '--record', record], key);
  expect(recorded.out).toMatch(/cascade over 2 texts.*sure from +kept right.*\n +50\.0 % \*/s);
  const { cascade } = await json([...measure, '--replay', record]);
  expect(cascade.points.at(-1)).toMatchObject({ sureFrom: 1, asked: 1, model: { answered: 1, right: 0.5 } });
});

test('eval segment measures the kinds where the file has them', async () => {
  const file = join(folder.path, 'marked.jsonl');
  const text = 'Il faudrait des bancs sur la place.';
  const row = (idea: object) =>
    `${JSON.stringify({ id: 1, text, ideas: [{ start: 0, end: text.length, ...idea }] })}\n`;
  await writeFile(file, row({ kind: 'proposal' }) + row({ kind: 'need' }) + row({}));
  expect((await json(['eval', 'segment', file])).kinds).toMatchObject({ ideas: 2, told: 1, accuracy: 0.5 });
  await writeFile(file, row({}));
  expect(await json(['eval', 'segment', file])).not.toHaveProperty('kinds');
});

test('eval summary measures the synthesis, and says that it is the same again', async () => {
  const file = join(folder.path, 'labelled.jsonl');
  const about = {
    bus: 'des bus de nuit vers',
    vélo: 'des pistes pour les vélos à',
    cantine: 'un repas végétarien à la cantine de',
  };
  const places = 'Nantes,Rezé,Orvault,Vertou,Carquefou,Bouguenais,Couëron,Sautron'.split(',');
  const rows = places.flatMap((place) =>
    Object.entries(about).map(([label, text]) => ({
      id: `${label}-${place}`,
      text: `${text} ${place}`,
      labels: [label],
      author: place,
    })),
  );
  await writeFile(file, rows.map((one) => JSON.stringify(one)).join('\n'));
  expect(await json(['eval', 'summary', file])).toMatchObject({
    texts: 24,
    people: 8,
    labels: 3,
    validCitations: 1,
    verbatimQuotes: 1,
    repeated: 0,
    purity: 1,
    countsExact: true,
    sameAgain: true,
    sameInAnotherOrder: true,
  });
  expect((await run(['eval', 'summary', file])).out).toMatch(/NMI/);
});

test('export writes everything, and defuses formulas in CSV', async () => {
  const { out: lines } = await run(['export', '--format', 'jsonl']);
  const rows = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows).toHaveLength((await json(['stats'])).contributions);
  for (const row of rows) expect(row).toMatchObject({ judgements: expect.any(Array) });
  const kinds = rows.map(({ kind }) => kind);
  expect(kinds).toContain('proposal');
  const { out: csv } = await run(['export', '--format', 'csv']);
  expect(csv).toContain("'=1+1 arbre par rue");
  expect(csv.split('\n')[0]).toContain('language,kind,status');
});

test('summary, stats and themes print counts that agree', async () => {
  const stats = await json(['stats']);
  const summary = await json(['summary']);
  expect(summary).toMatchObject({
    contributions: stats.contributions,
    people: stats.people,
    untagged: stats.untagged,
  });
  for (const theme of summary.themes) {
    const inSubthemes = theme.subthemes.map(({ contributions }: { contributions: number }) => contributions);
    expect(inSubthemes.reduce((sum: number, one: number) => sum + one, 0)).toBe(theme.contributions);
    for (const { claims } of theme.subthemes) {
      for (const { text, citations, quotes } of claims) {
        expect(quotes[0]).toEqual({ number: citations[0], text });
      }
    }
  }
  expect((await json(['themes'])).themes).toHaveLength(4);
});

test('a consultation of one’s own is loaded, people are on it, and a broken file is told with its line', async () => {
  const file = join(folder.path, 'quartier.yaml');
  const yaml =
    'slug: quartier\ntitle: {en: Our street}\ndescription: {en: What next?}\ndefaultLanguage: en\nthemes:\n  - slug: trees\n    title: {en: Trees}\n    description: {en: "Trees, parks, flowers, shade"}\n';
  await writeFile(file, yaml);
  expect(await json(['consultation', 'load', file])).toEqual({ slug: 'quartier', themes: 1, created: true });
  expect(await json(['consultation', 'load', file])).toMatchObject({ created: false });
  const said = await json(['say', 'Plant trees for shade in the park']);
  expect(said.contributions[0]).toMatchObject({ number: 1, themes: [{ theme: 'Trees' }] });
  await writeFile(file, yaml.replace('defaultLanguage: en', 'defaultLanguage: de'));
  const { err, code } = await run(['consultation', 'load', file]);
  expect(code).toBe(1);
  expect(err).toMatch(/line 4.*fr or en/);
  await json(['consultation', 'use', 'ambition-numerique']);
});

test('start stays up without a terminal, says so on one line, refuses a second program, and stops on SIGTERM', async () => {
  const child = launch(['start'], { LANG: 'en_US.UTF-8' });
  const out = readAll(child.stdout);
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (data) => String(data).includes('ready') && resolve());
  });
  await ready;
  const second = await run(['stats']);
  expect(second.code).toBe(1);
  expect(second.err).toContain(String(child.pid));
  expect(second.err.trimEnd().split('\n')).toHaveLength(1);
  child.kill('SIGTERM');
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(0);
  expect(await out).toMatch(/organiser claim [A-Z0-9]{5}-[A-Z0-9]{5}/);
});

test('a configuration that can’t be is told with the variable’s name, not its value', async () => {
  const { err, code } = await run(['stats'], { DATABASE_URL: 'mysql://me:secret@host/db' });
  expect(code).toBe(1);
  expect(err).toContain('DATABASE_URL');
  expect(err).not.toContain('secret');
});

test.skipIf(!hasShared)(
  'the account that started it gives a contribution to each theme, and summary quotes them',
  async () => {
    const said = await json([
      'say',
      '--file',
      fileURLToPath(sharedFile('seeds/premiers-contacts-contribuez.txt')),
      '--as',
      'auteur',
    ]);
    const slugs = said.contributions.map((one: { themes: { slug: string }[] }) => one.themes[0]?.slug);
    expect(slugs).toEqual(['croissance-innovation', 'loyaute', 'action-publique', 'societe']);
    const { themes } = await json(['summary']);
    expect(themes).toHaveLength(4);
    const claims = themes.map(
      ({ subthemes }: { subthemes: { claims: unknown[] }[] }) => subthemes[0]?.claims,
    );
    for (const some of claims) expect(some).not.toHaveLength(0);
  },
);
