// Some packages load more at their start than this program ever uses of them. The modules named here are put in the place of theirs
// and load the real ones when one of their functions is first called: of pdfkit its font engine and its decoder of PNG, as the
// program reads its fonts itself and embeds no pictures; of the EPUB packager the steps that are replaced; of yargs the writing of help.
import { dirname } from 'node:path';

/** Exports that hand each call on to the real module, found from its owner's place. */
const late = (module, names) =>
  names.map((name) => `exports.${name} = function (...given) { return outside('${module}').${name}.apply(this, given); };`).join('\n');

/** By owner and by what it imports: CommonJS, in which outside(…) requires a module that is not in the bundle. */
const replaced = {
  pdfkit: {
    fontkit: late('fontkit', ['create']),
    linebreak: "module.exports = function LineBreaker(text) { return new (outside('linebreak'))(text); };",
    'png-js': "module.exports = function PNG(bytes) { return new (outside('png-js'))(bytes); };",
    '@noble/ciphers/aes': late('@noble/ciphers/aes', ['cbc', 'ecb']),
  },
  'epub-gen-memory': {
    // The chapters it is given are empty: their documents are made elsewhere.
    './html-parse': `exports.fixHTML = function (index, html, image) {
      return html === '' ? '' : outside('epub-gen-memory/dist/lib/util/html-parse').fixHTML.call(this, index, html, image);
    };`,
    './fetchable': `exports.type = 'nodebuffer';\n${late('epub-gen-memory/dist/lib/util/fetchable', ['default'])}`,
    // As in its own build for browsers: the types of its options are known here.
    './predicates': "module.exports = require('./predicates-nop');",
    mime: late('mime', ['getType', 'getExtension']),
  },
  jszip: {
    pako: "module.exports = { get Deflate() { return outside('pako').Deflate; }, get Inflate() { return outside('pako').Inflate; } };",
    // As in its own build for browsers.
    'readable-stream': "module.exports = require('node:stream');",
  },
  // In the bundle, but not started before help is asked for.
  yargs: {
    cliui: "module.exports = (...given) => require('cliui').default(...given);",
    'string-width': "module.exports = (...given) => require('string-width').default(...given);",
    // Node's is loaded where it has something to say.
    assert: `exports.strictEqual = (...given) => Object.is(given[0], given[1]) || require('node:assert').strictEqual(...given);
      exports.notStrictEqual = (...given) => Object.is(given[0], given[1]) && require('node:assert').notStrictEqual(...given);`,
  },
};

const names = [...new Set(Object.values(replaced).flatMap(Object.keys))].map((name) => name.replace(/[.]/g, '\\.'));

/** For esbuild. */
export const lighter = {
  name: 'lighter',
  setup(build) {
    build.onResolve({ filter: new RegExp(`^(?:${names.join('|')})$`) }, ({ path, importer, namespace }) => {
      if (namespace === 'lighter') return undefined;
      const owner = /.*[\\/]node_modules[\\/]([^@\\/]+)[\\/]/.exec(importer)?.[1];
      if (owner === undefined || replaced[owner]?.[path] === undefined) return undefined;
      return { path: `${owner} ${path}`, namespace: 'lighter', pluginData: { code: replaced[owner][path], importer, owner } };
    });
    build.onLoad({ filter: /.*/, namespace: 'lighter' }, ({ pluginData: { code, importer, owner } }) => ({
      contents: code.includes('outside(')
        ? `const { createRequire } = require('node:module');
           const outside = (name) => createRequire(createRequire(__filename).resolve('${owner}'))(name);\n${code}`
        : code,
      loader: 'js',
      resolveDir: dirname(importer),
    }));
  },
};
