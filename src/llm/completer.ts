import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { type Asked, type AskerOptions, createAsker } from './asker.ts';
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

/** Set aside for the answer about one text. */
const tokensPerAnswer = 40;

const tokens = z.number().nonnegative();
const completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
  usage: z.unknown().optional(),
});
const usage = z.object({ prompt_tokens: tokens, completion_tokens: tokens });

/** About how many tokens a request about so many texts takes with its answer, rather too many than too few. */
export function estimateRequest(request: ChatCompletionCreateParamsNonStreaming, texts: number): number {
  return estimateTokens(JSON.stringify(request)) + texts * tokensPerAnswer;
}

/** Sends requests to the model, within the day's budget. Rejects with a NotRecordedError only, when replaying. */
export function createCompleter(options: AskerOptions) {
  const asker = createAsker('the language model', options);
  return {
    /**
     * Sends one request about so many texts.
     * @param until ends it before its time.
     */
    complete(
      request: ChatCompletionCreateParamsNonStreaming,
      texts: number,
      until?: AbortSignal,
    ): Promise<Asked<Completion>> {
      return asker.ask(
        estimateRequest(request, texts),
        async (client, settings) => {
          const response: unknown = await client.chat.completions.create(request, settings);
          const read = completion.safeParse(response).data;
          const counted = usage.safeParse(read?.usage).data;
          const { prompt_tokens: promptTokens = 0, completion_tokens: completionTokens = 0 } = counted ?? {};
          const content = read?.choices[0]?.message.content ?? '';
          return {
            value: { content, promptTokens, completionTokens },
            ...(counted ? { tokens: promptTokens + completionTokens } : {}),
          };
        },
        until,
      );
    },
  };
}
