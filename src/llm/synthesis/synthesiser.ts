import { createHash } from 'node:crypto';
import type { Fallback } from '../../core/summarise/making.ts';
import type { Question, Synthesiser, Worded, WordingTask } from '../../core/summarise/synthesis.ts';
import type { AnswerCache } from '../answer-cache.ts';
import type { Asked, Failure } from '../asker.ts';
import { estimateTokens } from '../batches.ts';
import { type CompleterOptions, type Completion, createCompleter } from '../completer.ts';
import { forEach } from '../for-each.ts';
import { type ReadClaims, readCachedClaims, readConfirming, readWording } from './answer.ts';
import { confirmRequest, type PlacedTask, promptVersion, wordingRequest } from './prompt.ts';

/** What a synthesiser needs: the model, and a memory for its answers. */
export interface SynthesiserOptions extends CompleterOptions {
  readonly cache: AnswerCache;
}

/** What a synthesiser has done since it was made. */
export interface SynthesiserFigures {
  readonly requests: number;
  /** As the server counted them. */
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Sub-themes and questions answered from the cache. */
  readonly cached: number;
}

/** Small sub-themes share a request, of so many tokens of contributions; and questions do. */
const mostTokens = 3_000;
const mostTogether = 5;
const mostQuestions = 12;
/** Set aside for the answers about a sub-theme and about a question. */
const tokensPerSubtheme = 1_000;
const tokensPerQuestion = 20;

/** Parts things into groups, in order, by their tokens and number. */
function together<T>(all: readonly T[], most: number, tokensOf: (one: T) => number): T[][] {
  const groups: T[][] = [];
  let tokens = 0;
  for (const one of all) {
    const group = groups.at(-1);
    const more = tokensOf(one);
    if (group && group.length < most && tokens + more <= mostTokens) {
      group.push(one);
      tokens += more;
    } else {
      groups.push([one]);
      tokens = more;
    }
  }
  return groups;
}

/** The tasks of one request, their contributions numbered through. */
function placed(tasks: readonly WordingTask[]): PlacedTask[] {
  let offset = 0;
  return tasks.map((task) => {
    const one = { task, offset };
    offset += task.contributions.length;
    return one;
  });
}

function whyOf({ error }: Failure): Fallback {
  if (error === 'timeout') return 'slow';
  return error === 'unexpected' ? 'nonsense' : 'unreachable';
}

/** Why there is no answer. */
function missing(asked: Exclude<Asked<Completion>, { kind: 'answered' }>): Fallback {
  switch (asked.kind) {
    case 'refused':
      return 'too long';
    case 'failed':
      return whyOf(asked.failure);
    case 'unasked':
      return asked.why === 'budget' ? 'budget' : whyOf(asked.after);
  }
}

/** Half the contributions, for a server that does not take them all; undefined where there is no half. */
function halved(task: WordingTask): WordingTask | undefined {
  const { contributions } = task;
  if (contributions.length < 2) return undefined;
  return { ...task, contributions: contributions.slice(0, Math.ceil(contributions.length / 2)) };
}

const hashOf = (...all: unknown[]): string => createHash('sha256').update(JSON.stringify(all)).digest('hex');

/**
 * Has a language model word sub-themes, over the OpenAI protocol. Each task gets a result, if only why there is none; it
 * rejects only for a request that a replayed record does not hold. Answers are kept by all that they depend on, so that the
 * same sub-theme is paid once.
 */
