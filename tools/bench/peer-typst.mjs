// The same brief as Typst sets it: node peer-typst.mjs brief.json out.pdf. A whole process, as daybrief is.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

const [, , from, to] = process.argv;
const brief = JSON.parse(readFileSync(from, 'utf8'));
/** Words as a Typst string: nothing in them is markup. */
const words = (text) => `#${JSON.stringify(text.replace(/\s+/g, ' '))}`;
const parts = [
  `#set page(paper: "a4", margin: (top: 16mm, bottom: 20mm, left: 22mm, right: 70mm), header: [Daily Brief], footer: context [#counter(page).display() of #counter(page).final().first()])`,
  `#set text(font: "Source Serif 4", size: 10pt, lang: ${JSON.stringify(brief.edition.language)}, hyphenate: true)`,
  '#set par(justify: true, leading: 5.2pt, spacing: 5.2pt)',
  '#set document(title: "Daily Brief")',
  `= ${words(brief.edition.title)}`,
];
for (const section of brief.sections) {
  parts.push(`== ${words(section.title)}`);
  for (const item of section.items) {
    const [lede, ...rest] = item.sentences.map(({ text }) => `${words(text)}#super[1]`);
    parts.push(`#block(text(size: 11.5pt, weight: "semibold", par(justify: false, [${lede}])))`, rest.join(' '));
  }
}
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [fileURLToPath(new URL('../../fonts', import.meta.url))] }] });
writeFileSync(to, compiler.pdf({ mainFileContent: parts.join('\n\n') }));
