// Looks for catastrophic regular expressions: every literal of src/ is checked by recheck for how its time grows.
//   node tools/regexes.mjs [folder of node_modules that holds recheck]
// Refused: exponential time, and polynomials of the third degree up; in src/read/, where anything may come in, of the second
// too. A pattern that only ever sees short text says so on its line or the one above: `bounded: at most 200 characters`.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import ts from 'typescript';

const from = process.argv[2] === undefined ? import.meta.url : `${resolve(process.argv[2])}/x.js`;
const { check } = createRequire(from)('recheck');
/** [ms] For one pattern; most take ten. What is not told by then counts as unknown and is covered by the tests of growth. */
const TIME = 1000;

const literals = [];
for (const name of readdirSync('src', { recursive: true, encoding: 'utf8' }).sort()) {
  if (!name.endsWith('.ts')) continue;
  const file = `src/${name.replaceAll('\\', '/')}`;
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node) => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
      const bounded = [lines[line], lines[line - 1]].some((each) => /\/[/*].*\bbounded: \S/.test(each ?? ''));
      if (!bounded) literals.push({ file, line: line + 1, text: node.text });
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
}

let unknown = 0;
const refused = [];
for (const literal of literals) {
  const end = literal.text.lastIndexOf('/');
  const { status, complexity, attack } = await check(literal.text.slice(1, end), literal.text.slice(end + 1), { timeout: TIME });
  if (status === 'unknown') unknown++;
  if (status !== 'vulnerable') continue;
  const degree = complexity.type === 'exponential' ? Number.POSITIVE_INFINITY : complexity.degree;
  if (degree >= (literal.file.startsWith('src/read/') ? 2 : 3))
    refused.push({ ...literal, growth: complexity.summary, attack: attack.pattern });
}
for (const { file, line, growth, attack, text } of refused) console.error(`${file}:${line}: ${growth}, as by ${attack}\n    ${text}`);
console.log(`${literals.length} regular expressions: ${refused.length} refused, ${unknown} too complex to tell`);
// A checker that finds nothing to check has not run.
process.exit(refused.length > 0 || literals.length < 300 ? 1 : 0);
