import type { Capabilities } from '../capabilities.ts';
import type { Command } from '../commands/command.ts';
import type { Consultation, PhaseKind } from '../consultation.ts';
import type { Inbound } from '../inbound.ts';
import type { Participant, RoleKind } from '../ports/participants.ts';
import type { Repositories } from '../ports/store.ts';
import type { Reply } from '../reply.ts';
import type { ReportLinks } from '../report/links.ts';
import type { Summariser } from '../summarise/consultation-summary.ts';
import type { Translator } from '../translate.ts';
import type { Understanding } from './understanding.ts';

/** One event with all that is known about it before it is acted on. */
export interface Turn<Event extends Inbound = Inbound> {
  readonly event: Event;
  readonly now: Date;
  readonly participant: Participant;
  readonly consultation: Consultation;
  readonly phase: PhaseKind;
  /** What the channel can do. */
  readonly can: Capabilities;
  readonly roles: ReadonlySet<RoleKind>;
  readonly t: Translator;
  readonly understanding: Understanding;
  readonly summariser: Summariser;
  readonly reports: ReportLinks;
  readonly commands: readonly Command[];
  /** For reading outside the transaction. */
  readonly repositories: Repositories;
}

/**
 * The second half of every handler: what it writes, in the one transaction that also stores the answer.
 * The first half reads and thinks, and may take long (a model is asked); this half must not.
 */
export type Work = (repositories: Repositories) => Promise<Reply | undefined>;

/** The work of a handler that writes nothing. */
export function only(reply: Reply | undefined): Work {
  return async () => reply;
}

/** Whether others than the sender are there. */
export function isInRoom({ event }: Turn): boolean {
  return event.at.visibility !== 'direct';
}

/** Whether the sender is an organiser of the consultation. */
export function isOrganiser(turn: Turn): boolean {
  return turn.roles.has('organiser');
}

/** Whether the sender may hide contributions: moderators and organisers may. */
export function isModerator(turn: Turn): boolean {
  return turn.roles.has('moderator') || isOrganiser(turn);
}
