import { MendableError } from '../core/mendable-error.ts';
import type { Holder } from './cluster-holder.ts';

/** The program's own PostgreSQL cannot be used as things stand; the message says what to do, and needs no stack. */
export class ClusterError extends MendableError {
  override readonly name = 'ClusterError';
}

/** Another program of ours has the data folder. */
export class ClusterInUseError extends ClusterError {
  readonly holder: Holder;

  constructor(message: string, holder: Holder) {
    super(message);
    this.holder = holder;
  }
}

/** The data folder's password is another database's. */
export class WrongPasswordError extends ClusterError {
  constructor() {
    super(
      'The password in postgres-password is not that of the database beside it. Put the file back that was made with it.',
    );
  }
}
