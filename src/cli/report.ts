import { newSeed, reportBlocks } from '../core/commands/report.ts';
import type { AuditEntry } from '../core/ports/audit.ts';
import { translator } from '../core/translate.ts';
import type { reportDeeds } from './choices.ts';
import { chosenConsultation, printedLanguage, withApplication } from './context.ts';
import { printBlocks, printJson } from './output.ts';
import type { QueryOptions } from './query.ts';

/** `contribuez report [publish|unpublish|renew]`: who may read the report, and its addresses. */
export function report(deed: (typeof reportDeeds)[number] | undefined, options: QueryOptions): Promise<void> {
  return withApplication(async (context) => {
    const consultation = await chosenConsultation(context, options.consultation);
    const { id: consultationId, slug } = consultation;
    const t = translator(printedLanguage(context.config, consultation, options.lang));
    const { reports } = context;
    const state = await context.store.transaction(async ({ reportSource, audit }) => {
      const before = await reportSource.open(consultationId, newSeed());
      if (deed === undefined) return before;
      if (deed === 'renew') await reportSource.renew(consultationId, newSeed());
      else if (deed === 'unpublish') await reportSource.setPublished(consultationId, undefined);
      else if (!before.publishedAt) await reportSource.setPublished(consultationId, new Date());
      const entry: AuditEntry = { consultationId, act: `report ${deed}`, target: slug, detail: {} };
      await audit(entry);
      return reportSource.open(consultationId, before.seed);
    });
    if (!options.json) return printBlocks(reportBlocks({ t, consultation, reports }, state));
    return printJson({
      public: state.publishedAt !== undefined,
      published: state.publishedAt?.toISOString() ?? null,
      address: reports.publicLink(slug),
      link: reports.privateLink(slug, { consultationId, seed: state.seed }),
    });
  });
}
