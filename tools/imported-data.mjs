// Data files that the source imports become code at build time, so that the program starts without a YAML parser or a schema compiler:
//   x.yaml           its parsed value
//   brief-validator  src/model/brief.schema.json as a function, compiled by ajv: (value) => boolean, with .errors
import { readFile } from 'node:fs/promises';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import { parse } from 'yaml';

function validatorOf(text) {
  const ajv = new Ajv({ code: { source: true, esm: true, lines: true }, allErrors: false, strict: true, allowUnionTypes: true });
  return standalone.default(ajv, ajv.compile(JSON.parse(text)));
}

const schema = new URL('../src/model/brief.schema.json', import.meta.url);

/** For esbuild. */
export const importedData = {
  name: 'imported-data',
  setup(build) {
    build.onLoad({ filter: /\.yaml$/ }, async ({ path }) => ({
      contents: JSON.stringify(parse(await readFile(path, 'utf8'))),
      loader: 'json',
    }));
    build.onResolve({ filter: /^brief-validator$/ }, () => ({ path: 'brief-validator', namespace: 'imported-data' }));
    build.onLoad({ filter: /.*/, namespace: 'imported-data' }, async () => ({
      contents: validatorOf(await readFile(schema, 'utf8')),
      loader: 'js',
      resolveDir: process.cwd(),
    }));
  },
};

/** The same for vitest. */
export const importedDataForVite = {
  name: 'imported-data',
  enforce: 'pre',
  resolveId: (id) => (id === 'brief-validator' ? '\0brief-validator' : undefined),
  load: async (id) => (id === '\0brief-validator' ? validatorOf(await readFile(schema, 'utf8')) : undefined),
  transform: (code, id) => (id.endsWith('.yaml') ? { code: `export default ${JSON.stringify(parse(code))};`, map: null } : undefined),
};
