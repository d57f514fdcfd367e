import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { said } from '../llm/consultation.ts';
import { embedded, startEmbeddings } from '../llm/embeddings-server.ts';
import { startLiar } from '../llm/liar.ts';
import { answering, splitting, startModel } from '../llm/setup.ts';
import { programInFolder } from './program.ts';

const { folder, run, json } = await programInFolder();
afterAll(() => folder.remove());

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
    expect(JSON.parse(again.out)).toEqual({
      ...measured,
      perSecond: expect.any(Number),
      megabytes: expect.any(Number),
    });
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
  const { cascade, model: did } = await json([...measure, '--replay', record, '--price', '2,3000']);
  expect(did.cost).toBeCloseTo((did.promptTokens * 2 + did.completionTokens * 3000) / 1_000_000);
  expect(did.cost).toBeGreaterThan(0);
  const lost = await run([...measure, '--replay', `${record}.none`]);
  expect(lost).toMatchObject({
    code: 1,
    err: expect.stringMatching(/^.*\.none can’t be read \(ENOENT\)\.?\n$/),
  });
  expect(cascade.points.at(-1)).toMatchObject({ sureFrom: 1, asked: 1, model: { answered: 1, right: 0.5 } });
});

test('eval summary measures both ways, the model’s again from the record without a key', async () => {
  const [file, record] = [join(folder.path, 'said.jsonl'), join(folder.path, 'said.record')];
  const rows = said.map((text, i) => ({ id: i, text, labels: [String(Math.floor(i / 5))] }));
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const server = await startLiar();
  onTestFinished(() => server.stop());
  server.be({
    claims: ({ contributions, refused }) => {
      const [one] = contributions.filter(({ text }) => !text.includes('IGNORE'));
      const claim = (words: string) => ({
        role: 'said',
        text: `Idée : ${one?.text.slice(0, -1)}`,
        citations: [one?.id ?? ''],
        quotes: [{ contribution: one?.id ?? '', words }],
      });
      const altered = claim('ce que personne n’a dit');
      return refused ? [altered] : [claim(one?.text ?? ''), altered];
    },
  });
  const measure = ['eval', 'summary', file];
  const exact = { validCitations: 1, verbatimQuotes: 1, countsExact: true, sameInAnotherOrder: true };
  expect((await run([...measure, '--way', 'model'])).err).toContain(
    'OPENAI_API_KEY and OPENAI_MODEL are not set',
  );
  const key = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: server.url };
  const recorded = await run([...measure, '--way', 'model', '--record', record], key);
  expect(recorded.out).toMatch(/made by +m, synthesis-2\n.*claims left out: quotes +3\n/s);
  expect(recorded.out).toMatch(/tokens for 1,000 contributions +[1-9]/);
  const again = await json([...measure, '--way', 'model', '--replay', record]);
  expect(again).toMatchObject({ worded: 3, leftOut: { quotes: 3 }, making: { way: 'model' }, ...exact });
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

test('eval segment measures a model and the cascade from one record; what would be sent can be written beforehand', async () => {
  const sure = 'Il faut des bancs sur la place de la mairie.';
  const doubtful =
    'trop de mouettes trop de bruit, le wifi qui rame et le maire qui dort, des kiosques ou rien';
  const model = await startModel();
  const ideas = [
    'trop de mouettes',
    'trop de bruit',
    'le wifi qui rame',
    'le maire qui dort, des kiosques ou rien',
  ];
  const said = ideas.map((words) => ['idea', words] as const);
  model.on({}, { content: splitting({ i1: [['idea', 'des bancs']], i2: said }) });
  const [file, record, requests] = ['split.jsonl', 'split.record', 'split.requests'].map((name) =>
    join(folder.path, name),
  );
  if (!file || !record || !requests) throw new Error('no files');
  const spanIn = (text: string, words: string) => ({
    start: text.indexOf(words),
    end: text.indexOf(words) + words.length,
  });
  const rows = [
    { id: 1, text: sure, ideas: [spanIn(sure, sure)] },
    { id: 2, text: doubtful, ideas: ideas.map((words) => spanIn(doubtful, words)) },
  ];
  await writeFile(file, rows.map((row) => JSON.stringify(row)).join('\n'));
  const measure = ['eval', 'segment', file];
  const key = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: `${model.url}/v1` };
  const ahead = await run([...measure, '--requests', requests], key);
  expect(ahead.out).toContain('1 requests written, none sent');
  expect(model.getRequests()).toHaveLength(0);
  const recorded = await run([...measure, '--splitter', 'llm', '--record', record], key);
  expect(recorded.out).toMatch(/language model m.*share of messages asked about +100\.0 %.*lost +1/s);
  const [asked, answered] = await Promise.all(
    [requests, record].map(async (name) => JSON.parse(await readFile(name, 'utf8'))),
  );
  expect(asked.request).toBe(answered.request);
  expect(model.getRequests()[0]?.body).toMatchObject(asked.body);
  expect(JSON.stringify(asked)).not.toContain('ideas"');

  expect(await json(measure)).toMatchObject({
    countAccuracy: 0.5,
    exactSpans: 1,
    surest: [{}, { right: 1 }, {}, {}],
  });
  expect(await json([...measure, '--splitter', 'cascade', '--replay', record])).toMatchObject({
    countAccuracy: 1,
    boundaryF1: 1,
    exactSpans: 1,
    model: { model: 'm', asked: 0.5, ofAll: { requests: 1, asked: 2, lost: 1 } },
  });
  expect(await json([...measure, '--splitter', 'llm', '--part', 'even', '--replay', record])).toMatchObject({
    messages: 1,
    countAccuracy: 1,
    model: { asked: 1 },
  });
});

test('a model that is configured splits what the embedded splitter doubts', async () => {
  const model = await startModel();
  const text = 'trop de mouettes trop de bruit, le wifi qui rame et le maire qui dort, des kiosques ou rien';
  const ideas = [
    'trop de mouettes',
    'trop de bruit',
    'le wifi qui rame',
    'le maire qui dort, des kiosques ou rien',
  ];
  model.on({}, { content: splitting({ i1: ideas.map((words) => ['idea', words] as const) }) });
  const key = { OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm', OPENAI_BASE_URL: `${model.url}/v1` };
  const { out } = await run(['say', text, '--json'], key);
  const { reply } = JSON.parse(out.trimEnd().split('\n').at(-1) ?? '');
  for (const words of ideas) expect(reply).toMatch(new RegExp(`#\\d+ .* ${words}`));
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
