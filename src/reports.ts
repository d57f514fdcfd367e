import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import type { Application } from './application.ts';
import type { Language } from './core/language.ts';
import type { Log } from './log.ts';
import { packageRoot } from './package-root.ts';
import { createOrganiserRoutes } from './web/organiser/routes.ts';
import { createReportRoutes } from './web/report/routes.ts';
import type { WebServer } from './web/server.ts';

/** Serves the reports of all consultations to whoever may read them, and to organisers the page of their own. */
export async function serveReports(
  { store, engine, reports }: Pick<Application, 'store' | 'engine' | 'reports'>,
  server: Pick<WebServer, 'mount'>,
  language: Language,
  log: Log,
): Promise<void> {
  const read = (name: string): Promise<string> => readFile(join(packageRoot, 'assets', name), 'utf8');
  const [style, print, icon, script] = await Promise.all([
    read('report.css'),
    read('report-print.css'),
    read('try.svg'),
    read('organiser.js'),
  ]);
  const version = createHash('sha256')
    .update(style + print + icon + script)
    .digest('base64url')
    .slice(0, 12);
  const routes = createReportRoutes({
    store,
    summariser: engine.summariser,
    reports,
    assets: { style, print, icon, version },
    language,
    log,
  });
  const organisers = createOrganiserRoutes({ store, engine, reports, script, version, language, log });
  server.mount('/o', getRequestListener(organisers.fetch, { overrideGlobalObjects: false }));
  server.mount('/c', getRequestListener(routes.fetch, { overrideGlobalObjects: false }));
}
