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
    testTimeout: 30_000,
    hookTimeout: 30_000,
    teardownTimeout: 10_000,
  },
});
