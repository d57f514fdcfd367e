import { DiscordAdapter } from '../../../src/adapters/discord/client.ts';
import type { Room, WorldParts } from '../../conformance/world.ts';
import { DiscordServer } from './discord.ts';
import { DiscordPerson } from './person.ts';

/** Discord on loopback; `server` is the server itself, for tests of what only Discord has. */
export async function openDiscord({ log, heard }: WorldParts) {
  const server = await DiscordServer.open();
  const guild = server.addGuild('Contribuez');
  const people = new Map<string, DiscordPerson>();
  const rooms = new Map<string, Room>();
  const person = (name: string): DiscordPerson => {
    const known = people.get(name) ?? new DiscordPerson(server, name);
    people.set(name, known);
    return known;
  };
  const room = (name: string): Room => {
    const known = rooms.get(name);
    if (known) return known;
    const made = { id: server.addChannel(guild, name).id };
    rooms.set(name, made);
    return made;
  };
  return {
    server,
    guild,
    person,
    room,
    adapter: () => new DiscordAdapter({ token: server.token, apiUrl: server.url, log, heard }),
    cut: () => server.gateway.cut(),
    redeliver: () => server.gateway.redeliver(),
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
