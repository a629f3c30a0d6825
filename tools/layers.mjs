// The house's directions: which folder of src/ may import from which. `npm run layers` prints what breaks them;
// test/architecture.test.ts asserts that nothing does.
import { pathToFileURL } from 'node:url';
import { cruise } from 'dependency-cruiser';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';

const PARTS = ['model', 'text', 'theme', 'read', 'compose', 'typeset', 'render', 'archive', 'deliver'];

/** A layer is a folder of src/; `program` is the files directly in it, less version.ts. Each imports itself and what is listed. */
export const MAY_IMPORT = {
  version: [],
  model: [],
  text: ['model'],
  theme: ['model'],
  read: ['model', 'text'],
  compose: ['model', 'text'],
  typeset: ['model', 'text', 'theme'],
  render: ['model', 'text', 'theme', 'typeset', 'version'],
  archive: ['model', 'version'],
  deliver: ['model'],
  verify: ['model', 'text', 'read', 'archive'],
  program: [...PARTS, 'version'],
  cli: ['model', 'program', 'verify', 'version'],
};

/** Only these may open files, sockets or processes: the edges of the house. */
const EDGES = ['read', 'theme', 'archive', 'deliver', 'program', 'cli'];
const WORLD = '^(node:)?(fs|fs/promises|child_process|net|http|https|http2|tls|dgram|dns|os|worker_threads|cluster|readline)$';

/** Made by tools/ at build time; no file of this name exists. */
const BUILT = '^brief-validator$';
const inLayer = (layer) => (layer === 'program' ? '^src/(?!version)[^/]+\\.ts$' : `^src/${layer}(/|\\.ts$)`);
const known = Object.keys(MAY_IMPORT);

const forbidden = [
  { name: 'no-cycle', severity: 'error', from: { path: '^src' }, to: { circular: true } },
  // A list of words may hold "import".
  { name: 'resolvable', severity: 'error', from: { path: '^src', pathNot: '\\.yaml$' }, to: { couldNotResolve: true, pathNot: BUILT } },
  { name: 'declared', severity: 'error', from: { path: '^src' }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
  // Types of a development dependency vanish at build time; values would be missing in the installed package.
  { name: 'shipped', severity: 'error', from: { path: '^src' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] } },
  { name: 'only-src', severity: 'error', from: { path: '^src' }, to: { path: '^(test|tools|\\.ci)/' } },
  { name: 'known-layer', severity: 'error', from: { path: '^src/', pathNot: [...known.map(inLayer), '\\.d\\.ts$'] }, to: {} },
  ...Object.entries(MAY_IMPORT).map(([layer, allowed]) => ({
    name: `${layer}-imports`,
    severity: 'error',
    from: { path: inLayer(layer) },
    to: { path: '^src/', pathNot: [inLayer(layer), ...allowed.map(inLayer), '\\.d\\.ts$'] },
  })),
  {
    name: 'edges-touch-the-world',
    severity: 'error',
    from: { path: '^src/', pathNot: EDGES.map(inLayer) },
    to: { path: WORLD, dependencyTypes: ['core'] },
  },
];

/**
 * @returns {Promise<{ modules: string[], broken: { rule: string, from: string, to: string }[] }>} modules of src/ looked
 *   at, and one row per broken rule.
 */
export async function layers() {
  const { output } = await cruise(
    ['src'],
    {
      ruleSet: { forbidden },
      validate: true,
      tsPreCompilationDeps: true,
      tsConfig: { fileName: 'tsconfig.json' },
      doNotFollow: { path: 'node_modules' },
      enhancedResolveOptions: {
        extensions: ['.ts', '.mjs', '.js', '.json', '.yaml'],
        exportsFields: ['exports'],
        conditionNames: ['import', 'node', 'types', 'default'],
      },
    },
    undefined,
    { tsConfig: extractTSConfig('tsconfig.json') },
  );
  return {
    modules: output.modules.filter((module) => module.source.startsWith('src/')).map((module) => module.source),
    broken: output.summary.violations.map(({ rule, from, to, cycle }) => ({
      rule: rule.name,
      from,
      to: cycle === undefined ? to : cycle.map((step) => step.name).join(' → '),
    })),
  };
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { modules, broken } = await layers();
  for (const { rule, from, to } of broken) console.log(`${rule}: ${from} → ${to}`);
  console.log(`${modules.length} modules, ${broken.length} broken directions`);
  process.exitCode = broken.length > 0 || modules.length < 5 ? 1 : 0;
}
