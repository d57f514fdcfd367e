import { bullets, excerpt, says } from '../answer.ts';
import type { Consultation } from '../consultation.ts';
import { momentText } from '../moment.ts';
import type { Block, Inline } from '../reply.ts';
import type { Changes, Failure, SummaryHead, VerifiedClaim } from '../summarise/kept.ts';
import type { Making } from '../summarise/making.ts';
import { isStale, type Recalled } from '../summarise/recall.ts';
import type { Translator } from '../translate.ts';
import { summaryBlocks, type Telling, wordsOf } from './summary-blocks.ts';

/** Claims that do not hold that are told of. */
const failuresShown = 10;
/** Reasons that are told of each. */
const reasonsShown = 6;

interface View {
  readonly t: Translator;
  readonly consultation: Consultation;
}

function way(t: Translator, making: Making): string {
  return making.way === 'model'
    ? t.text('summary.way.model', { model: making.model, prompt: making.prompt })
    : t.text('summary.way.extractive');
}

/** Parts in a row, as the language parts them where they may have commas. */
function joined(t: Translator, parts: readonly string[]): string {
  return parts.join(t.language === 'fr' ? ' ; ' : '; ');
}

/** When it was made, of what and how. */
function madeBlocks({ t, consultation }: View, { head: { number, createdAt }, themes }: Recalled): Block[] {
  const makings: readonly Making[] =
    themes.length > 0 ? themes.map(({ making }) => making) : [{ way: 'extractive' }];
  const ways = new Set(makings.map((one) => way(t, one)));
  return [
    says(t, 'summary.made', {
      number,
      at: momentText(createdAt, t.language, consultation.timeZone),
      ways: joined(t, [...ways]),
    }),
  ];
}

const kinds = ['edited', 'withdrawn', 'hidden', 'erased', 'retagged', 'voted', 'fresh'] as const;

function changed(t: Translator, changes: Changes): string {
  return kinds
    .filter((kind) => changes[kind] > 0)
    .map((kind) => t.text(`summary.change.${kind}`, { count: changes[kind] }))
    .join(', ');
}

/** A summary as it was made, in words that still stand, and what became of what it was made from. */
export function recalledBlocks(view: Telling, recalled: Recalled): Block[] {
  const { t, via } = view;
  const { head, scope, changes, themes } = recalled;
  return [
    ...madeBlocks(view, recalled),
    isStale(changes)
      ? says(t, 'summary.stale', {
          changes: changed(t, changes),
          command: t.text('summary.command', { via }),
        })
      : says(t, 'summary.fresh'),
    ...summaryBlocks(view, { ...head.counts, number: head.number, themes }, scope),
  ];
}

function failureText(t: Translator, failure: Failure): string {
  if (failure.kind === 'gate') return t.text(`summary.failure.gate.${failure.gate}`);
  const { kind, ...values } = failure;
  return t.text(`summary.failure.${kind}`, values);
}

function failureLine(t: Translator, { claim, failures }: VerifiedClaim): Inline[] {
  const reasons = failures.slice(0, reasonsShown).map((one) => failureText(t, one));
  const more = failures.length - reasons.length;
  return t.rich('summary.failure', { claim: excerpt(wordsOf(t, claim)), reasons: joined(t, reasons), more });
}

/** How many claims hold, and which do not and why. */
export function verifiedBlocks(
  { t, consultation }: View,
  { number, createdAt }: SummaryHead,
  claims: readonly VerifiedClaim[],
): Block[] {
  const failed = claims.filter(({ failures }) => failures.length > 0);
  const shown = failed.slice(0, failuresShown);
  const values = {
    number,
    at: momentText(createdAt, t.language, consultation.timeZone),
    held: claims.length - failed.length,
    all: claims.length,
  };
  return [
    says(t, 'summary.verified', values),
    ...(failed.length === 0
      ? []
      : [says(t, 'summary.failures'), bullets(shown.map((one) => failureLine(t, one)))]),
    ...(failed.length > shown.length
      ? [says(t, 'summary.failures.more', { count: failed.length - shown.length })]
      : []),
    says(t, 'summary.verified.how'),
  ];
}
