import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { fillWithSample } from '../../scripts/screenshots/fill.ts';
import { type Application, openApplication } from '../../src/application.ts';
import { serveReports } from '../../src/reports.ts';
import { openWebServer } from '../../src/web/server.ts';
import type { Person } from '../support/conversation.ts';
import { freshDatabase } from '../support/database.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const slug = 'quartier-des-tanneries';

/** The sample consultation's report, served on loopback by the whole program. */
export interface ServedReport {
  readonly application: Application;
  readonly consultationId: string;
  readonly slug: string;
  /** Where the server listens, whatever address it is told to write. */
  readonly origin: string;
  /** The address of a page, by the path after the consultation. */
  page(path?: string): string;
  publish(isPublic: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Fills a database of its own and serves it; not published yet, with a private link of the seed "seed". */
export async function serveSample(): Promise<ServedReport> {
  const [database, folder] = await Promise.all([freshDatabase(), temporaryFolder()]);
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const application = await openApplication(
    { dataFolder: folder.path, databaseUrl: database.url, logLevel: 'warn', port: 0, platforms: {} },
    log,
  );
  const consultationId = await fillWithSample(application);
  const { reportSource } = application.store;
  await reportSource.open(consultationId, 'seed');
  const server = await openWebServer(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${server.port}`;
  application.reports.moveTo(origin);
  await serveReports(application, server, 'fr', log);
  return {
    application,
    consultationId,
    slug,
    origin,
    page: (path = '') => `${origin}/c/${slug}${path}`,
    publish: (isPublic) => reportSource.setPublished(consultationId, isPublic ? new Date() : undefined),
    async close() {
      await server.close();
      await application.stop();
      await database.close();
      await folder.remove();
    },
  };
}

/** The link to the organisers' page that the bot gives somebody. */
export async function organiserKey(person: Person): Promise<string> {
  const told = JSON.stringify(await person.send(person.message('/tableau')));
  return /http:[^"]+\/o\/[a-z-]+\?key=[\w.-]+/.exec(told)?.[0] ?? '';
}

type Node = DefaultTreeAdapterTypes.Node;
/** An element of a page. */
export type Element = DefaultTreeAdapterTypes.Element;

/** All elements of a page, in their order, and what its markup has against the standard. */
export function readHtml(html: string): { readonly elements: Element[]; readonly errors: string[] } {
  const errors: string[] = [];
  const document = parse(html, { onParseError: ({ code }) => errors.push(code) });
  const below = (node: Node): Element[] => [
    ...('tagName' in node ? [node] : []),
    ...('childNodes' in node ? node.childNodes.flatMap(below) : []),
  ];
  return { elements: below(document), errors };
}

/** What an element says of itself. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** What one reads of an element, its parts with something between them where one sees that. */
export function textOf(node: Node, between = ''): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map((one) => textOf(one, between)).join(between) : '';
}
