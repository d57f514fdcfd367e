import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text as readAll } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { readXlsx } from 'hucre/xlsx';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { clusterAddress } from '../../src/store/cluster.ts';
import { readHolder } from '../../src/store/cluster-holder.ts';
import { keptPassword } from '../../src/store/cluster-password.ts';
import { until } from '../conformance/served-house.ts';
import { Visitor } from '../servers/browser/visitor.ts';
import { freshDatabase } from '../support/database.ts';
import { hasShared, sharedFile } from '../support/shared.ts';
import { programInFolder } from './program.ts';

// On the server of all tests: to start one of its own at every command takes most of the time.
const database = await freshDatabase();
const { folder, launch, run, json } = await programInFolder({ DATABASE_URL: database.url });
const alone = await programInFolder();
afterAll(async () => {
  await folder.remove();
  await alone.folder.remove();
  await database.close();
});

test('say stores a message and prints one object, on a server of its own as on another', async () => {
  const text = 'Bonjour, il faut plus de start-up. Il faut aussi protéger la vie privée.';
  const said = await json(['say', text, '--as', 'lea']);
  const own = await alone.json(['say', text, '--as', 'lea']);
  expect(own.contributions).toMatchObject(
    said.contributions.map(({ number }: { number: number }) => ({ number })),
  );
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
    const again = join(folder.path, 'atelier-2.csv');
    await copyFile(file, again);
    const known = { read: 5, stored: 0, known: 3, refused: 2 };
    expect(await json([...args.with(1, again), '--source', 'atelier.csv'])).toMatchObject(known);
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
    expect(await json(['search', 'il', 'faut'])).toEqual({ leftOut: ['il', 'faut'], contributions: [] });
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
    ['a day that there is not', ['summary', 'societe', '2026-13-05'], /no such day|n’existe pas/],
    ['a contribution that there is not', ['contribution', '999999'], /no contribution #999999/],
  ])('%s is told on one line', async (_, args, expected) => {
    const { err, code } = await run(args);
    expect(code).toBe(1);
    expect(err).toMatch(expected);
    expect(err.trimEnd().split('\n')).toHaveLength(1);
  });
});

test('a file that is not UTF-8 is refused whole', async () => {
  const file = join(folder.path, 'latin1.csv');
  await writeFile(file, Buffer.from('t\nécole\n', 'latin1'));
  const { err, code } = await run(['import', file, '--text', 't']);
  expect(code).toBe(1);
  expect(err).toContain('not UTF-8');
});

test('report says who may read it, and publishes it, takes it back, makes another link', async () => {
  const first = await json(['report', 'publish']);
  expect(first).toMatchObject({ public: true, address: 'http://127.0.0.1:3000/c/ambition-numerique' });
  expect(first.link).toMatch(/\/c\/ambition-numerique\?token=[\w-]{43}$/);
  const { out } = await run(['report', 'renew', '--lang', 'fr'], { PUBLIC_URL: 'https://talk.example/' });
  expect(out).toMatch(/est public depuis.*https:\/\/talk\.example\/c\/ambition-numerique\?token=/s);
  expect(out).not.toContain(first.link.split('token=')[1]);
  expect(await json(['report', 'unpublish'])).toMatchObject({ public: false, published: null });
});

test('export writes everything in each format, to standard output or a file, and defuses formulas in CSV', async () => {
  const { out: lines, err } = await run(['export', '--format', 'jsonl']);
  expect(err).toBe('');
  const rows = lines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  const { contributions } = await json(['stats']);
  expect(rows).toHaveLength(contributions);
  for (const row of rows) expect(row).toMatchObject({ judgements: expect.any(Array) });
  const kinds = rows.map(({ kind }) => kind);
  expect(kinds).toContain('proposal');
  const { out: csv } = await run(['export', '--format', 'csv']);
  expect(csv).toContain("'=1+1 arbre par rue");
  expect(csv.split('\n')[0]).toContain('language,kind,status');
  const { out: html } = await run(['export', '--format', 'html', '--lang', 'en']);
  expect(html).toContain('<html lang="en">');
  expect(html.match(/<article/g)).toHaveLength(contributions);
  const file = join(folder.path, 'contributions.xlsx');
  expect((await run(['export', '--format', 'xlsx', '--output', file])).out).toBe('');
  const { sheets } = await readXlsx(await readFile(file));
  expect(sheets[0]?.rows).toHaveLength(contributions + 1);
});

test('summary, stats and themes print counts that agree; a summary is shown again and verified by its number', async () => {
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
        // A claim is one line; its quote is as it was written.
        expect(quotes[0].number).toBe(citations[0]);
        expect(quotes[0].text.replace(/\s+/g, ' ')).toBe(text);
      }
    }
  }
  expect((await json(['themes'])).themes).toHaveLength(4);
  const { number, themes } = summary;
  // The words of the chat, in any order; what can be typed next is told as it is typed here.
  const inFrench = (await run(['summary', 'societe', '7d', 'fr'])).out;
  expect(inFrench).toMatch(/^Sur le seul thème La société .* Sur ce qui a été dit depuis le /);
  expect(inFrench).toContain('contribuez summary');
  expect(inFrench).not.toMatch(/ \/(synthèse|summary|contribution)/);
  expect((await run(['summary', '--lang', 'de'])).err).toContain('The languages are fr and en');
  const [quote] = themes[0].subthemes[0].claims[0].quotes;
  expect((await run(['contribution', String(quote.number)])).out).toContain(`#${quote.number}`);
  const same = await json(['contribution', String(quote.number), '--same']);
  expect(same).toMatchObject({ number: quote.number });
  expect(same.same).toEqual(expect.arrayContaining(themes[0].subthemes[0].claims[0].citations.slice(1)));
  expect(await json(['summary', 'show', String(number)])).toMatchObject({ number, themes, stale: false });
  const { claims, held } = await json(['summary', 'verify', String(number)]);
  expect(held).toBe(claims);
  expect((await run(['summary', 'show', '99'])).err).toContain('99');
}, 60_000);

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

