import { createHash } from 'node:crypto';
import type { TaggableText, Tagger, TaggingResult, ThemeSet } from '../core/tag/tagger.ts';
import { type NamedTheme, readAnswer, readCached } from './answer.ts';
import type { AnswerCache } from './answer-cache.ts';
import { type CompleterOptions, createCompleter } from './completer.ts';
import { createInquirer, type Inquiry, type InquiryFigures, type Question } from './inquiry.ts';
import { probabilitiesOf } from './probabilities.ts';
import {
  type PromptBase,
  promptBase,
  promptRequest,
  promptVersion,
  shownItem,
  tokensPerAnswer,
} from './prompt.ts';

/** What an LLM tagger needs: the model, and what stands in for it. */
export interface LlmTaggerOptions extends CompleterOptions {
  /** Tags what the model leaves out or has no budget for, and orders the themes that the model does not name. */
  readonly fallback: Tagger;
  readonly cache: AnswerCache;
}

/** What an LLM tagger has done since it was made. */
export interface LlmFigures extends InquiryFigures {
  /** Texts left to the fallback. */
  readonly fellBack: number;
  /** Themes named that do not exist. */
  readonly unknownThemes: number;
}

/** A tagger that counts. */
export interface LlmTagger extends Tagger {
  figures(): LlmFigures;
}

type Named = readonly NamedTheme[];

/**
 * The tagger that asks a language model over the OpenAI protocol. Each text gets a result, the fallback's where the
 * model has none; it rejects only where the fallback does, or for a request that a replayed record does not hold.
 * No two answers of a model need be the same: the cache and a record make them so.
 */
export function createLlmTagger(options: LlmTaggerOptions): LlmTagger {
  const { model, fallback, cache, log } = options;
  const inquirer = createInquirer({ completer: createCompleter(options), cache, log });
  const bases = new WeakMap<ThemeSet, PromptBase>();
  const figures = { fellBack: 0, unknownThemes: 0 };

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

  function inquiryOf(base: PromptBase): Inquiry<Question, Named> {
    return {
      request: (batch) => promptRequest(model, base, batch),
      answerTokens: (batch) => batch.length * tokensPerAnswer,
      read(content, batch) {
        const { named, unknownThemes } = readAnswer(content, batch.length, base.themeIds);
        figures.unknownThemes += unknownThemes;
        return named;
      },
      readKept: readCached,
      keep: (named) => JSON.stringify(named),
    };
  }

  return {
    figures: () => ({ ...inquirer.figures(), ...figures }),
    async tag(texts, set) {
      const beneath = await fallback.tag(texts, set);
      if (set.themes.length === 0) return beneath;
      const base = baseOf(set);
      const questions = texts.map((text) => questionOf(text, base, set));
      const answers = await inquirer.answers(inquiryOf(base), questions);
      return questions.map(({ key }, place): TaggingResult => {
        const under = beneath[place] ?? [];
        const named = answers.get(key);
        if (!named) figures.fellBack++;
        return named ? probabilitiesOf(named, set, under) : under;
      });
    },
  };
}
