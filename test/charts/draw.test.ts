import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { Drawer } from '../../src/charts/drawer.ts';
import { svgOf } from '../../src/charts/svg.ts';
import type { Bar, Chart, Picture } from '../../src/core/charts/chart.ts';

const drawer = new Drawer();
afterAll(() => drawer.stop());
const drawPicture = (one: Picture): Promise<Uint8Array> => drawer.draw(one);

const picture = (...charts: Chart[]): Picture => ({ charts, alt: '' });

function bars(count: number, label = (i: number): string => `Thème numéro ${i}`): Bar[] {
  return Array.from({ length: count }, (_, i) => ({ label: label(i), value: i * i, shown: String(i * i) }));
}

const words = { title: 'Les thèmes, par personnes', note: '12 personnes' };
const long =
  'Aménagement, mobilités et transports des territoires ruraux, périurbains et de montagne de la région';

/** The size that a PNG says of itself: https://www.w3.org/TR/png-3/#11IHDR */
function sizeOf(png: Uint8Array): [width: number, height: number] {
  const bytes = Buffer.from(png);
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
}

/** The words of an SVG, line by line. */
function textOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}

const all: readonly [name: string, picture: Picture][] = [
  ['one theme', picture({ kind: 'bars', ...words, bars: bars(1) })],
  ['long titles', picture({ kind: 'bars', ...words, rest: 'Et 12 autres.', bars: bars(7, () => long) })],
  ['nothing said', picture({ kind: 'bars', ...words, bars: [{ label: 'Logement', value: 0, shown: '0' }] })],
  ['one day', picture({ kind: 'columns', ...words, bars: bars(1) })],
  ['a month', picture({ kind: 'columns', ...words, bars: bars(31, (i) => `${i + 1} oct.`) })],
  [
    'votes',
    picture({
      kind: 'votes',
      ...words,
      bars: [3, 0].map((value) => ({
        label: `#12 · ${long}`,
        agree: { value, shown: `${value} d’accord` },
        disagree: { value: 1, shown: '1 pas d’accord' },
      })),
    }),
  ],
];

test.each(all)('%s: as wide as a phone, not endlessly high, the same bytes again', async (_, one) => {
  const png = await drawPicture(one);
  const [width, height] = sizeOf(png);
  expect(width).toBe(1080);
  expect(height).toBeGreaterThan(300);
  expect(height).toBeLessThan(2200);
  expect(Buffer.from(await drawPicture(one)).equals(Buffer.from(png))).toBe(true);
});

test('labels stand whole, each value beside its bar, both sides in words', () => {
  for (const [, { charts }] of all) {
    const shown = textOf(svgOf({ charts, alt: '' })).join(' ');
    for (const chart of charts) {
      expect(shown).toContain(chart.title);
      for (const bar of chart.bars) {
        if (chart.kind !== 'columns') expect(shown).toContain(bar.label);
        if ('agree' in bar) expect(shown).toMatch(new RegExp(`${bar.agree.shown} ${bar.disagree.shown}`));
        else if (chart.kind === 'bars') expect(shown).toContain(`${bar.label} ${bar.shown}`);
      }
    }
  }
});

test('words on a sheet become ink, accents too, without a font of the machine', async () => {
  const [said, unsaid] = await Promise.all(
    ['éàçœ’«»', '         '].map((title) =>
      drawPicture(picture({ kind: 'bars', ...words, title, bars: bars(1) })),
    ),
  );
  expect(said?.length).toBeGreaterThan((unsaid?.length ?? 0) + 1000);
  // What a font lacks is a box: two signs that it has are not the same picture.
  const [one, other] = await Promise.all(
    ['é', 'œ'].map((title) => drawPicture(picture({ kind: 'bars', ...words, title, bars: bars(1) }))),
  );
  expect(Buffer.from(one ?? []).equals(Buffer.from(other ?? []))).toBe(false);
});

test('what can’t be drawn is refused by itself, in its turn; what has gone is started again', async () => {
  const good = picture({ kind: 'bars', ...words, bars: bars(1) });
  // No picture of ours: it has no charts.
  const bad = JSON.parse('{"alt":""}');
  const results = await Promise.allSettled([drawPicture(good), drawPicture(bad), drawPicture(good)]);
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  const late = drawPicture(good);
  drawer.stop();
  await expect(late).rejects.toThrow('the process has gone');
  expect(await drawPicture(good)).toBeInstanceOf(Uint8Array);
});

test('what draws is never in the program’s own memory, and keeps nobody from ending', async () => {
  const script = `
    import { createRequire } from 'node:module';
    await import('./src/serve.ts');
    const { Drawer } = await import('./src/charts/drawer.ts');
    const png = await new Drawer().draw(${JSON.stringify(picture({ kind: 'bars', ...words, bars: bars(1) }))});
    const loaded = Object.keys(createRequire(import.meta.url).cache).some((file) => /resvg|echarts/.test(file));
    process.stdout.write(JSON.stringify([loaded, png.length > 1000]));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
  expect(JSON.parse(stdout)).toEqual([false, true]);
});
