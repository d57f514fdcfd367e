import { type Consultation, openThemes } from '../consultation.ts';
import { detectLanguage } from '../detect-language.ts';
import type { Language } from '../language.ts';
import type { Contribution, NewContribution } from '../ports/contribution.ts';
import type { Tagging } from '../ports/tagging.ts';
import type { Themes, ToldExample } from '../ports/themes.ts';
import { kindOf } from '../segment/kind.ts';
import { leftAside } from '../segment/nothing-lost.ts';
import { type Shape, segmentAround } from '../segment/segment-around.ts';
import { type IdeaKind, mostIdeas, type SegmentRole, type Span } from '../segment/segmentation.ts';
import type { SplittableText, Splitter } from '../segment/splitter.ts';
import type { Background } from '../tag/background.ts';
import { decide } from '../tag/decide.ts';
import { createEmbeddedTagger } from '../tag/embedded.ts';
import type {
  TaggableText,
  TaggableTheme,
  Tagger,
  TaggingContext,
  TaggingResult,
  ThemeProbability,
  ThemeSet,
} from '../tag/tagger.ts';
import { tellingWords } from '../text/words.ts';
import type { LikelyThemes } from './acknowledge.ts';
import { Backgrounds, type Corpus } from './backgrounds.ts';

/** An answer of fewer words that carry a subject teaches nothing. */
const fewestTelling = 5;

/** What is known of a message beyond its words. */
interface Surroundings {
  readonly context: readonly TaggingContext[];
  /** What is one contribution already, and where the messages of a burst meet. */
  readonly shape?: Shape;
}

/** One contribution as it was understood, before it is stored. */
export interface UnderstoodContribution extends Omit<NewContribution, 'createdAt'> {
  /** The themes that the tagger is sure of; empty when the author must be asked. */
  readonly taggings: readonly Tagging[];
  /** The likeliest themes, to ask about; empty when some are sure. */
  readonly likely: readonly ThemeProbability[];
}

/** A whole message as it was understood. */
export interface UnderstoodMessage {
  readonly language: Language;
  readonly contributions: readonly UnderstoodContribution[];
  /** The roles of all segments, to answer a message that holds no contribution. */
  readonly roles: ReadonlySet<SegmentRole>;
  /** What has content and is in no contribution, in the message's own words. */
  readonly leftAside: readonly string[];
}

/** A text and the themes it was tagged to. */
export interface TaggedText {
  readonly taggings: readonly Tagging[];
  readonly likely: readonly ThemeProbability[];
}

/** Turns texts into contributions with taggings; holds what the tagger knows of each consultation. */
export class Understanding {
  readonly #tagger: Tagger;
  readonly #splitter: Splitter;
  readonly #embedded = createEmbeddedTagger();
  readonly #themes: Pick<Themes, 'examples'>;
  readonly #backgrounds: Backgrounds;
  readonly #sets = new Map<string, { readonly state: string; readonly set: ThemeSet }>();

  constructor(
    { tagger, splitter }: { readonly tagger: Tagger; readonly splitter: Splitter },
    themes: Pick<Themes, 'examples'>,
    corpus: Corpus,
  ) {
    this.#tagger = tagger;
    this.#splitter = splitter;
    this.#themes = themes;
    this.#backgrounds = new Backgrounds(corpus);
  }

  /** The language of a text, else the one given. */
  languageOf(text: string, otherwise: Language): Language {
    return detectLanguage(text) ?? otherwise;
  }

