import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/global-postgres.ts'],
    // Each file has a database of its own, so that files run side by side; more workers than two cores only wait.
    pool: 'forks',
    maxWorkers: 2,
    // Modules are read once a worker, not once a file: no test may leave anything behind in one.
    isolate: false,
    // What hangs is told all the same; a busy machine is no failure.
    testTimeout: 90_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
  },
});
