import { defineConfig } from 'vitest/config';
import { yamlForVite } from './tools/yaml-plugin.mjs';

export default defineConfig({
  plugins: [yamlForVite],
  test: { include: ['test/**/*.test.ts'], testTimeout: 20_000 },
});
