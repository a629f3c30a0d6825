import { defineConfig } from 'vitest/config';
import { importedDataForVite } from './tools/imported-data.mjs';

export default defineConfig({
  plugins: [importedDataForVite],
  test: { include: ['test/**/*.test.ts'], setupFiles: ['test/setup.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
});