export function createSynthesiser(
  options: SynthesiserOptions,
): Synthesiser & { figures(): SynthesiserFigures } {
  const { model, cache, log, spending, dailyTokens, now } = options;
  const completer = createCompleter(options);
  const figures = { requests: 0, promptTokens: 0, completionTokens: 0, cached: 0 };

  function count(asked: Asked<Completion>): void {
    if (asked.kind !== 'unasked') figures.requests += 1;
    if (asked.kind !== 'answered') return;
    figures.promptTokens += asked.value.promptTokens;
    figures.completionTokens += asked.value.completionTokens;
  }

  async function recall(key: string): Promise<string | undefined> {
    return cache.get(key).catch(() => undefined);
  }

  async function keep(key: string, value: unknown): Promise<void> {
    await cache.put(key, JSON.stringify(value)).catch(() => {
      log.warn({}, 'an answer of the language model could not be kept');
    });
  }

  return {
    model,
    prompt: promptVersion,
    figures: () => ({ ...figures }),

    async spent() {
      if (dailyTokens === 0) return 1;
      const spent = await spending.spent(now().toISOString().slice(0, 10)).catch(() => undefined);
      return spent === undefined ? undefined : Math.min(1, spent / dailyTokens);
    },

    async word(tasks, language, signal) {
      const until = signal ? { signal } : {};
      const keys = new Map(tasks.map((task) => [task, hashOf('word', model, promptVersion, language, task)]));
      const results = new Map<WordingTask, Worded>();
      for (const task of tasks) {
        const known = readCachedClaims(await recall(keys.get(task) ?? ''));
        if (!known) continue;
        figures.cached += 1;
        results.set(task, { kind: 'worded', ...known });
      }

      async function take(task: WordingTask, read: ReadClaims, original: WordingTask = task): Promise<void> {
        results.set(original, { kind: 'worded', ...read });
        await keep(keys.get(original) ?? '', read);
      }

      /** Asks about one sub-theme alone: again where its answer was spoilt, with half of it where all is too much. */
      async function alone(task: WordingTask, original: WordingTask, isLast: boolean): Promise<void> {
        const tasksPlaced = placed([task]);
        const asked = await completer.complete(wordingRequest(model, language, tasksPlaced), {
          answerTokens: tokensPerSubtheme,
          ...until,
        });
        count(asked);
        if (asked.kind === 'answered') {
          const [read] = readWording(asked.value.content, tasksPlaced);
          if (read) return take(task, read, original);
          if (!isLast) return alone(task, original, true);
          results.set(original, { kind: 'failed', why: 'nonsense' });
          return;
        }
        const less = asked.kind === 'refused' && !isLast ? halved(task) : undefined;
        if (less) return alone(less, original, true);
        results.set(original, { kind: 'failed', why: missing(asked) });
      }

      const open = tasks.filter((task) => !results.has(task));
      const groups = together(open, mostTogether, (task) => estimateTokens(JSON.stringify(task)));
      await forEach(groups, async (group) => {
        const [only, second] = group;
        if (only && !second) return alone(only, only, false);
        const tasksPlaced = placed(group);
        const asked = await completer.complete(wordingRequest(model, language, tasksPlaced), {
          answerTokens: group.length * tokensPerSubtheme,
          ...until,
        });
        count(asked);
        const read =
          asked.kind === 'answered'
            ? readWording(asked.value.content, tasksPlaced)
            : group.map(() => undefined);
        for (const [place, task] of group.entries()) {
          const claims = read[place];
          if (claims) await take(task, claims);
          // One sub-theme can be the reason why a server takes none of them, or why an answer breaks off.
          else if (asked.kind === 'answered' || asked.kind === 'refused') await alone(task, task, true);
          else results.set(task, { kind: 'failed', why: missing(asked) });
        }
      });
      return tasks.map((task) => results.get(task) ?? { kind: 'failed', why: 'nonsense' });
    },

    async confirm(questions, signal) {
      const until = signal ? { signal } : {};
      const answers = new Map<Question, boolean>();
      const keyOf = (question: Question): string => hashOf('confirm', model, promptVersion, question);
      for (const question of questions) {
        const known = await recall(keyOf(question));
        if (known !== 'true' && known !== 'false') continue;
        figures.cached += 1;
        answers.set(question, known === 'true');
      }
      const open = questions.filter((question) => !answers.has(question));
      const groups = together(open, mostQuestions, (one) => estimateTokens(JSON.stringify(one)));
      await forEach(groups, async (group) => {
        const asked = await completer.complete(confirmRequest(model, group), {
          answerTokens: group.length * tokensPerQuestion,
          ...until,
        });
        count(asked);
        if (asked.kind !== 'answered') return;
        const read = readConfirming(asked.value.content, group.length);
        for (const [place, question] of group.entries()) {
          const follows = read[place];
          if (follows === undefined) continue;
          answers.set(question, follows);
          await keep(keyOf(question), follows);
        }
      });
      return questions.map((question) => answers.get(question));
    },
  };
}