describe('start', () => {
  let bot: ReturnType<typeof alone.launch>;
  let said = '';
  let origin = '';
  beforeAll(async () => {
    bot = alone.launch(['start'], { LANG: 'en_US.UTF-8' });
    bot.stdout.on('data', (data) => {
      said += String(data);
    });
    await until(() => said.includes('ready'), 'the bot is ready');
    const [address = ''] = /http:\/\/127\.0\.0\.1:\d+\/try/.exec(said) ?? [];
    origin = new URL(address).origin;
  });
  afterAll(() => {
    bot.kill('SIGKILL');
  });

  const visitor = (): Visitor => new Visitor(() => origin, 'en');

  async function hears(one: Visitor, text: string, answer: RegExp): Promise<void> {
    const isFirst = one.cookie === '';
    await one.send('/try/say', { text });
    if (isFirst) await one.listen();
    await until(() => one.told.some(({ by, html }) => by === 'bot' && answer.test(html)), `${answer}`);
  }

  test('stays up without a terminal, says so on one line, and refuses a second one', async () => {
    expect(said).toMatch(/organiser claim [A-Z0-9]{5}-[A-Z0-9]{5}/);
    const second = await alone.run(['start']);
    expect(second.code).toBe(1);
    expect(second.err).toContain(`process ${bot.pid}`);
    expect(second.err.trimEnd().split('\n')).toHaveLength(1);
    await hears(visitor(), 'We need more start-ups.', /your contribution/);
  });

  test('commands beside it read and write what it has, and it knows at once', async () => {
    const lea = visitor();
    await hears(lea, 'We need more cycle lanes.', /your contribution/);
    const { contributions } = await alone.json(['search', 'cycle']);
    expect(contributions).toMatchObject([{ text: 'We need more cycle lanes.' }]);
    const rows = join(alone.folder.path, 'rows.csv');
    await writeFile(rows, 't,theme\nA fountain on the square,societe\n');
    expect(await alone.json(['import', rows, '--text', 't', '--theme', 'theme'])).toMatchObject({
      stored: 1,
    });
    await hears(lea, '/search fountain', /A fountain on the square/);
    // Where it serves, which no setting says.
    const { address } = await alone.json(['report', 'publish']);
    expect(new URL(address).origin).toBe(origin);
    expect((await fetch(address)).status).toBe(200);
  });

  test('a consultation that is loaded beside it is the one that people are on, with its themes of now', async () => {
    const file = join(alone.folder.path, 'street.yaml');
    const head =
      'slug: street\ntitle: {en: Our street}\ndescription: {en: What next?}\ndefaultLanguage: en\nthemes:\n';
    const trees =
      '  - slug: trees\n    title: {en: Trees}\n    description: {en: "Trees, parks, flowers, shade"}\n';
    const buses =
      '  - slug: buses\n    title: {en: Buses}\n    description: {en: "Buses, trams, stops, fares"}\n';
    await writeFile(file, head + trees);
    expect(await alone.json(['consultation', 'load', file])).toMatchObject({ created: true });
    const max = visitor();
    await hears(max, 'Plant trees for shade in the park', /Trees/);
    await writeFile(file, head + trees + buses);
    expect(await alone.json(['consultation', 'load', file])).toMatchObject({ created: false });
    await hears(max, 'Let buses stop closer to the school, and trams too', /Buses/);
  });

  test('a command whose database is stopped with it says so, and stores nothing by half', async () => {
    const child = alone.launch(['say', '-']);
    const err = readAll(child.stderr);
    const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
    const data = join(alone.folder.path, 'data');
    const holder = readHolder(await readFile(join(data, 'contribuez.lock'), 'utf8'));
    const admin = new pg.Client(clusterAddress(await keptPassword(data), holder?.serving?.port ?? 0));
    await admin.connect();
    await until(
      async () =>
        (await admin.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND mode = 'ShareLock'`))
          .rowCount === 1,
      'the command has joined',
    );
    await admin.end();
    bot.kill('SIGTERM');
    expect(await new Promise((resolve) => bot.once('close', resolve))).toBe(0);
    child.stdin.end('We need more benches.');
    expect(await ended).toBe(1);
    expect(await err).toMatch(/^contribuez: the program .*process \d+.* was stopped meanwhile.*\n$/);
    const { contributions } = await alone.json(['search', 'benches']);
    expect(contributions).toEqual([]);
  });
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
    for (const { subthemes } of themes) expect(subthemes[0].claims[0].quotes).not.toHaveLength(0);
  },
);
