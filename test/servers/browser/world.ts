import { readFile } from 'node:fs/promises';
import { BrowserAdapter } from '../../../src/adapters/browser/client.ts';
import { openWebServer } from '../../../src/web/server.ts';
import { until } from '../../conformance/served-house.ts';
import type { PlatformPerson, World, WorldParts } from '../../conformance/world.ts';
import { controlsOf, shownOf } from './html.ts';
import { Visitor } from './visitor.ts';

const asset = (name: string): Promise<string> =>
  readFile(new URL(`../../../assets/${name}`, import.meta.url), 'utf8');

/** The page /try as a platform, and where it is. */
export interface BrowserWorld extends World {
  readonly origin: string;
}

/** The page as a platform: one browser a person. It has no rooms, and the program's own server is the platform's. */
export const openBrowser = async ({ log }: Pick<WorldParts, 'log'>): Promise<BrowserWorld> => {
  const server = await openWebServer(0, '127.0.0.1');
  const origin = `http://127.0.0.1:${server.port}`;
  const [script, style, icon] = await Promise.all(['try.js', 'try.css', 'try.svg'].map(asset));
  const visitors = new Map<string, Visitor>();
  const visitorOf = async (name: string): Promise<Visitor> => {
    const known = visitors.get(name);
    if (known) return known;
    const made = new Visitor(() => origin);
    visitors.set(name, made);
    await made.send('/try/begin', {});
    await made.listen();
    await until(() => made.told.length === 1, 'the welcome');
    return made;
  };
  const person = (name: string): PlatformPerson => {
    const bots = () => visitors.get(name)?.told.filter(({ by }) => by === 'bot') ?? [];
    return {
      name,
      async says(text) {
        const visitor = await visitorOf(name);
        const before = new Set(visitor.told.map(({ id }) => id));
        await visitor.send('/try/say', { text });
        const own = () => visitor.told.find(({ id, by }) => by === 'person' && !before.has(id));
        await until(() => own() !== undefined, 'one’s own message');
        return own()?.id ?? '';
      },
      async edits(message, text) {
        await (await visitorOf(name)).send('/try/change', { message, text });
      },
      async deletes(message) {
        await (await visitorOf(name)).send('/try/delete', { message });
      },
      async runs(line) {
        await (await visitorOf(name)).send('/try/say', { text: `/${line}` });
      },
      async presses({ id, text }, label) {
        const told = bots().find((one) => one.id === id);
        const { buttons, options } = controlsOf(told?.html ?? '');
        const control = [...buttons, ...options].find((one) => one.label.startsWith(label));
        if (!control) throw new Error(`no choice ${label} in ${text}`);
        await (await visitorOf(name)).send(control.path, control.fields);
      },
      pointsAt: async () => false,
      async fills(text) {
        const form = bots()
          .map(({ html }) => controlsOf(html).form)
          .findLast((one) => one !== undefined);
        if (form) await (await visitorOf(name)).send(form.path, { ...form.fields, value: text });
        return form !== undefined;
      },
      async downloads({ id }) {
        const response = await (await visitorOf(name)).get(`/try/file/${id}`);
        if (!response.ok) throw new Error(`${response.status} instead of a file`);
        return response.bytes();
      },
      sees: () => bots().map(({ id, html }) => shownOf(id, html)),
    };
  };
  return {
    origin,
    person,
    room: (name) => ({ id: name }),
    adapter: () =>
      new BrowserAdapter({
        mount: (path, listener) => server.mount(path, listener),
        assets: { script: script ?? '', style: style ?? '', icon: icon ?? '' },
        language: 'fr',
        log,
      }),
    cut: () => {},
    redeliver: async () => {},
    limit: () => {},
    fail: () => {},
    block: () => {},
    async stop() {
      for (const visitor of visitors.values()) visitor.close();
      await server.close();
    },
  } satisfies BrowserWorld;
};
