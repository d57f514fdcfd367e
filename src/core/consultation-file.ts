import { LineCounter, parseDocument, type YAMLError } from 'yaml';
import { z } from 'zod';
import { phaseKinds } from './consultation.ts';
import type { NewConsultation } from './ports/consultations.ts';

/** A consultation file that can't be read: one problem a line, each with its place in the file. */
export class ConsultationFileError extends Error {
  override readonly name = 'ConsultationFileError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}

const text = z.string().trim().min(1, 'is empty');
const localised = z
  .strictObject({ fr: text.optional(), en: text.optional() })
  .refine(({ fr, en }) => fr !== undefined || en !== undefined, 'needs a text in fr or en');
const words = z.strictObject({ fr: z.array(text).optional(), en: z.array(text).optional() });
const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'needs small letters, digits and hyphens: "public-action"');
const date = z
  .union([z.date(), z.string()], { error: 'needs a date: 2026-01-31 or 2026-01-31T09:00:00+01:00' })
  .transform((value, context) => {
    const read = new Date(value);
    if (Number.isNaN(read.getTime())) {
      context.addIssue('needs a date: 2026-01-31 or 2026-01-31T09:00:00+01:00');
      return z.NEVER;
    }
    return read;
  });

/** Whether this is the name of a time zone. */
function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const subTheme = z.strictObject({
  slug,
  title: localised,
  description: localised.optional(),
  keywords: words.optional(),
  opensAt: date.nullish(),
  closesAt: date.nullish(),
});
const theme = subTheme.extend({ themes: z.array(subTheme).optional() });
const file = z.strictObject({
  slug,
  title: localised,
  description: localised,
  defaultLanguage: z.enum(['fr', 'en'], { error: 'must be fr or en' }),
  contact: text.nullish(),
  timeZone: text.refine(isTimeZone, 'needs a time zone: Europe/Paris').nullish(),
  phases: z
    .array(
      z.strictObject({
        kind: z.enum(phaseKinds, { error: `must be one of ${phaseKinds.join(', ')}` }),
        startsAt: date.nullish(),
      }),
    )
    .min(1, 'needs at least one phase')
    .optional(),
  themes: z.array(theme).min(1, 'needs at least one theme'),
});

type SubThemeFile = z.infer<typeof subTheme>;
type NewThemeFile = NewConsultation['themes'][number];

// Zod leaves optional keys there as undefined; the domain leaves them out.
function present<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };
}

function newTheme(one: SubThemeFile, parentSlug?: string): NewThemeFile {
  return {
    slug: one.slug,
    title: present(one.title),
    description: present(one.description ?? {}),
    keywords: present(one.keywords ?? {}),
    ...(one.opensAt ? { opensAt: one.opensAt } : {}),
    ...(one.closesAt ? { closesAt: one.closesAt } : {}),
    ...(parentSlug === undefined ? {} : { parentSlug }),
  };
}

function place(lines: LineCounter, offset: number): string {
  const { line, col } = lines.linePos(offset);
  return `line ${line}, column ${col}`;
}

/**
 * Reads a consultation from YAML. A phase without a date begins now.
 * Throws a ConsultationFileError that tells every problem with its line.
 */
export function readConsultation(yaml: string, now: Date): NewConsultation {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    throw new ConsultationFileError(
      document.errors.map((error: YAMLError) => `${place(lines, error.pos[0])}: ${error.message}`),
    );
  }
  const read = file.safeParse(document.toJS());
  if (!read.success) {
    throw new ConsultationFileError(
      read.error.issues.map(({ path, message }) => {
        // A missing key has no place of its own: its nearest parent's is told.
        const keys = path.map((key) => (typeof key === 'symbol' ? key.toString() : key));
        let range: readonly number[] | null | undefined;
        for (let depth = keys.length; depth >= 0 && !range; depth -= 1) {
          const node = document.getIn(keys.slice(0, depth), true);
          if (node && typeof node === 'object' && 'range' in node) range = node.range as readonly number[];
        }
        return `${place(lines, range?.[0] ?? 0)}: ${keys.join('.') || 'the file'}: ${message}`;
      }),
    );
  }
  const { slug: name, title, description, defaultLanguage, contact, timeZone, phases, themes } = read.data;
  const flat = themes.flatMap(({ themes: below = [], ...one }) => [
    newTheme(one),
    ...below.map((sub) => newTheme(sub, one.slug)),
  ]);
  const twice = flat.find((one, i) => flat.findIndex((other) => other.slug === one.slug) < i);
  if (twice) throw new ConsultationFileError([`themes: the slug "${twice.slug}" is used twice`]);
  return {
    slug: name,
    title: present(title),
    description: present(description),
    defaultLanguage,
    phases: (phases ?? [{ kind: 'open' as const }]).map(({ kind, startsAt }) => ({
      kind,
      startsAt: startsAt ?? now,
    })),
    themes: flat,
    ...(contact ? { contact } : {}),
    ...(timeZone ? { timeZone } : {}),
  };
}
