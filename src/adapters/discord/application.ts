import { ApplicationFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';

/** https://docs.discord.com/developers/resources/application#application-object */
const form = z.object({
  id: z.string(),
  name: z.string().default(''),
  flags: z.number().default(0),
  interactions_endpoint_url: z.string().nullish(),
});

/** What Discord knows of the bot's application. */
export interface Application {
  readonly id: string;
  readonly name: string;
  /** Whether the Message Content intent is switched on: without it the texts of rooms are not given. */
  readonly readsContent: boolean;
  /** Interactions go to a web address instead of the gateway. */
  readonly interactionsElsewhere: boolean;
}

/** Asks who the bot is. Throws what the client's REST throws. */
export async function readApplication(rest: REST, signal: AbortSignal): Promise<Application> {
  const { id, name, flags, interactions_endpoint_url } = form.parse(
    await rest.get(Routes.currentApplication(), { signal }),
  );
  const content = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;
  return {
    id,
    name,
    readsContent: (flags & content) !== 0,
    interactionsElsewhere: Boolean(interactions_endpoint_url),
  };
}
