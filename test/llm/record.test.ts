import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { NotRecordedError, recordingFetch, replayingFetch } from '../../src/llm/record.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { answering, secretKey, set, startModel, taggerOf } from './setup.ts';

const texts = [{ text: 'more night buses please' }, { text: 'the canteen is too small' }];

async function recordFile(): Promise<string> {
  const folder = await temporaryFolder(0o700);
  onTestFinished(() => folder.remove());
  return join(folder.path, 'record.jsonl');
}

async function recordedRun() {
  const model = await startModel();
  model.on({}, { content: answering({ i1: { t3: 0.9 }, i2: { t1: 0.7 } }) });
  const file = await recordFile();
  const tagger = taggerOf(model.url, { fetch: recordingFetch(file) });
  const results = await tagger.tag(texts, set);
  return { file, results, figures: tagger.figures() };
}

test('a record is replayed without the server and without the key, with the same results and figures', async () => {
  const { file, results, figures } = await recordedRun();
  const fetch = await replayingFetch(file);
  const tagger = taggerOf('http://elsewhere.invalid', { fetch, apiKey: 'none' });
  expect(await tagger.tag(texts, set)).toEqual(results);
  expect(tagger.figures()).toEqual(figures);
});

test('a record holds neither texts nor the key', async () => {
  const { file } = await recordedRun();
  const record = await readFile(file, 'utf8');
  expect(record.trim().split('\n')).toHaveLength(1);
  expect(record).not.toMatch(/buses|canteen/);
  expect(record).not.toContain(secretKey);
});

test('a request that is not in the record is no case for the fallback: the tagger rejects', async () => {
  const { file } = await recordedRun();
  const tagger = taggerOf('http://elsewhere.invalid', { fetch: await replayingFetch(file) });
  await expect(tagger.tag([{ text: 'another text' }], set)).rejects.toThrow(NotRecordedError);
});

test('a request made twice gets its answers in order', async () => {
  const file = await recordFile();
  const model = await startModel();
  model.on({ sequenceIndex: 0 }, { content: '{"items":[]}' });
  model.on({}, { content: answering({ i1: { t3: 0.9 } }) });
  const one = [{ text: 'more night buses please' }];
  const recording = taggerOf(model.url, { fetch: recordingFetch(file) });
  const results = await recording.tag(one, set);
  expect(recording.figures()).toMatchObject({ requests: 2, fellBack: 0 });
  expect(
    await taggerOf('http://elsewhere.invalid', { fetch: await replayingFetch(file) }).tag(one, set),
  ).toEqual(results);
});

test('errors of the server are not recorded', async () => {
  const file = await recordFile();
  const model = await startModel();
  model.on({}, { error: { message: 'no such key' }, status: 401 });
  await taggerOf(model.url, { fetch: recordingFetch(file) }).tag(texts, set);
  await expect(readFile(file)).rejects.toThrow('ENOENT');
});

test('a file that is no record, or none, is told at once', async () => {
  const file = await recordFile();
  await expect(replayingFetch(file)).rejects.toThrow('ENOENT');
  await writeFile(file, '{"request":"a","response":{}}\n\n{"question":"a"}\n');
  await expect(replayingFetch(file)).rejects.toThrow('line 3 of the record');
});
