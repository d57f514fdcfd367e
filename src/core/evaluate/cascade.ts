import { accuracy } from './metrics.ts';
import { confidence, isRight, type Prediction } from './prediction.ts';

/** About how many tokens a model is sent and answers, rather too many than too few. */
export interface CascadeTokens {
  /** One request a contribution, as people write in a chat. */
  readonly alone: number;
  /** Many in a request, as rows of an import. */
  readonly batched: number;
}

/** What came of asking a model. Shares are 0 to 1. */
export interface AskedFigures {
  /** Of the contributions asked about, those that the model answered. */
  readonly answered: number;
  /** Of those answered, how many it has right; undefined where there are none. */
  readonly right: number | undefined;
  /** Of all contributions, how many have the right theme as their likeliest. */
  readonly rightOfAll: number;
  /** Of all contributions, those whose author is asked. */
  readonly author: number;
  /** Of those decided without their author, how many are right; undefined where there are none. */
  readonly decidedRight: number | undefined;
}

/** One place of the curve: the embedded tagger decides what it holds at least this likely, a model is asked the rest. */
export interface CascadePoint {
  readonly sureFrom: number;
  /** The share, 0 to 1, of contributions that the model is asked about. */
  readonly asked: number;
  /** For a thousand contributions; those not asked about cost none. */
  readonly tokens: CascadeTokens;
  /** Of those that the embedded tagger decides, how many are right; undefined where there are none. */
  readonly keptRight: number | undefined;
  /** Absent where no model was asked. */
  readonly model?: AskedFigures;
}

/** What a curve is drawn of: all about the same texts, in the same order. */
export interface CascadeAnswers {
  readonly embedded: readonly Prediction[];
  /** What a model says of every text; where it has no answer, the embedded tagger's. */
  readonly model?: readonly Prediction[];
  /** About how many tokens it takes to ask about the texts at these places. */
  readonly tokens: (places: readonly number[]) => CascadeTokens;
}

/** From nobody asked to all. */
const thresholds = [0, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1] as const;

const isAnswered = ({ ranked }: Prediction): boolean => ranked[0]?.origin === 'llm';

const rightOf = (some: readonly Prediction[]): number | undefined =>
  some.length === 0 ? undefined : accuracy(some);

function askedFigures(
  embedded: readonly Prediction[],
  model: readonly Prediction[],
  isAsked: (one: Prediction) => boolean,
): AskedFigures {
  const together = embedded.map((one, place) => {
    const said = model[place];
    const answered = isAsked(one) && said !== undefined && isAnswered(said);
    const stands = answered ? said : one;
    return { stands, answered, decided: !isAsked(one) || stands.taken.length > 0 };
  });
  const asked = embedded.filter(isAsked).length;
  const answers = together.filter(({ answered }) => answered).map(({ stands }) => stands);
  const decided = together.filter((one) => one.decided).map(({ stands }) => stands);
  return {
    answered: asked === 0 ? 1 : answers.length / asked,
    right: rightOf(answers),
    rightOfAll: together.filter(({ stands }) => isRight(stands)).length / embedded.length,
    author: 1 - decided.length / embedded.length,
    decidedRight: rightOf(decided),
  };
}

/**
 * The accuracy of a cascade against what it costs, by how sure the embedded tagger must be to decide by itself (as in
 * Chen, Zaharia and Zou, "FrugalGPT", 2023). A model's accuracy is in it only where one has answered.
 */
export function cascadeCurve({ embedded, model, tokens }: CascadeAnswers): CascadePoint[] {
  if (embedded.length === 0) return [];
  return thresholds.map((sureFrom) => {
    const isAsked = (one: Prediction): boolean => confidence(one) < sureFrom;
    const places = embedded.flatMap((one, place) => (isAsked(one) ? [place] : []));
    const { alone, batched } = tokens(places);
    const perThousand = (all: number): number => Math.round((all / embedded.length) * 1000);
    return {
      sureFrom,
      asked: places.length / embedded.length,
      tokens: { alone: perThousand(alone), batched: perThousand(batched) },
      keptRight: rightOf(embedded.filter((one) => !isAsked(one))),
      ...(model ? { model: askedFigures(embedded, model, isAsked) } : {}),
    };
  });
}
