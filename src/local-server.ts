import { ConfigurationError } from './configuration-error.ts';
import { localSite, loopback, usualPort } from './local-site.ts';
import { openWebServer, type WebServer } from './web/server.ts';

/** A server that this computer alone reaches, and its address. */
export interface LocalServer extends WebServer {
  readonly site: string;
}

/**
 * Serves on loopback, apart from what platforms call: a proxy that leads the internet there does not lead here. On the usual
 * port where it is free, else on any: nobody who tries the program for the first time should have to look for one. Throws a
 * ConfigurationError where the port that is asked for can't be had.
 */
export async function openLocalServer(port?: number): Promise<LocalServer> {
  const server = await openWebServer(port ?? usualPort, loopback).catch((error: unknown) => {
    if (port === undefined) return openWebServer(0, loopback);
    throw new ConfigurationError(
      `TRY_PORT ${port} can't be used: another program has it, or it is not for every user. See .env.example.`,
      { cause: error },
    );
  });
  return { ...server, site: localSite(server.port) };
}
