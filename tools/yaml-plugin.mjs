// YAML files imported by the source become JSON at build time, so that the program starts without a YAML parser.
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';

/** For esbuild: `import x from './x.yaml'` gives the parsed value. */
export const yamlForEsbuild = {
  name: 'yaml',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({ contents: JSON.stringify(parse(await readFile(path, 'utf8'))), loader: 'json' }));
  },
};

/** The same for vitest. */
export const yamlForVite = {
  name: 'yaml',
  transform(code, id) {
    return id.endsWith('.yaml') ? { code: `export default ${JSON.stringify(parse(code))};`, map: null } : undefined;
  },
};
