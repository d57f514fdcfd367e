import { z } from 'zod';
import { limits } from './limits.ts';

const form = z.object({
  /** When it was given, in milliseconds since the epoch. */
  at: z.number(),
  /** Takes answers to a command or button, also where the bot is not a member. */
  responseUrl: z.url({ protocol: /^https?$/ }).exactOptional(),
  /** Opens a form. */
  triggerId: z.string().exactOptional(),
  /** The button is on a message that only its presser sees, which only the answer address can change. */
  ephemeral: z.literal(true).exactOptional(),
  /** The answer is the app's home. */
  home: z.literal(true).exactOptional(),
});

/** What an answer needs of its event: https://docs.slack.dev/interactivity/handling-user-interaction */
export type AnswerToken = z.infer<typeof form>;

/** As text, to be kept with the event. */
export function writeAnswerToken(token: AnswerToken): string {
  return JSON.stringify(token);
}

/** The token of a stored text; none where there was none. */
export function readAnswerToken(text: string | undefined): AnswerToken | undefined {
  return text === undefined ? undefined : form.parse(JSON.parse(text));
}

/** The answer address, while Slack still takes it. */
export function freshResponseUrl(token: AnswerToken | undefined, now: number): string | undefined {
  return token && now - token.at < limits.responseTime ? token.responseUrl : undefined;
}

/** What opens a form, while Slack still takes it. */
export function freshTrigger(token: AnswerToken | undefined, now: number): string | undefined {
  return token && now - token.at < limits.triggerTime ? token.triggerId : undefined;
}
