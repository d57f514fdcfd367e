import { createHash } from 'node:crypto';
import type { TaggableText, Tagger, TaggingResult, ThemeSet } from '../core/tag/tagger.ts';
import { type NamedTheme, readAnswer, readCached } from './answer.ts';
import type { AnswerCache } from './answer-cache.ts';
import { batchesOf } from './batches.ts';
import { type CompleterOptions, createCompleter } from './completer.ts';
import { forEach } from './for-each.ts';
import { probabilitiesOf } from './probabilities.ts';
import {
  type PromptBase,
  promptBase,
  promptRequest,
  promptVersion,
  type ShownItem,
  shownItem,
} from './prompt.ts';

/** What an LLM tagger needs: the model, and what stands in for it. */
export interface LlmTaggerOptions extends CompleterOptions {
  /** Tags what the model leaves out or has no budget for, and orders the themes that the model does not name. */
  readonly fallback: Tagger;
  readonly cache: AnswerCache;
}

/** What an LLM tagger has done since it was made. */
export interface LlmFigures {
  /** One each, whatever the client library tried again. */
  readonly requests: number;
  /** As the server counted them. */
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Texts answered from the cache. */
  readonly cached: number;
  /** Texts left to the fallback. */
  readonly fellBack: number;
  /** Themes named that do not exist. */
  readonly unknownThemes: number;
}

/** A tagger that counts. */
export interface LlmTagger extends Tagger {
  figures(): LlmFigures;
}

/** A text in its context, asked about once, however often it occurs. */
interface Question extends ShownItem {
  readonly key: string;
}

type Named = readonly NamedTheme[];

/**
 * The tagger that asks a language model over the OpenAI protocol. Each text gets a result, the fallback's where the
 * model has none; it rejects only where the fallback does, or for a request that a replayed record does not hold.
 * No two answers of a model need be the same: the cache and a record make them so.
 */
export function createLlmTagger(options: LlmTaggerOptions): LlmTagger {
  const { model, fallback, cache, log } = options;
  const completer = createCompleter(options);
  const bases = new WeakMap<ThemeSet, PromptBase>();
  const figures = {
    requests: 0,
    promptTokens: 0,
    completionTokens: 0,
    cached: 0,
    fellBack: 0,
    unknownThemes: 0,
  };

  function baseOf(set: ThemeSet): PromptBase {
    const base = bases.get(set) ?? promptBase(set);
    bases.set(set, base);
    return base;
  }

  function questionOf(text: TaggableText, { hash }: PromptBase, set: ThemeSet): Question {
    const shown = shownItem(text, set);
    const all = JSON.stringify([model, promptVersion, hash, text.text, shown.context]);
    return { key: createHash('sha256').update(all).digest('hex'), ...shown };
  }

  async function lookUp({ key }: Question): Promise<Named | undefined> {
    const value = await cache.get(key).catch(() => undefined);
    return readCached(value);
  }

  async function keep({ key }: Question, named: Named): Promise<void> {
    await cache.put(key, JSON.stringify(named)).catch(() => {
      log.warn({}, 'an answer of the language model could not be kept');
    });
  }

  /** Asks about one batch; gives back the questions that are worth asking again, each alone. */
  async function ask(
    batch: readonly Question[],
    base: PromptBase,
    answers: Map<string, Named>,
  ): Promise<readonly Question[]> {
    const request = promptRequest(model, base, batch);
    const asked = await completer.complete(request, batch.length);
    if (asked.kind !== 'unasked') figures.requests++;
    // One text can be the reason why a server takes none of them.
    if (asked.kind === 'refused' && batch.length > 1) return batch;
    if (asked.kind !== 'answered') return [];
    const { content, promptTokens, completionTokens } = asked.value;
    figures.promptTokens += promptTokens;
    figures.completionTokens += completionTokens;
    const { named, unknownThemes } = readAnswer(content, batch.length, base.themeIds);
    figures.unknownThemes += unknownThemes;
    const missing: Question[] = [];
    for (const [place, question] of batch.entries()) {
      const themes = named[place];
      if (themes) {
        answers.set(question.key, themes);
        await keep(question, themes);
      } else missing.push(question);
    }
    return missing;
  }

  return {
    figures: () => ({ ...figures }),
    async tag(texts, set) {
      const beneath = await fallback.tag(texts, set);
      if (set.themes.length === 0) return beneath;
      const base = baseOf(set);
      const questions = texts.map((text) => questionOf(text, base, set));
      const distinct = [...new Map(questions.map((question) => [question.key, question])).values()];
      const answers = new Map<string, Named>();
      for (const question of distinct) {
        const known = await lookUp(question);
        if (known) answers.set(question.key, known);
      }
      figures.cached += questions.filter(({ key }) => answers.has(key)).length;
      await forEach(batchesOf(distinct.filter(({ key }) => !answers.has(key))), async (batch) => {
        for (const missing of await ask(batch, base, answers)) await ask([missing], base, answers);
      });
      return questions.map(({ key }, place): TaggingResult => {
        const under = beneath[place] ?? [];
        const named = answers.get(key);
        if (!named) figures.fellBack++;
        return named ? probabilitiesOf(named, set, under) : under;
      });
    },
  };
}
