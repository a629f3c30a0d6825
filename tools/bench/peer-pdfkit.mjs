// The same brief with pdfkit alone: node peer-pdfkit.mjs brief.json out.pdf. Its own `text`, justified, untagged, without
// hyphenation and without source marks: less than daybrief does.
import { createWriteStream, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import PDFDocument from 'pdfkit';

const [, , from, to] = process.argv;
const brief = JSON.parse(readFileSync(from, 'utf8'));
const font = (name) => fileURLToPath(new URL(`../../fonts/${name}.ttf`, import.meta.url));
const mm = 72 / 25.4;
const doc = new PDFDocument({ size: 'A4', margins: { top: 16 * mm, bottom: 20 * mm, left: 22 * mm, right: 70 * mm } });
doc.pipe(createWriteStream(to));
doc
  .registerFont('body', font('SourceSerif4-Regular'))
  .registerFont('lede', font('SourceSerif4-SemiBold'))
  .registerFont('head', font('SourceSans3-SemiBold'));
doc.font('lede').fontSize(25).text(brief.edition.title);
for (const section of brief.sections) {
  doc.font('head').fontSize(9).text(section.title.toUpperCase());
  for (const item of section.items) {
    const [lede, ...rest] = item.sentences.map(({ text }) => text.replace(/\s+/g, ' '));
    doc.font('lede').fontSize(11.5).text(lede);
    doc.font('body').fontSize(10).text(rest.join(' '), { align: 'justify', lineGap: 1 });
  }
}
doc.end();
