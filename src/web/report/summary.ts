import type { Consultation } from '../../core/consultation.ts';
import type { ConsultationSummary, Summariser } from '../../core/summarise/consultation-summary.ts';

/** The summaries that are being asked for: whoever asks meanwhile waits for the same. */
const underWay = new WeakMap<Summariser, Map<string, Promise<ConsultationSummary>>>();

/** The summary that the pages are written from: the engine's own, which is made anew only where something changed. */
export function summaryOf(summariser: Summariser, consultation: Consultation): Promise<ConsultationSummary> {
  const asked = underWay.get(summariser) ?? new Map<string, Promise<ConsultationSummary>>();
  underWay.set(summariser, asked);
  const key = `${consultation.id} ${consultation.themesRevision}`;
  const known = asked.get(key);
  if (known) return known;
  const made = summariser.summarise(consultation, {}).finally(() => asked.delete(key));
  asked.set(key, made);
  return made;
}
