import { chmod, mkdtemp, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An empty folder for a test, and what removes it with everything a cluster in it keeps elsewhere. */
export interface TemporaryFolder {
  readonly path: string;
  remove(): Promise<void>;
}

/** @param mode 0711 lets PostgreSQL's user in when the tests run as root; 0700, mkdtemp's own, keeps it out. */
export async function temporaryFolder(mode: 0o711 | 0o700 = 0o711): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'contribuez-test-'));
  await chmod(path, mode);
  return {
    path,
    async remove() {
      const elsewhere = await readlink(join(path, 'postgres')).catch(() => undefined);
      if (elsewhere) await rm(elsewhere, { recursive: true, force: true });
      await rm(path, { recursive: true, force: true });
    },
  };
}
