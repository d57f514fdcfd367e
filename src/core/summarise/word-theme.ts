import type { Language } from '../language.ts';
import { unhurried } from '../unhurried.ts';
import type { Gate, Ground, HeldClaim, Problem } from './gates/gate.ts';
import { judge } from './gates/judge.ts';
import type { Fallback } from './making.ts';
import { type Material, shownOf } from './material.ts';
import { areAlike, readingOf } from './reading.ts';
import { isByVotes, roleOf } from './roles.ts';
import { type Claim, claimRoles, type Subtheme, type ThemeSummary } from './summary.ts';
import type { Synthesiser, Worded, WordingTask } from './synthesis.ts';

/** Claims of a sub-theme that are looked at: more would not be read. */
const mostClaims = 6;
const quotesShown = 3;

/** A claim that did not pass, and why. */
interface Refused {
  readonly claim: string;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** A sub-theme while it is worded. */
interface Sheet {
  readonly place: number;
  readonly task: WordingTask;
  readonly ground: Ground;
  held: HeldClaim[];
  refused: Refused[];
  readonly leftOut: (Gate | 'repeated')[];
  failed: Fallback | undefined;
}

/** What a theme is worded with. */
export interface Wording {
  readonly synthesiser: Synthesiser;
  /** What the theme is called. */
  readonly title: string;
  readonly language: Language;
  /** When it must have come to its end. */
  readonly signal?: AbortSignal;
}

/** A theme’s summary, worded as far as that could be. */
export interface WordedTheme {
  readonly summary: ThemeSummary;
  /** Whether the model answered for all of it: else another time may make more of it. */
  readonly isWhole: boolean;
}

function sheetOf(
  { label, people }: Subtheme,
  { shown, weigh, saying }: Material,
  place: number,
  { title, language }: Wording,
): Sheet {
  const byId = new Map(shown.map((one, i) => [`c${i + 1}`, one]));
  return {
    place,
    task: {
      theme: title,
      label,
      contributions: [...byId].map(([id, { text, votes }]) => {
        const told = roleOf({ votes });
        return { id, text: shownOf(text), ...(isByVotes(told) ? { votes: told } : {}) };
      }),
    },
    ground: { language, shown: byId, people, weigh, saying },
    held: [],
    refused: [],
    leftOut: [],
    failed: undefined,
  };
}

/** Looks at each claim that was answered. */
function* examined(sheets: readonly Sheet[], answers: readonly Worded[]): Generator<void, void> {
  for (const [i, sheet] of sheets.entries()) {
    const answer = answers[i];
    if (answer?.kind !== 'worded') {
      sheet.failed = answer?.why ?? 'nonsense';
      continue;
    }
    for (let n = 0; n < answer.spoilt; n += 1) sheet.leftOut.push('form');
    for (const proposed of answer.claims.slice(0, mostClaims)) {
      const judged = judge(proposed, sheet.ground);
      if (judged.kind === 'held') sheet.held.push(judged.claim);
      else sheet.refused.push({ claim: proposed.text, problems: judged.problems });
      yield;
    }
  }
}

/** The task again, for what did not pass alone. */
function again({ task, refused }: Sheet): WordingTask {
  return {
    ...task,
    again: refused.map(({ claim, problems }) => ({ claim, reasons: problems.map(({ reason }) => reason) })),
  };
}

/** Looks at what was put differently; what does not pass then either is left out. */
function* examinedAgain(sheets: readonly Sheet[], answers: readonly Worded[]): Generator<void, void> {
  for (const [i, sheet] of sheets.entries()) {
    const answer = answers[i];
    const claims = answer?.kind === 'worded' ? answer.claims : [];
    for (const [n, { problems }] of sheet.refused.entries()) {
      const proposed = claims[n];
      const judged = proposed ? judge(proposed, sheet.ground) : undefined;
      if (judged?.kind === 'held') sheet.held.push(judged.claim);
      else sheet.leftOut.push((judged?.problems ?? problems)[0].gate);
      yield;
    }
  }
}

/** Asks whether claims follow from what they cite. A no leaves a claim out; so does no answer, where words cannot tell. */
async function confirm(sheets: readonly Sheet[], { synthesiser, signal }: Wording): Promise<void> {
  const questions = sheets.flatMap(({ held }) =>
    held.map(({ text, cited }) => ({ claim: text, texts: cited.map((one) => shownOf(one.text)) })),
  );
  const answers = questions.length === 0 ? [] : await synthesiser.confirm(questions, signal);
  let n = 0;
  for (const sheet of sheets) {
    sheet.held = sheet.held.filter(({ isTranslated }) => {
      const says = answers[n++];
      const stands = says ?? !isTranslated;
      if (!stands) sheet.leftOut.push('support');
      return stands;
    });
  }
}

/** Takes out what another claim of the theme says already: the one of most people stays. */
function withoutRepetition(sheets: readonly Sheet[]): void {
  const all = sheets
    .flatMap((sheet) => sheet.held.map((claim) => ({ sheet, claim, reading: readingOf(claim.text) })))
    .sort((a, b) => b.claim.people - a.claim.people || a.sheet.place - b.sheet.place);
  for (const [i, one] of all.entries()) {
    const told = all
      .slice(0, i)
      .some(({ sheet, claim, reading }) => sheet.held.includes(claim) && areAlike(reading, one.reading));
    if (!told) continue;
    one.sheet.held = one.sheet.held.filter((claim) => claim !== one.claim);
    one.sheet.leftOut.push('repeated');
  }
}

function claimFrom({ role, text, cited, quotes, numbers, people }: HeldClaim, own: readonly Claim[]): Claim {
  const [leading] = cited;
  const votes = leading && leading.votes.agree + leading.votes.disagree > 0 ? leading.votes : undefined;
  const sides = own.find(({ citations }) => citations[0] === leading?.number)?.sides;
  return {
    role,
    text,
    citations: numbers,
    people,
    quotes: quotes.slice(0, quotesShown),
    ...(votes ? { votes } : {}),
    ...(role === 'split' && sides ? { sides } : {}),
  };
}

/** A sub-theme with its worded claims, and with what votes say that none of them speaks of; with its own where none is left. */
function finished(subtheme: Subtheme, { held }: Sheet): Subtheme {
  if (held.length === 0) return subtheme;
  const cited = new Set(held.flatMap((claim) => claim.cited.map(({ number }) => number)));
  const missed = subtheme.claims.filter(
    ({ role, citations: [number] }) => isByVotes(role) && number !== undefined && !cited.has(number),
  );
  const claims = [...held.map((claim) => claimFrom(claim, subtheme.claims)), ...missed].sort(
    (a, b) =>
      claimRoles.indexOf(a.role) - claimRoles.indexOf(b.role) ||
      b.people - a.people ||
      (a.citations[0] ?? 0) - (b.citations[0] ?? 0),
  );
  return { ...subtheme, claims };
}

function counted(sheets: readonly Sheet[]): Pick<ThemeSummary, 'leftOut'> {
  const counts: Partial<Record<Gate | 'repeated', number>> = {};
  for (const reason of sheets.flatMap(({ leftOut }) => leftOut)) counts[reason] = (counts[reason] ?? 0) + 1;
  return Object.keys(counts).length === 0 ? {} : { leftOut: counts };
}

/**
 * Has the sub-themes of a summary worded. What is read of it passed every gate: a claim that does not is asked for once
 * more, with the reasons, then left out and counted; a sub-theme of which none is left keeps its claims in people’s own
 * words, and so does what stands alone. Counts come from code alone, and where people agree or split by their votes is told
 * whether or not the model speaks of it.
 */
export async function wordTheme(
  summary: ThemeSummary,
  materials: readonly Material[],
  wording: Wording,
): Promise<WordedTheme> {
  const { subthemes } = summary;
  const sheets = subthemes.flatMap((subtheme, place) => {
    const material = materials[place];
    if (!material || subtheme.label === undefined || subtheme.claims.length === 0) return [];
    return [sheetOf(subtheme, material, place, wording)];
  });
  if (sheets.length === 0) return { summary, isWhole: true };
  const ask = async (tasks: readonly WordingTask[]): Promise<readonly Worded[]> =>
    tasks.length === 0 ? [] : wording.synthesiser.word(tasks, wording.language, wording.signal);
  await unhurried(examined(sheets, await ask(sheets.map(({ task }) => task))));
  const some = sheets.filter(({ refused }) => refused.length > 0);
  await unhurried(examinedAgain(some, await ask(some.map(again))));
  await confirm(sheets, wording);
  withoutRepetition(sheets);
  const failure = sheets.find(({ failed }) => failed !== undefined)?.failed;
  const isWhole = failure === undefined;
  const { model, prompt } = wording.synthesiser;
  if (sheets.every(({ held }) => held.length === 0)) {
    const gaveNone = sheets.every(({ leftOut }) => leftOut.length === 0);
    const making = { way: 'extractive', instead: failure ?? (gaveNone ? 'none' : 'nonsense') } as const;
    return { summary: { ...summary, making, ...counted(sheets) }, isWhole };
  }
  const byPlace = new Map(sheets.map((sheet) => [sheet.place, sheet]));
  return {
    summary: {
      ...summary,
      making: { way: 'model', model, prompt },
      ...counted(sheets),
      subthemes: subthemes.map((subtheme, place) => {
        const sheet = byPlace.get(place);
        return sheet ? finished(subtheme, sheet) : subtheme;
      }),
    },
    isWhole,
  };
}
