import { readFileSync } from 'node:fs';
import type { Source } from '../../src/model/source.ts';

/** A plain-text source as the reader would give it: every line that is not empty is a block. */
export function sourceOf(id: string, path: string, text: string, more: Partial<Source> = {}): Source {
  const passages: Source['passages'][number][] = [];
  let at = 0;
  for (const line of text.split('\n')) {
    if (line.trim() !== '') passages.push({ start: at, end: at + line.length, role: 'text' });
    at += line.length + 1;
  }
  return { id, path, language: 'en', sha256: '0'.repeat(64), text, passages, anchors: [], ...more };
}

/** The two seed texts, read from seeds/. */
export function seeds(): Source[] {
  return ['000_b2b523f2a9be4a3e.txt', '002_3c7af8455c70a6cd.txt'].map((name, i) =>
    sourceOf(`s${i + 1}`, name, readFileSync(new URL(`../../seeds/${name}`, import.meta.url), 'utf8')),
  );
}

/** One labelled sentence of a cluster file. */
export interface Labelled {
  readonly source: string;
  readonly text: string;
  /** Acceptable sections, best first. */
  readonly sections: readonly string[];
  /** Sentences of different sources with one name tell the same fact. */
  readonly fact?: string;
  /** The sentence before, which this one cannot be read without. */
  readonly leansOn?: string;
}

/**
 * Reads a file of test/compose/clusters: "== outlet date headline" opens a source; then one sentence a line as
 * "sections | fact | > where it leans on the one before | sentence"; an empty line ends a paragraph.
 */
export function cluster(name: string): { sources: Source[]; labels: Labelled[] } {
  const sources: Source[] = [];
  const labels: Labelled[] = [];
  for (const part of readFileSync(new URL(`./clusters/${name}.txt`, import.meta.url), 'utf8')
    .split(/^== /m)
    .slice(1)) {
    const [head = '', ...lines] = part.split('\n');
    const [outlet = '', date = '', ...title] = head.split(' ');
    const id = `s${sources.length + 1}`;
    let text = `${title.join(' ')}\n\n`;
    let before: string | undefined;
    for (const line of lines) {
      if (line.trim() === '') {
        text = `${text.trimEnd()}\n\n`;
        continue;
      }
      const [sections = '', fact = '', lean = '', sentence = ''] = line.split('|').map((cell) => cell.trim());
      text += `${sentence} `;
      labels.push({
        source: id,
        text: sentence,
        sections: sections.split(','),
        ...(fact === '' ? {} : { fact }),
        ...(lean === '' || before === undefined ? {} : { leansOn: before }),
      });
      before = sentence;
    }
    sources.push(
      sourceOf(id, `${date}-${outlet}.txt`, `${text.trimEnd()}\n`, { published: date, publisher: outlet, headline: title.join(' ') }),
    );
  }
  return { sources, labels };
}
