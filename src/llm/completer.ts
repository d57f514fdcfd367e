import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { type Asked, type AskerOptions, createAsker, type Send } from './asker.ts';
import { estimateTokens } from './batches.ts';

/** Which model is asked, where, and how much of it a day may have. */
export interface CompleterOptions extends AskerOptions {
  readonly model: string;
}

/** An answer, and its tokens as the server counted them. */
export interface Completion {
  readonly content: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

const tokens = z.number().nonnegative();
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.unknown().optional(),
});
const usage = z.object({ prompt_tokens: tokens, completion_tokens: tokens });

/** About how many tokens a request takes with an answer of so many, rather too many than too few. */
export function estimateRequest(
  request: ChatCompletionCreateParamsNonStreaming,
  answerTokens: number,
): number {
  return estimateTokens(JSON.stringify(request)) + answerTokens;
}

/** What is known of an answer before it is asked for. */
interface Expected {
  readonly answerTokens: number;
  /** Ends the request, which then counts as not answered in time. */
  readonly signal?: AbortSignal;
}

/** Sends requests to the model, within the day's budget. */
export interface Completer {
  /** Sends one request. Rejects with a NotRecordedError only, when replaying. */
  complete(request: ChatCompletionCreateParamsNonStreaming, expected: Expected): Promise<Asked<Completion>>;
}

export function createCompleter(options: AskerOptions): Completer {
  const asker = createAsker('the language model', options);
  return {
    complete(request, { answerTokens, signal: until }) {
      const estimate = estimateRequest(request, answerTokens);
      const send: Send<Completion> = async (client, settings) => {
        const response: unknown = await client.chat.completions.create(request, settings);
        const read = completion.safeParse(response).data;
        const counted = usage.safeParse(read?.usage).data;
        const { prompt_tokens: promptTokens = 0, completion_tokens: completionTokens = 0 } = counted ?? {};
        const content = read?.choices[0]?.message.content ?? '';
        return {
          value: { content, promptTokens, completionTokens },
          ...(counted ? { tokens: promptTokens + completionTokens } : {}),
        };
      };
      return asker.ask(estimate, send, until);
    },
  };
}
