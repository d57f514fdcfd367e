import { z } from 'zod';
import { limits } from './limits.ts';
import { timeOf } from './snowflake.ts';

const form = z.object({ id: z.string().regex(/^\d{1,20}$/), type: z.number(), token: z.string().min(1) });

/** What an interaction is answered with: https://docs.discord.com/developers/interactions/receiving-and-responding#interaction-object */
export type AnswerToken = z.infer<typeof form>;

/** As text, to be kept with the event. */
export function writeAnswerToken(token: AnswerToken): string {
  return JSON.stringify(token);
}

/** The token, while Discord still takes it. */
export function readAnswerToken(text: string | undefined, now: number): AnswerToken | undefined {
  if (text === undefined) return undefined;
  const token = form.parse(JSON.parse(text));
  return now - timeOf(token.id).getTime() < limits.interactionToken ? token : undefined;
}
