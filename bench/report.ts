// Part of `npm run bench -- summary`: pages of the web report, of all that the bench has stored.
import type { Application } from '../src/application.ts';
import { serveReports } from '../src/reports.ts';
import { openWebServer } from '../src/web/server.ts';

const paths = ['', '/method', '/contributions', '/contributions?q=gratuit', '/contributions/1'] as const;
const times = 9;

/** Asks for each page several times while nothing changes, and tells the median. */
export async function benchReport(
  application: Application,
  row: (what: string, figure: string) => void,
): Promise<void> {
  const { store, reports } = application;
  const consultation = await store.consultations.standard();
  if (!consultation) throw new Error('no consultation');
  const { id, slug, themes } = consultation;
  await store.reportSource.open(id, 'bench');
  await store.reportSource.setPublished(id, new Date());
  const server = await openWebServer(0, '127.0.0.1');
  reports.moveTo(`http://127.0.0.1:${server.port}`);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  await serveReports(application, server, 'fr', log);
  for (const path of [...paths, `/themes/${themes[0]?.slug}`]) {
    const took: number[] = [];
    for (let i = 0; i < times; i += 1) {
      const began = performance.now();
      const response = await fetch(reports.publicLink(slug) + path, {
        headers: { 'accept-encoding': 'gzip' },
      });
      await response.text();
      if (!response.ok) throw new Error(`${path}: ${response.status}`);
      took.push(performance.now() - began);
    }
    took.sort((a, b) => a - b);
    row(`report page ${path || '/'}, nothing changed`, `${took[(times - 1) / 2]?.toFixed(0)} ms`);
  }
  await server.close();
}
