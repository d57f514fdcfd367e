import { createHash } from 'node:crypto';
import type { ChatCompletionCreateParamsNonStreaming } from 'openai/resources/chat/completions';
import { z } from 'zod';
import { type Language, languages } from '../core/language.ts';
import { checkedSegmentation, type Fault } from '../core/segment/checked.ts';
import { segmentByRules } from '../core/segment/rules.ts';
import { segment } from '../core/segment/segment.ts';
import { type Segmentation, segmentRoles } from '../core/segment/segmentation.ts';
import type { SplittableText, Splitter } from '../core/segment/splitter.ts';
import type { AnswerCache } from './answer-cache.ts';
import { batchesOf, estimateTokens } from './batches.ts';
import { type CompleterOptions, createCompleter, estimateRequest } from './completer.ts';
import { createInquirer, type Inquiry, type InquiryFigures, type Question } from './inquiry.ts';
import { readSplitAnswer } from './split-answer.ts';
import { splitPromptVersion, splitRequest } from './split-prompt.ts';

/** What an LLM splitter needs. */
export interface LlmSplitterOptions extends CompleterOptions {
  readonly cache: AnswerCache;
  /** How long an author waits for the model, in milliseconds, with all that is tried again. */
  readonly patienceMs: number;
}

/** What an LLM splitter has done since it was made. */
export interface SplitterFigures extends InquiryFigures {
  /** Messages that the model was to split, those answered from the cache among them. */
  readonly asked: number;
  /** Of these, the ones left to the embedded splitter: without an answer, or with one that did not pass the checks. */
  readonly unanswered: number;
  readonly altered: number;
  readonly lost: number;
}

/** A splitter that counts. */
export interface LlmSplitter extends Splitter {
  figures(): SplitterFigures;
}

/** A longer message is a document: rules see its paragraphs, and a model would take long. In UTF-16 code units. */
const longestAsked = 4_000;
/** What an answer has beside the words of a message. */
const tokensAround = 80;

const language = z.enum(languages).optional();
const kept = z.object({
  segments: z.array(z.object({ start: z.int(), end: z.int(), role: z.enum(segmentRoles), language })),
  language,
});

const told = (spoken: Language | undefined): { readonly language?: Language } =>
  spoken ? { language: spoken } : {};

/** A segmentation as the cache holds it: places and roles, no words. */
function readKept(value: string | undefined): Segmentation | undefined {
  if (value === undefined) return undefined;
  const { segments, language: spoken } = kept.parse(JSON.parse(value));
  return {
    segments: segments.map(({ language: own, ...one }) => ({ ...one, ...told(own) })),
    ...told(spoken),
  };
}

/** What comes from a page that was copied whole is left to the rules. */
function isAskable(text: string): boolean {
  return (
    text.length <= longestAsked &&
    /[\p{L}\p{N}]/u.test(text) &&
    !segmentByRules(text).some(({ role }) => role === 'furniture')
  );
}

function questionOf(model: string, text: string): Question {
  const all = JSON.stringify([model, splitPromptVersion, text]);
  return { key: createHash('sha256').update(all).digest('hex'), text };
}

/** About how many tokens the answer about messages has: their words once more, and what is around them. */
function answerTokens(batch: readonly { readonly text: string }[]): number {
  return batch.reduce((sum, { text }) => sum + estimateTokens(text) + tokensAround, 0);
}

/**
 * The splitter that asks a language model over the OpenAI protocol. What the model says of a message is taken only where it
 * passes `checkedSegmentation`; else, and where there is no answer in time or no budget, the embedded splitter splits it.
 * Rejects only for a request that a replayed record does not hold.
 */
export function createLlmSplitter(options: LlmSplitterOptions): LlmSplitter {
  const { model, cache, log, patienceMs } = options;
  const inquirer = createInquirer({ completer: createCompleter(options), cache, log });
  const figures = { asked: 0, unanswered: 0, altered: 0, lost: 0 };
  const inquiry: Inquiry<Question, Segmentation | Fault> = {
    request: (batch) => splitRequest(model, batch),
    answerTokens,
    read: (content, batch) =>
      readSplitAnswer(content, batch.length).map(
        (parts, place) => parts && checkedSegmentation(batch[place]?.text ?? '', parts),
      ),
    readKept,
    keep: (answer) => (typeof answer === 'string' ? undefined : JSON.stringify(answer)),
    deadline: () => AbortSignal.timeout(patienceMs),
  };

  function taken({ id }: SplittableText, answer: Segmentation | Fault | undefined): Segmentation | undefined {
    figures.asked++;
    if (typeof answer === 'object') return answer;
    figures[answer ?? 'unanswered']++;
    log.info({ event: id, why: answer ?? 'unanswered' }, 'a message was split without the language model');
    return undefined;
  }

  return {
    figures: () => ({ ...inquirer.figures(), ...figures }),
    async split(texts) {
      const questions = texts.map(({ text }) => (isAskable(text) ? questionOf(model, text) : undefined));
      const answers = await inquirer.answers(
        inquiry,
        questions.filter((question) => question !== undefined),
      );
      return texts.map((one, place) => {
        const question = questions[place];
        return (question && taken(one, answers.get(question.key))) ?? segment(one.text);
      });
    },
  };
}

function distinctBatches(model: string, texts: readonly string[]): Question[][] {
  const questions = texts.filter(isAskable).map((text) => questionOf(model, text));
  return batchesOf([...new Map(questions.map((question) => [question.key, question])).values()]);
}

/** The requests that splitting these messages would send first, for a model by name; nothing is sent. */
export function splitRequests(
  model: string,
  texts: readonly string[],
): ChatCompletionCreateParamsNonStreaming[] {
  return distinctBatches(model, texts).map((batch) => splitRequest(model, batch));
}

/** About how many tokens it takes to have these messages split, with the answers; rather too many than too few. */
export function estimateSplitting(texts: readonly string[]): number {
  return distinctBatches('', texts).reduce(
    (sum, batch) => sum + estimateRequest(splitRequest('', batch), answerTokens(batch)),
    0,
  );
}
