import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import { MIGRATION_LOCK, type MigrationFolder } from './migration-folders.ts';
import { enginePool, migrationAdapter } from './schema-engine-adapter.ts';

// Node has it; TypeScript declares it only in its library for browsers.
declare const WebAssembly: {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, object>,
  ): Promise<{ instance: { exports: Record<string, unknown> } }>;
};

/** The tables and enums that the engine must not look at: those of graphile-worker are in a schema of their own. */
export const NO_FILTER = { externalTables: [], externalEnums: [] };

/** The engine keeps its WebAssembly module in a variable of its own, so it is loaded once a process. */
let loaded: Promise<void> | undefined;

/** Where the engine leaves the message of its panics; without it they are all called "unreachable". */
const panics = {
  last: '',
  set_message(message: string) {
    panics.last = message;
  },
};

// The engine sets a timer of ten seconds over what it waits for and never clears it: it must not keep the program up.
function imports(): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(bindings).map(([name, binding]) => [
      name,
      name.startsWith('__wbg_setTimeout')
        ? (handler: () => void, delay: number) => setTimeout(handler, delay).unref()
        : binding,
    ]),
  );
}

async function load(): Promise<void> {
  Object.assign(globalThis, { PRISMA_WASM_PANIC_REGISTRY: panics });
  // The package's main file imports the .wasm file as a module, about which Node prints a warning on every start.
  const module = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm/schema_engine_bg');
  const bytes = await readFile(module.replace(/\.js$/, '.wasm'));
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': imports() });
  bindings.__wbg_set_wasm(instance.exports);
  const start = instance.exports.__wbindgen_start;
  if (typeof start === 'function') start();
}

/**
 * Lends Prisma's own schema engine, in WebAssembly: the program behind `prisma migrate`, without the binary that
 * Prisma's command line downloads.
 *
 * @param url the database it works on; `diff` makes and drops a shadow database beside it.
 * @throws what `use` throws; of the engine, an `Error` whose message is the engine's own.
 */
export async function withSchemaEngine<T>(
  url: string,
  use: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  loaded ??= load();
  await loaded;
  // A pool of ours, because the engine leaves its own open for ten seconds after it is freed.
  const pool = enginePool(url);
  try {
    const factory = bindMigrationAwareSqlAdapterFactory(migrationAdapter(url, pool));
    const engine = await bindings.SchemaEngine.new({ datamodels: undefined }, () => {}, factory);
    try {
      return await use(engine);
    } catch (error) {
      if (!panics.last) throw error;
      const message = panics.last;
      panics.last = '';
      throw new Error(`Prisma's schema engine broke: ${message}`, { cause: error });
    } finally {
      engine.free();
    }
  } finally {
    await pool.end();
  }
}

/** The migrations in the form the engine takes them. */
export function migrationList(folders: readonly MigrationFolder[]): MigrationList {
  return {
    baseDir: 'prisma/migrations',
    lockfile: { path: 'migration_lock.toml', content: MIGRATION_LOCK },
    shadowDbInitScript: '',
    migrationDirectories: folders.map(({ name, sql }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: sql } },
    })),
  };
}
