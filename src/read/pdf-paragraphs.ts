/** One line of a page. Lengths in points, y upwards. */
export interface PageLine {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
}

export interface PageParagraph {
  readonly role: 'text' | 'heading' | 'boilerplate' | 'item';
  readonly text: string;
  /** From 1. */
  readonly page: number;
  /** Of its first line on the page, from 1. */
  readonly line: number;
}

/** Lines at the edge of a page that may be its header or footer. */
const EDGE = 2;

/** Puts the lines of a PDF's pages back into paragraphs: running heads set apart, hyphens joined, pages bridged. Pure. */
export function pdfParagraphs(pages: readonly (readonly PageLine[])[]): PageParagraph[] {
  const running = runningLines(pages);
  const body = bodySize(pages);
  const words = new Set<string>();
  for (const page of pages)
    for (const { text } of page)
      for (const [word] of text.matchAll(/(?<!\p{L})\p{L}+-\p{L}+/gu)) if (words.size < 50_000) words.add(word.toLowerCase());
  const out: { role: PageParagraph['role']; text: string; page: number; line: number; size: number }[] = [];
  pages.forEach((lines, index) => {
    const leading = usualLeading(lines);
    const measure = Math.max(0, ...lines.filter(({ size }) => Math.abs(size - body) < body * 0.15).map(({ left, right }) => right - left));
    let before: PageLine | undefined;
    let first = true;
    lines.forEach((line, number) => {
      if (running.has(keyOf(line.text)) && (number < EDGE || number >= lines.length - EDGE)) {
        out.push({ role: 'boilerplate', text: line.text, page: index + 1, line: number + 1, size: line.size });
        return;
      }
      const last = out.findLast(({ role }) => role !== 'boilerplate');
      const heading = isHeading(line, body);
      const continues =
        last !== undefined &&
        (before !== undefined
          ? follows(before, line, leading, measure, last.text) && last.page === index + 1
          : first && bridges(last.text, line.text) && last.role === 'text' && index > 0);
      if (
        last !== undefined &&
        continues &&
        (last.role === 'heading') === heading &&
        Math.abs(last.size - line.size) < Math.max(last.size, line.size) * 0.12
      )
        last.text = join(last.text, line.text, words);
      else
        out.push({
          role: heading ? 'heading' : /^(?:[•·▪◦‣–—*-]|\(?\d{1,2}[.)])\s/.test(line.text) ? 'item' : 'text',
          text: line.text,
          page: index + 1,
          line: number + 1,
          size: line.size,
        });
      before = line;
      first = false;
    });
  });
  return out.map(({ role, text, page, line }) => ({ role, text, page, line }));
}

/** Digits aside: page numbers change. */
const keyOf = (text: string) => text.replace(/\d+/g, '#').replace(/\s+/g, ' ').trim().toLowerCase().slice(0, 200);

/** What stands at the same edge of three pages or more, and of a third of all; bare page numbers always. */
function runningLines(pages: readonly (readonly PageLine[])[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const lines of pages) {
    const keys = new Set<string>();
    lines.forEach((line, i) => {
      if (i < EDGE || i >= lines.length - EDGE) keys.add(keyOf(line.text));
    });
    for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const out = new Set<string>();
  for (const [key, count] of counts) if (count >= 3 && count >= pages.length / 3) out.add(key);
  for (const key of ['#', 'page #', '- # -', '# / #', '#/#', 'page # of #', '– # –', 'seite #', '[#]']) out.add(key);
  return out;
}

/** The size most letters have. */
function bodySize(pages: readonly (readonly PageLine[])[]): number {
  const letters = new Map<number, number>();
  for (const lines of pages)
    for (const { size, text } of lines) letters.set(Math.round(size * 2) / 2, (letters.get(Math.round(size * 2) / 2) ?? 0) + text.length);
  return [...letters.entries()].sort((a, b) => b[1] - a[1])[0]?.[0] ?? 10;
}

/** The median distance of neighbouring lines. */
function usualLeading(lines: readonly PageLine[]): number {
  const gaps: number[] = [];
  for (let i = 1; i < lines.length; i++) {
    const gap = (lines[i - 1] as PageLine).y - (lines[i] as PageLine).y;
    if (gap > 2 && gap < 60) gaps.push(gap);
  }
  gaps.sort((a, b) => a - b);
  // The lower third: where paragraphs are short, most gaps lie between them.
  return gaps[Math.floor(gaps.length / 3)] ?? 14;
}

const isHeading = (line: PageLine, body: number) => line.size > body * 1.14 && line.text.length < 200 && /\p{L}/u.test(line.text);

function follows(before: PageLine, line: PageLine, leading: number, measure: number, text: string): boolean {
  const gap = before.y - line.y;
  // Upwards: the next column. Then the words decide.
  if (gap < 0) return bridges(text, line.text);
  if (gap > leading * 1.35 + 1 || gap > line.size * 2.6) return false;
  if (line.left > before.left + line.size * 0.8 && Math.abs(before.left - line.left) < measure * 0.3 && ended(text)) return false;
  if (/^(?:[•·▪◦‣]|\(?\d{1,2}[.)])\s/.test(line.text)) return false;
  // A line that ends far from the margin after a full stop closed its paragraph.
  return !(ended(text) && measure > 0 && before.right - before.left < measure * 0.8);
}

const ended = (text: string) => /[.!?:;…]["'”’»)\]]{0,3}$/.test(text);
const bridges = (text: string, next: string) => !ended(text) && /^["'“‘«(]?[\p{Ll}\p{N}]/u.test(next);

/** Joins two lines: a hyphen at the end goes unless the word is written with it elsewhere. */
function join(text: string, next: string, hyphened: ReadonlySet<string>): string {
  const head = /(?<!\p{L})(\p{L}+)[-\u00ad\u2010]$/u.exec(text.slice(-60));
  const tail = /^\p{Ll}+/u.exec(next);
  if (head !== null && tail !== null)
    return hyphened.has(`${head[1]}-${tail[0]}`.toLowerCase()) && !text.endsWith('\u00ad') ? text + next : text.slice(0, -1) + next;
  if (/\p{L}-$/u.test(text.slice(-3)) && /^\p{Lu}/u.test(next)) return text + next;
  return `${text} ${next}`;
}
