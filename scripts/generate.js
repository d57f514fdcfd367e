// Writes Prisma's client from prisma/schema.prisma. Runs after `npm ci` and `npm install` (npm's "prepare").
//
// `prisma generate` needs no schema engine, yet Prisma's command line downloads one first, and stops where the
// network refuses that. It downloads nothing when it is told where the engine is, and never starts it: any
// executable will do, so it is told this one's.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const prisma = join(dirname(require.resolve('prisma/package.json')), 'build', 'index.js');

const { status, error } = spawnSync(process.execPath, [prisma, 'generate'], {
  cwd: dirname(import.meta.dirname),
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.env.PRISMA_SCHEMA_ENGINE_BINARY ?? process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  },
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (error) console.error(`prisma generate could not be started: ${error.message}`);
process.exit(status ?? 1);
