import type { Background } from './background.ts';
import { blend } from './blend.ts';
import { calibrate } from './calibrate.ts';
import { type Features, featuresOf } from './features.ts';
import { namedProbability, namedTheme, type TitleStems, titleStems } from './named-theme.ts';
import type {
  ConfirmedExample,
  TaggableText,
  TaggableTheme,
  Tagger,
  TaggingResult,
  ThemeSet,
} from './tagger.ts';
import { themeText } from './theme-text.ts';
import { addTerms, TermIndex } from './vectors.ts';

/** Weight of a theme's own words against one confirmed example's: three, as measured best among 1 to 10. */
const ownWords = 3;
/**
 * The say of the confirmed examples against the themes' own words alone. Examples come by chance: without the rest, many
 * of one theme were measured to pull texts of others to it.
 */
const learnedSay = 0.8;
/** Share of a sub-theme's words that also speak for its parent. */
const inherited = 0.5;
/** Examples whose features are kept, so that they are not read anew at every change. */
const kept = 5_000;

/** The themes' words, to compare texts with. */
interface Index {
  readonly stems: TermIndex;
  readonly grams: TermIndex;
}

/** A theme set as the tagger knows it. */
interface Model {
  readonly themes: readonly TaggableTheme[];
  /** By the themes' own words. */
  readonly own: Index;
  /** By the confirmed examples too, where there are some. */
  readonly learned?: Index;
  readonly background?: Background;
  readonly titles: readonly TitleStems[];
}

/** Features of texts, the least recently used forgotten. */
class FeatureCache {
  readonly #known = new Map<string, Features>();

  of(text: string): Features {
    const known = this.#known.get(text);
    if (known) this.#known.delete(text);
    const features = known ?? featuresOf(text);
    this.#known.set(text, features);
    if (this.#known.size > kept) {
      const oldest = this.#known.keys().next();
      if (!oldest.done) this.#known.delete(oldest.value);
    }
    return features;
  }
}

/** Own words of a theme and, damped, of all below it. */
function documents(
  themes: readonly TaggableTheme[],
  own: ReadonlyMap<string, { stems: Map<string, number>; grams: Map<string, number> }>,
): { readonly stems: Map<string, number>; readonly grams: Map<string, number> }[] {
  return themes.map((theme) => {
    const stems = new Map(own.get(theme.id)?.stems);
    const grams = new Map(own.get(theme.id)?.grams);
    const below = (parent: TaggableTheme, weight: number): void => {
      for (const child of themes.filter(({ parentId }) => parentId === parent.id)) {
        addTerms(stems, own.get(child.id)?.stems ?? new Map(), weight);
        addTerms(grams, own.get(child.id)?.grams ?? new Map(), weight);
        if (weight > 0.1) below(child, weight * inherited);
      }
    };
    below(theme, inherited);
    return { stems, grams };
  });
}

/** Calibrated probabilities of a text's themes by the cosines with their words. */
function probabilitiesBy({ stems, grams }: Index, features: Features): number[] {
  const byStems = stems.cosines(features.stems);
  const byGrams = grams.cosines(features.grams);
  const scores = [...byStems.cosines].map((cosine, i) => (cosine + (byGrams.cosines[i] ?? 0)) / 2);
  return calibrate(scores, byStems.known);
}

/**
 * The tagger that needs nothing but the themes: one centroid a theme, of its own words and the confirmed examples;
 * the cosine of tf-idf weights on stems and on character n-grams; probabilities by `calibrate`; where there is a
 * background, blended with it. Deterministic.
 * (Rocchio's classifier: Manning, Raghavan and Schütze, "Introduction to Information Retrieval", chapter 14.)
 */
export function createEmbeddedTagger(): Tagger {
  const models = new WeakMap<ThemeSet, Model>();
  const cache = new FeatureCache();

  function indexOf({ themes }: ThemeSet, examples: readonly ConfirmedExample[]): Index {
    const own = new Map(
      themes.map((theme) => [
        theme.id,
        { stems: new Map<string, number>(), grams: new Map<string, number>() },
      ]),
    );
    const add = (themeId: string, text: string, weight: number): void => {
      const terms = own.get(themeId);
      if (!terms) return;
      const { stems, grams } = cache.of(text);
      addTerms(terms.stems, stems, weight);
      addTerms(terms.grams, grams, weight);
    };
    for (const theme of themes) add(theme.id, themeText(theme), ownWords);
    for (const { themeId, text } of examples) add(themeId, text, 1);
    const all = documents(themes, own);
    return {
      stems: new TermIndex(all.map(({ stems }) => stems)),
      grams: new TermIndex(all.map(({ grams }) => grams)),
    };
  }

  function modelOf(set: ThemeSet): Model {
    const known = models.get(set);
    if (known) return known;
    const { themes, examples, background } = set;
    const model = {
      themes,
      own: indexOf(set, []),
      ...(examples.length > 0 ? { learned: indexOf(set, examples) } : {}),
      ...(background ? { background: background.and(examples) } : {}),
      titles: themes.map(titleStems),
    };
    models.set(set, model);
    return model;
  }

  function tagOne({ text }: TaggableText, model: Model): TaggingResult {
    const { themes, own, learned, background, titles } = model;
    const features = featuresOf(text);
    const byOwn = probabilitiesBy(own, features);
    const byLearned = learned ? probabilitiesBy(learned, features) : byOwn;
    const both = byOwn.map((p, i) => p ** (1 - learnedSay) * (byLearned[i] ?? p) ** learnedSay);
    const probabilities = background ? blend(both, background.affinities(text), background.weight) : both;
    const named = namedTheme(text, titles);
    if (named !== undefined) probabilities[named] = namedProbability;
    return themes
      .map(({ id }, i) => ({ themeId: id, probability: probabilities[i] ?? 0, origin: 'embedded' as const }))
      .sort((a, b) => b.probability - a.probability);
  }

  return {
    async tag(texts, set) {
      const model = modelOf(set);
      return texts.map((text) => tagOne(text, model));
    },
  };
}
