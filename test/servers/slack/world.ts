import { SlackAdapter } from '../../../src/adapters/slack/client.ts';
import type { Room, WorldParts } from '../../conformance/world.ts';
import { SlackPerson } from './person.ts';
import { SlackServer } from './slack.ts';

/** Rates that a test need not wait for. */
const fastPace = {
  channel: { points: 1000, duration: 1 },
  burst: { points: 1000, duration: 1 },
  workspace: { points: 1000, duration: 1 },
};

/** Slack on loopback; `server` is the server itself, for tests of what only Slack has. */
export async function openSlack({ log, heard }: WorldParts) {
  const server = await SlackServer.open();
  const people = new Map<string, SlackPerson>();
  const rooms = new Map<string, Room>();
  const person = (name: string): SlackPerson => {
    const known = people.get(name) ?? new SlackPerson(server, name);
    people.set(name, known);
    return known;
  };
  const room = (name: string): Room => {
    const known = rooms.get(name);
    if (known) return known;
    const made = { id: server.addChannel(name).id };
    rooms.set(name, made);
    return made;
  };
  return {
    server,
    person,
    room,
    adapter: () =>
      new SlackAdapter({
        connection: { kind: 'socket', appToken: server.appToken },
        access: { kind: 'token', botToken: server.token },
        apiUrl: server.url,
        log,
        heard,
        pace: fastPace,
      }),
    cut: () => server.sockets.cut(),
    async redeliver() {
      for (const { outbox } of server.workspaces) await outbox.redeliver();
    },
    limit(count: number, seconds: number) {
      for (let i = 0; i < count; i += 1) server.faults.push({ kind: 'limit', seconds });
    },
    fail(count: number) {
      for (let i = 0; i < count; i += 1) server.faults.push({ kind: 'failure' });
    },
    block: (name: string) => person(name).blocks(),
    stop: () => server.close(),
  };
}
