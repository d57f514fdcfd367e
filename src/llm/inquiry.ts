import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import type { Log } from '../log.ts';
import type { AnswerCache } from './answer-cache.ts';
import { batchesOf } from './batches.ts';
import type { Completer } from './completer.ts';
import { forEach } from './for-each.ts';

/** A text in its context, asked about once, however often it occurs. */
export interface Question {
  /** The hash of all that the answer depends on. */
  readonly key: string;
  readonly text: string;
  readonly context?: readonly object[];
}

/** How a kind of question is put and its answers are read; `kept` is an answer as the cache holds it. */
export interface Inquiry<Q extends Question, A> {
  request(batch: readonly Q[]): ChatCompletionCreateParamsNonStreaming;
  /** About how many tokens the answer has, rather too many than too few. */
  answerTokens(batch: readonly Q[]): number;
  /** An answer for each place of the batch; undefined where it was left out or spoilt. */
  read(content: string, batch: readonly Q[]): readonly (A | undefined)[];
  readKept(kept: string | undefined): A | undefined;
  /** Undefined for an answer that is not to be kept. */
  keep(answer: A): string | undefined;
  /** When to stop waiting for the answers about one batch, those asked for again among them. */
  deadline?(): AbortSignal;
}

/** What was asked, beyond what is answered. */
export interface InquiryFigures {
  /** One each, whatever the client library tried again. */
  readonly requests: number;
  /** As the server counted them. */
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Texts answered from the cache. */
  readonly cached: number;
}

/** Asks a language model about texts in batches, what it leaves out once more alone, and nothing that the cache knows. */
export function createInquirer(parts: {
  readonly completer: Completer;
  readonly cache: AnswerCache;
  readonly log: Log;
}) {
  const { completer, cache, log } = parts;
  const figures = { requests: 0, promptTokens: 0, completionTokens: 0, cached: 0 };

  /** Asks about one batch; gives back the questions that are worth asking again, each alone. */
  async function ask<Q extends Question, A>(
    inquiry: Inquiry<Q, A>,
    batch: readonly Q[],
    answers: Map<string, A>,
    signal: AbortSignal | undefined,
  ): Promise<readonly Q[]> {
    const asked = await completer.complete(inquiry.request(batch), {
      answerTokens: inquiry.answerTokens(batch),
      ...(signal ? { signal } : {}),
    });
    if (asked.kind !== 'unasked') figures.requests++;
    // One text can be the reason why a server takes none of them.
    if (asked.kind === 'refused' && batch.length > 1) return batch;
    if (asked.kind !== 'answered') return [];
    figures.promptTokens += asked.value.promptTokens;
    figures.completionTokens += asked.value.completionTokens;
    const read = inquiry.read(asked.value.content, batch);
    const missing: Q[] = [];
    for (const [place, question] of batch.entries()) {
      const answer = read[place];
      if (answer === undefined) {
        missing.push(question);
        continue;
      }
      answers.set(question.key, answer);
      const kept = inquiry.keep(answer);
      if (kept === undefined) continue;
      await cache.put(question.key, kept).catch(() => {
        log.warn({}, 'an answer of the language model could not be kept');
      });
    }
    return missing;
  }

  return {
    figures: (): InquiryFigures => ({ ...figures }),
    /** Answers by the questions' keys. Rejects only for a request that a replayed record does not hold. */
    async answers<Q extends Question, A>(
      inquiry: Inquiry<Q, A>,
      questions: readonly Q[],
    ): Promise<ReadonlyMap<string, A>> {
      const distinct = [...new Map(questions.map((question) => [question.key, question])).values()];
      const answers = new Map<string, A>();
      for (const { key } of distinct) {
        const known = inquiry.readKept(await cache.get(key).catch(() => undefined));
        if (known !== undefined) answers.set(key, known);
      }
      figures.cached += questions.filter(({ key }) => answers.has(key)).length;
      await forEach(batchesOf(distinct.filter(({ key }) => !answers.has(key))), async (batch) => {
        const signal = inquiry.deadline?.();
        for (const missing of await ask(inquiry, batch, answers, signal)) {
          await ask(inquiry, [missing], answers, signal);
        }
      });
      return answers;
    },
  };
}
