// pdfkit draws with fonts that the program has read itself, and embeds no pictures: fontkit, its tables of scripts and the
// decoder of PNG are half of what it loads, and are not asked for. Here they are loaded when they are.

/** For esbuild: in pdfkit, and there alone, these packages are required when one of their functions is first called. */
export const lighterPdfkit = {
  name: 'lighter-pdfkit',
  setup(build) {
    const late = {
      fontkit: "export const create = (...given) => load('fontkit').create(...given);",
      linebreak: "export default function LineBreaker(text) { return new (load('linebreak'))(text); }",
      'png-js': "export default function PNG(bytes) { return new (load('png-js'))(bytes); }",
      '@noble/ciphers/aes':
        "export const cbc = (...given) => load('@noble/ciphers/aes').cbc(...given);\nexport const ecb = (...given) => load('@noble/ciphers/aes').ecb(...given);",
    };
    build.onResolve({ filter: /^(fontkit|linebreak|png-js|@noble\/ciphers\/aes)$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/]pdfkit[\\/]/.test(importer) ? { path, namespace: 'lighter-pdfkit' } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: 'lighter-pdfkit' }, ({ path }) => ({
      contents: `import { createRequire } from 'node:module';\nconst load = createRequire(import.meta.url);\n${late[path]}`,
      loader: 'js',
    }));
  },
};
