/** An act worth keeping for organisers; never a citizen's text. */
export interface AuditEntry {
  readonly consultationId: string;
  /** Absent where whoever runs the program did it from the command line. */
  readonly actorId?: string;
  readonly act: string;
  readonly target: string;
  readonly detail: Record<string, string | number>;
}
