import { defineConfig } from 'vitest/config';
import { importedDataForVite } from './tools/imported-data.mjs';

export default defineConfig({
  plugins: [importedDataForVite],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Nothing in the product keeps anything from one call to the next but what it has read, so files may share a process: what each
    // loads, above all the word lists, is loaded once a processor. Not threads: tests that measure ask for the processor's time.
    pool: 'forks',
    isolate: false,
  },
});
