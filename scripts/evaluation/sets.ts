import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Draws } from '../../src/core/evaluate/pooled.ts';
import { belongingTo, type LabelledText } from '../../src/core/evaluate/sample.ts';
import type { TaggableTheme } from '../../src/core/tag/tagger.ts';

const data = join(import.meta.dirname, '..', '..', '..', 'shared', 'data');

/** Whether the consultations are beside the project. */
export const hasData = existsSync(data);

export const seed = 42;

/** A set of fewer texts is measured over several draws. */
const fewTexts = 2_000;
const drawsOfFew = 5;

interface Row extends LabelledText {
  readonly kind?: string;
}

const everyRow = (_: Row): boolean => true;

/** The sets, each with the rows that are measured. */
const files = {
  vraiDebat: { name: 'Vrai débat, titles', file: 'vraidebat_titles_fr', keeps: everyRow },
  weThePeople: { name: 'We the People', file: 'wethepeople_en', keeps: everyRow },
  bowlingGreen: { name: 'Bowling Green', file: 'bowlinggreen_topics_en', keeps: everyRow },
  grandDebat: { name: 'Grand débat, annotated', file: 'granddebat_annotated_fr', keeps: everyRow },
  republiqueNumerique: {
    name: 'République numérique, proposals',
    file: 'repnum_fr',
    keeps: ({ kind }: Row): boolean => kind?.startsWith('propos') ?? false,
  },
  // Nothing was ever fitted or chosen on this one.
  gambling: { name: 'Gambling, synthetic', file: 'themefinder_gambling_en', keeps: everyRow },
} as const;

export type SetId = keyof typeof files;

/** Whether this is the name of a set. */
export function isSetId(name: string | undefined): name is SetId {
  return name !== undefined && Object.hasOwn(files, name);
}

export const setIds: readonly SetId[] = Object.keys(files).filter(isSetId);

/** A consultation to measure on, with the draws that it is measured over. */
export interface MeasuredSet extends Draws {
  readonly id: SetId;
  readonly name: string;
}

/** A file with a JSON object a line. */
export function lines<T>(file: string): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): T => JSON.parse(line));
}

/** The themes of a set, by the name of its file: their titles are their ids. */
export function themesOf(file: string, folder = data): TaggableTheme[] {
  const themes: Record<string, string> = JSON.parse(
    readFileSync(join(folder, 'themes', `${file}.json`), 'utf8'),
  );
  return themesFrom(themes);
}

/** Themes by their titles, which are their ids, and their descriptions. */
export function themesFrom(descriptions: Readonly<Record<string, string>>): TaggableTheme[] {
  return Object.entries(descriptions).map(([title, description]) => ({
    id: title,
    title: { fr: title },
    description: { fr: description },
    keywords: {},
  }));
}

/** The texts of a set, by the name of its file, that belong to any of these themes. */
export function rowsOf<T extends LabelledText>(
  file: string,
  themes: readonly TaggableTheme[],
  folder = data,
): T[] {
  return belongingTo(themes, lines<T>(join(folder, `${file}.jsonl`)));
}

export function setOf(id: SetId): MeasuredSet {
  const { name, file, keeps } = files[id];
  const themes = themesOf(file);
  const texts = lines<Row>(join(data, `${file}.jsonl`)).filter(keeps);
  const draws = belongingTo(themes, texts).length < fewTexts ? drawsOfFew : 1;
  return { id, name, themes, texts, seeds: Array.from({ length: draws }, (_, i) => seed + i) };
}

/** République numérique whole: proposals, and the arguments that answer to them. */
export function answersSet(): Pick<MeasuredSet, 'themes' | 'texts'> {
  const { file } = files.republiqueNumerique;
  return { themes: themesOf(file), texts: lines<Row>(join(data, `${file}.jsonl`)) };
}