  /** Segments a message, or a burst of them, by the event's id, and tags its contributions, each in the context of the message. */
  async message(
    message: SplittableText,
    consultation: Consultation,
    otherwise: Language,
    now: Date,
    { context, shape = { kept: [], seams: [] } }: Surroundings,
  ): Promise<UnderstoodMessage> {
    const { text } = message;
    const { segments, language = otherwise } = await segmentAround(message, shape, this.#splitter);
    const found = segments.filter(({ role }) => role === 'contribution');
    const texts = found.map((span) => ({
      text: text.slice(span.start, span.end),
      language: span.language ?? language,
    }));
    // So many are not taken: there is nothing to tag.
    const taggable = texts.length > mostIdeas ? [] : texts.map((one) => ({ ...one, context }));
    const tagged = await this.tag(taggable, consultation, now);
    return {
      language,
      roles: new Set(segments.map(({ role }) => role)),
      leftAside: leftAside(text, segments).map(({ start, end }) => text.slice(start, end)),
      contributions: texts.map((one, i) => ({
        ...one,
        ...kindTold(one.text),
        span: { start: found[i]?.start ?? 0, end: found[i]?.end ?? 0 },
        boundedByAuthor: shape.kept.some(({ start }) => isIn(start, found[i])),
        taggings: tagged[i]?.taggings ?? [],
        likely: tagged[i]?.likely ?? [],
      })),
    };
  }

  /** Tags texts that are each one contribution. */
  async tag(texts: readonly TaggableText[], consultation: Consultation, now: Date): Promise<TaggedText[]> {
    if (texts.length === 0) return [];
    const results = await this.#tagger.tag(texts, await this.themeSet(consultation, now));
    if (results.length !== texts.length) {
      throw new Error(`the tagger answered ${results.length} of ${texts.length} texts`);
    }
    return results.map(taggedText);
  }

  /** The likeliest themes for the contributions of one message that have none yet, by contribution id. */
  async likely(
    contributions: readonly Contribution[],
    consultation: Consultation,
    now: Date,
    context: readonly TaggingContext[],
  ): Promise<LikelyThemes> {
    const untagged = contributions.filter(({ taggings }) => taggings.length === 0);
    const results = await this.tag(
      untagged.map(({ text, language }) => ({ text, language, context })),
      consultation,
      now,
    );
    return new Map(untagged.map(({ id }, i) => [id, results[i]?.likely ?? []]));
  }

  /** What the embedded tagger alone holds of texts; no model is asked, so that thousands can be weighed. */
  async weigh(
    texts: readonly TaggableText[],
    consultation: Consultation,
    now: Date,
  ): Promise<readonly TaggingResult[]> {
    return this.#embedded.tag(texts, await this.themeSet(consultation, now));
  }

  /** What the tagger would know of a consultation if these were its open themes; whoever asks keeps it. */
  async supposedSet(consultationId: string, themes: readonly TaggableTheme[]): Promise<ThemeSet> {
    const background = await this.#backgrounds.of(consultationId, themes);
    return this.#setOf(consultationId, themes, background);
  }

  /** The themes of a set that the embedded tagger alone is sure of, text by text; no model is asked. */
  async weighIn(set: ThemeSet, texts: readonly TaggableText[]): Promise<(readonly Tagging[])[]> {
    return (await this.#embedded.tag(texts, set)).map((result) => taggedText(result).taggings);
  }

  /** The themes of a set that the tagger is sure of, text by text. */
  async tagIn(set: ThemeSet, texts: readonly TaggableText[]): Promise<(readonly Tagging[])[]> {
    if (texts.length === 0) return [];
    return (await this.#tagger.tag(texts, set)).map((result) => taggedText(result).taggings);
  }

  /** What the embedded tagger would hold of a text if nobody had said anything of it. */
  async weighUntold(text: TaggableText, consultation: Consultation, now: Date): Promise<TaggingResult> {
    const set = await this.themeSet(consultation, now);
    const examples = set.examples.filter((example) => example.text !== text.text);
    const untold = examples.length === set.examples.length ? set : { ...set, examples };
    const [result = []] = await this.#embedded.tag([text], untold);
    return result;
  }

  /** What the tagger knows of a consultation now. */
  async themeSet(consultation: Consultation, now: Date): Promise<ThemeSet> {
    const open = openThemes(consultation, now);
    const background = await this.#backgrounds.of(consultation.id, open);
    const state = [consultation.themesRevision, ...open.map(({ id }) => id)].join();
    const known = this.#sets.get(consultation.id);
    if (known?.state === state && known.set.background === background) return known.set;
    const set = await this.#setOf(consultation.id, open, background);
    this.#sets.set(consultation.id, { state, set });
    return set;
  }

  async #setOf(
    consultationId: string,
    themes: readonly TaggableTheme[],
    background: Background | undefined,
  ): Promise<ThemeSet> {
    const ids = new Set(themes.map(({ id }) => id));
    const examples = await this.#themes.examples(consultationId);
    return {
      themes,
      examples: examples.filter((one) => ids.has(one.themeId) && teaches(one)),
      ...(background ? { background } : {}),
    };
  }
}

/** Whether a place is inside a span. */
function isIn(place: number, span: Span | undefined): boolean {
  return span !== undefined && place >= span.start && place < span.end;
}

/** The kind of an idea, to be spread into it; nothing where it is not sure. */
export function kindTold(text: string): { readonly kind?: IdeaKind } {
  const kind = kindOf(text);
  return kind ? { kind } : {};
}

/**
 * Whether a confirmed text shows what its theme is about: of a short answer ("yes, in the evening too") the theme is
 * that of what it answers to, and its words would draw others' short answers there.
 */
function teaches({ text, answers }: ToldExample): boolean {
  return !answers || tellingWords(text).length >= fewestTelling;
}

function taggedText(result: TaggingResult): TaggedText {
  const { sure, likely } = decide(result);
  return { taggings: sure, likely };
}
