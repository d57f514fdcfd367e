import type { Consultation, Theme } from '../core/consultation.ts';
import { isLanguage } from '../core/language.ts';
import type { Consultations, NewConsultation } from '../core/ports/consultations.ts';
import type { Db } from './db.ts';
import type { Prisma } from './generated/client.ts';
import { keywordsOf, localisedOf } from './localised-json.ts';
import { themeData } from './themes.ts';

const standardKey = 'consultation';

const whole = {
  phases: { orderBy: { startsAt: 'asc' } },
  themes: { orderBy: [{ position: 'asc' }, { id: 'asc' }] },
} satisfies Prisma.ConsultationInclude;

type Row = Prisma.ConsultationGetPayload<{ include: typeof whole }>;

function themeOf(row: Row['themes'][number]): Theme {
  return {
    id: row.id,
    slug: row.slug,
    title: localisedOf(row.title),
    description: localisedOf(row.description),
    keywords: keywordsOf(row.keywords),
    ...(row.parentId ? { parentId: row.parentId } : {}),
    ...(row.opensAt ? { opensAt: row.opensAt } : {}),
    ...(row.closesAt ? { closesAt: row.closesAt } : {}),
    ...(row.mergedIntoId ? { mergedIntoId: row.mergedIntoId } : {}),
  };
}

/** Parents before their children, each level in the organisers' order. */
function asTree(themes: readonly Theme[], parentId?: string): Theme[] {
  return themes
    .filter((theme) => theme.parentId === parentId)
    .flatMap((theme) => [theme, ...asTree(themes, theme.id)]);
}

function consultationOf(row: Row): Consultation {
  return {
    id: row.id,
    slug: row.slug,
    title: localisedOf(row.title),
    description: localisedOf(row.description),
    defaultLanguage: isLanguage(row.defaultLanguage) ? row.defaultLanguage : 'en',
    themesRevision: row.themesRevision,
    timeZone: row.timeZone,
    phases: row.phases,
    themes: asTree(row.themes.map(themeOf)),
    ...(row.contact ? { contact: row.contact } : {}),
  };
}

/** Where a file does not say it. */
const standardTimeZone = 'Europe/Paris';

function texts({ title, description, defaultLanguage, contact, timeZone }: NewConsultation) {
  return {
    title: { ...title },
    description: { ...description },
    defaultLanguage,
    contact: contact ?? null,
    timeZone: timeZone ?? standardTimeZone,
  };
}

async function writePhases(db: Db, consultationId: string, { phases }: NewConsultation): Promise<void> {
  await db.phase.deleteMany({ where: { consultationId } });
  await db.phase.createMany({ data: phases.map((phase) => ({ ...phase, consultationId })) });
}

async function writeThemes(db: Db, consultationId: string, { themes }: NewConsultation): Promise<void> {
  const ids = new Map<string, string>();
  for (const [position, theme] of themes.entries()) {
    const parentId = theme.parentSlug === undefined ? null : (ids.get(theme.parentSlug) ?? null);
    const data = { ...themeData(theme), parentId, position };
    const { id } = await db.theme.upsert({
      where: { consultationId_slug: { consultationId, slug: theme.slug } },
      create: { ...data, consultationId },
      // Whoever loads a file that still has it opens it again.
      update: { ...data, mergedIntoId: null },
      select: { id: true },
    });
    ids.set(theme.slug, id);
  }
}

export function consultations(db: Db): Consultations {
  const find = async (where: Prisma.ConsultationWhereInput): Promise<Consultation | undefined> => {
    const row = await db.consultation.findFirst({ where, include: whole, orderBy: { id: 'asc' } });
    return row ? consultationOf(row) : undefined;
  };
  return {
    byId: (id) => find({ id }),

    bySlug: (slug) => find({ slug }),

    async standard() {
      const setting = await db.setting.findUnique({ where: { key: standardKey } });
      const chosen = typeof setting?.value === 'string' ? await find({ id: setting.value }) : undefined;
      return chosen ?? (await find({}));
    },

    async setStandard(id) {
      await db.setting.upsert({
        where: { key: standardKey },
        create: { key: standardKey, value: id },
        update: { value: id },
      });
    },

    async create(consultation) {
      const { id } = await db.consultation.create({
        data: { slug: consultation.slug, ...texts(consultation) },
        select: { id: true },
      });
      await writePhases(db, id, consultation);
      await writeThemes(db, id, consultation);
      return id;
    },

    async update(id, consultation, now) {
      await db.consultation.update({
        where: { id },
        data: { ...texts(consultation), themesRevision: { increment: 1 } },
      });
      await writePhases(db, id, consultation);
      await writeThemes(db, id, consultation);
      await db.theme.updateMany({
        where: {
          consultationId: id,
          slug: { notIn: consultation.themes.map(({ slug }) => slug) },
          OR: [{ closesAt: null }, { closesAt: { gt: now } }],
        },
        data: { closesAt: now },
      });
    },

    async list() {
      const rows = await db.consultation.findMany({ include: whole, orderBy: { id: 'asc' } });
      return rows.map(consultationOf);
    },

    async claim(id) {
      await db.$queryRaw`SELECT id FROM consultation WHERE id = ${id}::uuid FOR UPDATE`;
      return find({ id });
    },

    async hasOrganiser() {
      return (await db.role.count({ where: { kind: 'organiser' } })) > 0;
    },
  };
}
