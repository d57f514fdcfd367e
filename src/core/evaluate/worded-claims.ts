import type { Language } from '../language.ts';
import type { ProposedClaim } from '../summarise/gates/gate.ts';
import { judge } from '../summarise/gates/judge.ts';
import { weighBy } from '../summarise/gates/support.ts';

/** What a claim of which it is known is: nothing but the true ones may pass. */
export const claimTruths = [
  'true',
  'inverted',
  'overstated',
  'opposed',
  'exchanged',
  'invented',
  'no split',
  'bare topic',
] as const;
/** One of them. */
export type ClaimTruth = (typeof claimTruths)[number];

/** Texts, and claims that cite all of them. */
export interface WordedTexts {
  readonly lang: Language;
  /** Whether the gates were tuned on it, or it was set aside. */
  readonly half: 'tuned' | 'aside';
  readonly texts: readonly string[];
  /** Words of one of them, which each claim quotes. */
  readonly quote: string;
  readonly claims: readonly {
    readonly is: ClaimTruth;
    readonly role: ProposedClaim['role'];
    readonly text: string;
  }[];
}

/** How many claims passed all gates, of how many. */
export interface Passing {
  readonly held: number;
  readonly all: number;
}

/** Texts before and behind that stand in the same sub-theme. */
const beside = 2;

/** The claims that pass all gates, of each half and kind, where each stands among the texts beside its own. */
export function evaluateWordedClaims(
  rows: readonly WordedTexts[],
): ReadonlyMap<WordedTexts['half'], ReadonlyMap<ClaimTruth, Passing>> {
  const halves = new Map([
    ['tuned', new Map<ClaimTruth, Passing>()],
    ['aside', new Map<ClaimTruth, Passing>()],
  ] as const);
  for (const [place, { lang, half, texts, quote, claims }] of rows.entries()) {
    const around = rows.filter(
      (one, other) => one.lang === lang && other !== place && Math.abs(other - place) <= beside,
    );
    const shown = [...texts, ...around.flatMap((one) => one.texts)].map((text, i) => ({
      id: `c${i + 1}`,
      number: i + 1,
      text,
      participantId: `p${i + 1}`,
      votes: { agree: 0, disagree: 0 },
    }));
    const ground = {
      language: lang,
      shown: new Map(shown.map((one) => [one.id, one])),
      people: shown.length,
      weigh: weighBy(shown.map(({ text }) => text)),
      saying: (cited: readonly { readonly number: number }[]) => ({
        numbers: cited.map(({ number }) => number),
        people: cited.length,
      }),
    };
    const quoted = `c${texts.findIndex((text) => text.includes(quote)) + 1}`;
    for (const { is, role, text } of claims) {
      const cites = texts.map((_, i) => `c${i + 1}`);
      const { kind } = judge({ role, text, cites, quotes: [{ id: quoted, text: quote }] }, ground);
      const counts = halves.get(half);
      const { held = 0, all = 0 } = counts?.get(is) ?? {};
      counts?.set(is, { held: held + (kind === 'held' ? 1 : 0), all: all + 1 });
    }
  }
  return halves;
}
