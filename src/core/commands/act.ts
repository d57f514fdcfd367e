import type { Turn } from '../conversation/turn.ts';
import type { AuditEntry } from '../ports/audit.ts';

/** The audit entry of what the sender does to a target: a theme's slug, a pseudonym; never a citizen's text. */
export function act(
  { consultation, participant }: Turn,
  name: string,
  target: string,
  detail: AuditEntry['detail'] = {},
): AuditEntry {
  return { consultationId: consultation.id, actorId: participant.id, act: name, target, detail };
}
