// `node scripts/measure-gates.ts FILE.jsonl …`: how well the gates of support and stance (src/core/summarise/gates) tell true
// claims from false ones, on rows of {text, title} or of {text, claims: [{claim}]}; the thresholds in support.ts come from it.
// On rows of texts and claims of which it is known what they are (test/core/summarise/gates/claims.jsonl): how many of each pass.
import { z } from 'zod';
import { readJsonLines } from '../src/cli/read-rows.ts';
import { evaluateGates, type Pair } from '../src/core/evaluate/gates.ts';
import { claimTruths, evaluateWordedClaims, type WordedTexts } from '../src/core/evaluate/worded-claims.ts';
import { isLanguage } from '../src/core/language.ts';
import { randomFrom } from '../src/core/random.ts';

const row = z.object({
  text: z.string(),
  title: z.string().optional(),
  kind: z.string().optional(),
  claims: z.array(z.object({ claim: z.string(), quote: z.string().optional() })).optional(),
  labels: z.array(z.string()).optional(),
  lang: z.string().optional(),
});

const worded = z.object({
  lang: z.enum(['fr', 'en']),
  half: z.enum(['tuned', 'aside']),
  texts: z.array(z.string()),
  quote: z.string(),
  claims: z.array(
    z.object({
      is: z.enum(claimTruths),
      role: z.enum(['agreed', 'split', 'proposed', 'needed', 'asked', 'said']),
      text: z.string(),
    }),
  ),
});

async function wordedOf(file: string): Promise<WordedTexts[]> {
  const rows: WordedTexts[] = [];
  for await (const line of readJsonLines(file)) {
    const read = 'problem' in line ? undefined : worded.safeParse(line.row).data;
    if (read) rows.push(read);
  }
  return rows;
}

async function pairsOf(file: string): Promise<Pair[]> {
  const pairs: Pair[] = [];
  for await (const line of readJsonLines(file)) {
    const read = 'problem' in line ? undefined : row.safeParse(line.row).data;
    if (!read || read.kind === 'argument') continue;
    const { title, claims = [], labels, lang = 'en' } = read;
    const language = isLanguage(lang) ? lang : 'en';
    const label = labels?.[0];
    // A title often stands at the head of its text: there it would support itself.
    const text = title && read.text.startsWith(title) ? read.text.slice(title.length) : read.text;
    for (const one of [...(title ? [{ claim: title }] : []), ...claims]) {
      pairs.push({ ...one, text, language, ...(label ? { label } : {}) });
    }
  }
  return pairs;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(9);
for (const file of process.argv.slice(2)) {
  const rows = await wordedOf(file);
  if (rows.length > 0) {
    for (const [half, kinds] of evaluateWordedClaims(rows)) {
      console.log(`\n${file}, ${half}: claims that pass all gates`);
      for (const [is, { held, all }] of kinds) console.log(`${is.padEnd(12)} ${held} of ${all}`);
    }
    continue;
  }
  const figures = evaluateGates(await pairsOf(file), randomFrom(42));
  console.log(`\n${file}: ${figures.pairs} claims, AUC ${figures.auc.toFixed(3)}`);
  console.log('support at least      own text   another   of the same theme');
  for (const { threshold, own, others, sameTheme } of figures.curve) {
    console.log(
      `${threshold.toFixed(2).padEnd(20)} ${percent(own)} ${percent(others)} ${percent(sameTheme)}`,
    );
  }
  console.log(
    `pass all gates: with their own text, with another ${percent(figures.heldWithOwn)} ${percent(figures.heldWithOthers)}`,
  );
  console.log(
    `count when cited together: their own text, one of the same theme ${percent(figures.ownCounts)} ${percent(figures.otherCounts)}`,
  );
  console.log(`taken for the opposite ${percent(figures.takenForOpposite)}`);
  console.log(`opposites found        ${percent(figures.oppositesFound)}`);
  console.log(`opposites that pass all gates ${percent(figures.heldWithNot)}`);
}
