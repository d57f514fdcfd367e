import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-postgres.ts'],
    // Each file has a database of its own, so that files run side by side; more workers than two cores only wait.
    pool: 'forks',
    maxWorkers: 2,
    // Much is made and soon thrown away. The threads that would help to sweep it up only take cores from the other worker.
    execArgv: ['--single-threaded-gc', '--min-semi-space-size=16', '--max-semi-space-size=32'],
    // Programs that tests start find what Node compiled of their files the last time.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/tests', import.meta.url)) },
    // Modules are read once a worker, not once a file: no test may leave anything behind in one.
    isolate: false,
    // What hangs is told all the same; a busy machine is no failure.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});
