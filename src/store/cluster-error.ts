import { MendableError } from '../core/mendable-error.ts';

/** The program's own PostgreSQL cannot be used as things stand; the message says what to do, and needs no stack. */
export class ClusterError extends MendableError {
  override readonly name = 'ClusterError';
}

/** Another program of ours has the data folder. */
export class ClusterInUseError extends ClusterError {}
