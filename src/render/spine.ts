import { fill, type Labels } from '../theme/labels.ts';
import { courseOf } from '../theme/series.ts';
import type { PageStart } from '../typeset/page.ts';
import { joint, languageOf, type PageMarkers, pageMarkers, sourceName, speakerOf, spoken } from './markup.ts';
import { beginning, type FigureRow, type Reading, type RegisterEntry, type Statement, type Words } from './reading.ts';
import { sparkline } from './sparkline.ts';
import { attribute, type Markup, type Part, xml } from './xml.ts';

/** A document of the spine. */
export interface SpineDocument {
  readonly path: string;
  readonly title: string;
  readonly xhtml: string;
  /** Holds inline SVG: the manifest must say so. */
  readonly svg: boolean;
}

/** An entry of the contents, with the entries under it. */
export interface TocEntry {
  readonly title: Words;
  readonly href: string;
  readonly under: readonly TocEntry[];
}

export interface Spine {
  /** In reading order; the contents stand after the one named `contentsAfter`. */
  readonly documents: readonly SpineDocument[];
  readonly contentsAfter: string;
  readonly toc: readonly TocEntry[];
  /** Pages of the printed edition, in order, and where their markers stand. */
  readonly pages: readonly { readonly label: string; readonly href: string }[];
  /** Everything that contents and page list lead to, in reading order. */
  readonly targets: readonly string[];
  readonly landmarks: readonly { readonly type: string; readonly title: string; readonly href: string }[];
  /** Pages whose beginning was not found in the text: their markers stand at the end. */
  readonly lost: readonly PageStart[];
}

/** A chart of a group of figures as inline SVG, in place of which its description can be read. */
export type DrawChart = (title: string, rows: readonly FigureRow[], id: string) => Markup | undefined;

/** File names within the package. The contents' is the packager's. */
const files = {
  cover: 'cover.xhtml',
  title: 'title.xhtml',
  differs: 'differs.xhtml',
  ahead: 'ahead.xhtml',
  sources: 'sources.xhtml',
  leftOut: 'left-out.xhtml',
  notes: 'notes.xhtml',
} as const;

/** "1, 2, 3" as one word, so that no line begins with a lone number; a long row may break after each fourth. */
function together(marks: readonly number[]): string {
  return marks.map((n, i) => (i === 0 ? `${n}` : i % 4 === 0 ? `, ${n}` : `,\u00a0${n}`)).join('');
}

/** A document to be written; in the order they are planned, so that marks and markers count through. */
interface Plan {
  readonly path: string;
  readonly title: Words;
  /** @param turn  links to the documents before and after, for under the title. */
  write(turn: Part): { readonly body: Part; readonly under?: readonly TocEntry[]; readonly svg?: boolean };
}

/**
 * Writes the documents of the EPUB in reading order: cover, title page with bottom line and key figures, sections,
 * disagreements, look ahead, sources, what was left out, notes. Pure.
 */
export function spineOf(reading: Reading, labels: Labels, starts: readonly PageStart[], contents: string, drawChart: DrawChart): Spine {
  const targets: string[] = [];
  const pages: { page: number; label: string; href: string }[] = [];
  const toc: TocEntry[] = [];
  const plans: Plan[] = [];
  const notes: {
    readonly id: string;
    readonly back: string;
    readonly words: Words;
    readonly marks: readonly number[];
    readonly origins: string | undefined;
    readonly also: Statement['also'];
  }[] = [];
  let path = '';
  const markers: PageMarkers = pageMarkers(starts, labels, (start, id) => {
    const href = `${path}#${id}`;
    targets.push(href);
    pages.push({ page: start.page, label: start.label, href });
  });
  const target = (id?: string): string => {
    const href = id === undefined ? path : `${path}#${id}`;
    targets.push(href);
    return href;
  };

  /** The mark behind a statement: one link to the note that names its sources. */
  function mark(words: Words, marks: readonly number[], origins?: string, also: Statement['also'] = []): Part {
    if (marks.length === 0) return undefined;
    const id = `r${notes.length + 1}`;
    notes.push({ id: `n${notes.length + 1}`, back: `${path}#${id}`, words, marks, origins, also });
    const label = fill(labels.mark, { n: marks.join(', ') });
    return xml`<sup class="mark"><a id="${id}" epub:type="noteref" role="doc-noteref" href="${files.notes}#n${notes.length}" aria-label="${label}">${together(marks)}</a></sup>`;
  }
  function said(statement: Statement): Part {
    return [
      speakerOf(statement, 'xhtml'),
      spoken(statement, 'xhtml', markers.within(statement)),
      mark(statement, statement.marks, statement.origins, statement.also),
    ];
  }

  const own = (text: string): Words => ({ text });
  const heading = (title: Part, turn: Part, attributes?: Part) => xml`<h1 id="title"${attributes}>${title}</h1>\n${turn}`;
  const plan = (path: string, title: Words, write: Plan['write']) => void plans.push({ path, title, write });

  plan(files.cover, own(labels.navigation.cover), () => ({
    body: xml`<section epub:type="cover" class="cover"><img src="cover.png" role="doc-cover" alt="${[reading.marking, reading.title, ...reading.dateline].filter(Boolean).join(', ')}"/></section>`,
  }));

  plan(files.title, own(reading.title), (turn) => {
    const under: TocEntry[] = [];
    const front = xml`<section epub:type="titlepage" class="titlepage">
${reading.marking !== undefined && xml`<p class="marking">${reading.marking}</p>`}
${markers.before('masthead')}<h1>${reading.title}</h1>
<p class="dateline">${reading.dateline.join(' · ')}</p>
<p class="identity">${reading.identity.join(' · ')}</p>
${reading.handling !== undefined && xml`<p class="handling">${reading.handling}</p>`}
${turn}
</section>`;
    const bottom =
      reading.bottom.length > 0 &&
      xml`<section epub:type="abstract" role="doc-abstract" class="bottom" aria-labelledby="bottom-line">
${markers.before('bottom-line')}<h2 id="bottom-line">${labels.bottomLine}</h2>
<ul>
${reading.bottom.map((statement) => xml`<li${attribute('dir', statement.direction)}>${said(statement)}</li>\n`)}</ul>
</section>`;
    if (bottom) under.push({ title: own(labels.bottomLine), href: target('bottom-line'), under: [] });
    const charts = reading.figures.map((group, i) => drawChart(group.title, group.rows, `chart-${i + 1}`));
    const figures =
      reading.figures.length > 0 &&
      xml`<section class="figures" aria-labelledby="key-figures">
<h2 id="key-figures">${labels.keyFigures}</h2>
${figureTable()}
${charts}</section>`;
    if (figures) under.push({ title: own(labels.keyFigures), href: target('key-figures'), under: [] });
    const listed = markers.before('contents');
    return {
      body: xml`${front}\n${bottom}\n${figures}${listed}`,
      under,
      svg:
        charts.some((chart) => chart !== undefined) ||
        reading.figures.some(({ rows }) => rows.some((row) => courseOf(row.figure, labels) !== undefined)),
    };
  });

  function figureTable(): Markup {
    const { stated, counts, attribution, sources } = labels.figure;
    // A page that begins with the box's head: its marker stands before the first figure.
    let begin: Part = markers.before('figures');
    const opening = (): Part => {
      const first = begin;
      begin = undefined;
      return first;
    };
    const cell = (words: Words, name: 'th' | 'td', inside: Part = words.text) =>
      name === 'th'
        ? xml`<th scope="row"${languageOf(words, 'xhtml')}>${inside}</th>`
        : xml`<td${languageOf(words, 'xhtml')}>${inside}</td>`;
    return xml`<table>
<thead><tr><th scope="col">${stated}</th><th scope="col">${counts}</th><th scope="col">${attribution}</th><th scope="col">${sources}</th></tr></thead>
${reading.figures.map(
  ({ title, rows }) => xml`<tbody>
<tr class="group"><th scope="rowgroup" colspan="4">${title}</th></tr>
${rows.map((row) => [
  xml`<tr>${cell(row.stated, 'th', [opening(), markers.within({ ...row.stated, key: row.key })])}<td>${spoken(row.counts, 'xhtml')}${row.notes.length > 0 && `, ${row.notes.join(', ')}`}${sparkline(row.figure, `series-${row.key.replace(/\W/g, '-')}`, labels)}</td>${row.who === undefined ? xml`<td></td>` : cell(row.who, 'td')}<td>${mark({ ...row.stated, text: `${row.stated.text} ${row.counts.text}` }, row.marks, row.origins)}</td></tr>\n`,
  row.others.map(
    (other) =>
      xml`<tr class="other">${cell(other.stated, 'th')}<td>${labels.differs}</td>${other.who === undefined ? xml`<td></td>` : cell(other.who, 'td')}<td>${mark({ ...other.stated, text: `${other.stated.text} ${row.counts.text}` }, other.marks)}</td></tr>\n`,
  ),
])}</tbody>
`,
)}</table>`;
  }

  reading.sections.forEach((section, s) => {
    plan(`section-${s + 1}.xhtml`, section.title, (turn) => {
      const under: TocEntry[] = [];
      // A page that begins with the section's head: its marker stands before the first words below the links.
      const begin = markers.before(`section/${section.id}`);
      const stories = section.stories.map((story, i) => {
        const opening = i === 0 && begin;
        const id = `story-${i + 1}`;
        const href = target(id);
        under.push({ title: story.title, href, under: [] });
        const status = story.status !== undefined && xml`<p class="status">${story.status}</p>\n`;
        const lede =
          story.headline === undefined
            ? xml`<h2 class="lede" id="${id}"${attribute('dir', story.lede.direction)}>${opening}${said(story.lede)}</h2>`
            : xml`<h2 class="headline" id="${id}"${languageOf(story.headline, 'xhtml')}>${opening}${story.headline.text}</h2>\n<p class="lede"${attribute('dir', story.lede.direction)}>${said(story.lede)}</p>`;
        const more = story.paragraphs.map(
          (statements) => xml`\n<p${direction(statements)}>${statements.map((statement, k) => [k > 0 && ' ', said(statement)])}</p>`,
        );
        return xml`<section class="story">
${status}${lede}${more}
</section>
`;
      });
      return {
        under,
        body: xml`<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">
${heading(section.title.text, turn, languageOf(section.title, 'xhtml'))}
${stories.length > 0 ? stories : xml`<p>${begin}${labels.nothingReported}</p>`}
</section>`,
      };
    });
  });

  /** A paragraph of several statements runs in their direction where they agree. */
  function direction(statements: readonly Statement[]): Part {
    const first = statements[0]?.direction;
    return first !== undefined && statements.every((statement) => statement.direction === first) && attribute('dir', first);
  }

  if (reading.disagreements.length > 0)
    plan(files.differs, own(labels.disagreements), (turn) => ({
      body: xml`<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">
${heading(labels.disagreements, turn)}
${reading.disagreements.map(
  ({ about, statements }, i) => xml`<section>
<h2 id="about-${i + 1}"${languageOf(about, 'xhtml')}>${i === 0 && markers.before('disagreements')}${markers.before(`differs/${i}`)}${about.text}</h2>
<ul>
${statements.map((statement) => xml`<li${attribute('dir', statement.direction)}>${said(statement)}</li>\n`)}</ul>
</section>
`,
)}</section>`,
    }));

  if (reading.ahead.length > 0)
    plan(files.ahead, own(labels.lookAhead), (turn) => ({
      body: xml`<section epub:type="chapter" role="doc-chapter" aria-labelledby="title">
${heading(labels.lookAhead, turn)}
<dl>
${reading.ahead.map(({ date, iso, statement }, i) => xml`<dt>${i === 0 && markers.before('look-ahead')}${/^\d{4}-\d\d(?:-\d\d)?$/.test(iso) ? xml`<time datetime="${iso}">${date}</time>` : date}</dt>\n<dd${attribute('dir', statement.direction)}>${said(statement)}</dd>\n`)}</dl>
</section>`,
    }));

  plan(files.sources, own(labels.register.title), (turn) => ({
    body: xml`<section epub:type="bibliography" role="doc-bibliography" aria-labelledby="title">
${heading(labels.register.title, turn)}
<ol class="register">
${reading.register.map((entry, i) => xml`<li id="source-${entry.number}">${i === 0 && markers.before('register')}${registerEntry(entry, `source/${i}`)}</li>\n`)}</ol>
</section>`,
  }));

  /** Name, address and notes; offsets count through them as the printed edition sets them, run after run. */
  function registerEntry({ names, address, notes }: RegisterEntry, key: string): Part {
    let at = 0;
    const printed = (text: string): Part => {
      const part = markers.within({ text, key }, at);
      at += text.length;
      return part;
    };
    const name = names.map((one, i) => {
      const inside = spoken(one.words, 'xhtml', printed(one.words.text));
      const shown = one.role === 'publisher' ? xml`<b>${inside}</b>` : one.role === 'headline' ? xml`<cite>${inside}</cite>` : inside;
      return [shown, printed(i === names.length - 1 ? '.' : joint(one.words.text))];
    });
    const link = address !== undefined && [printed(' '), xml`<a href="${address.href}">${printed(address.text)}</a>`];
    return xml`<p>${name}</p>
${link && xml`<p class="address">${link[1]}</p>\n`}<p class="uses">${printed(notes.join(' · '))}</p>`;
  }

  let omission = 0;
  plan(files.leftOut, own(labels.omitted.title), (turn) => ({
    body: xml`<section epub:type="appendix" role="doc-appendix" aria-labelledby="title">
${heading(labels.omitted.title, turn)}
${markers.before('omitted')}${reading.omitted.length === 0 && xml`<p>${labels.omitted.none}</p>`}
${reading.omitted.map(
  (group) => xml`<h2>${group.label}</h2>
<p class="uses">${group.count}</p>
${
  group.passages.length > 0 &&
  xml`<ul class="omitted">
${group.passages.map(({ mark: n, words }) => xml`<li${languageOf(words, 'xhtml')}>${markers.within({ ...words, key: `omitted/${omission++}` })} <a href="${files.sources}#source-${n}" aria-label="${fill(labels.mark, { n })}">${n}</a></li>\n`)}</ul>
`
}`,
)}${reading.lists.map(
  ({ name, title, entries }) => xml`${markers.before(name)}<h2>${title}</h2>
<ul>
${entries.map((text, i) => xml`<li>${markers.within({ text, key: `${name}/${i}` })}</li>\n`)}</ul>
`,
)}${markers.before('handling')}<h2>${labels.handling.title}</h2>
<p>${labels.handling.method}</p>
</section>`,
  }));

  if (reading.register.length > 0)
    plan(files.notes, own(labels.navigation.notes), (turn) => ({
      body: xml`<section epub:type="endnotes footnotes" role="doc-endnotes" aria-labelledby="title">
${heading(labels.navigation.notes, turn)}
<ol class="notes">
${notes.map(
  (note) =>
    xml`<li id="${note.id}" epub:type="endnote footnote"><p class="said"><a role="doc-backlink" epub:type="backlink" href="${note.back}" title="${labels.navigation.backToText}"${languageOf(note.words, 'xhtml')}>${beginning(note.words.text)}</a></p>${note.marks.map(
      (n) =>
        xml`<p>${noteSource(n)}${note.also.filter(({ mark: one }) => one === n).map(({ words }) => [' ', xml`<q${languageOf(words, 'xhtml')}>${words.text}</q>`])}</p>`,
    )}${note.origins !== undefined && xml`<p>${note.origins}</p>`}</li>\n`,
)}</ol>
</section>`,
    }));

  function noteSource(n: number): Part {
    const entry = reading.register[n - 1];
    if (entry === undefined) return undefined;
    return xml`<a href="${files.sources}#source-${n}">${n}</a> ${sourceName(entry, 'xhtml')}`;
  }

  const documents = plans.map((one, i): SpineDocument => {
    path = one.path;
    const href = target();
    const { body, under = [], svg = false } = one.write(turnOf(i));
    if (path !== files.cover) toc.push({ title: one.title, href, under });
    return { path, title: one.title.text, svg, xhtml: documentOf(reading, one.title.text, body) };
  });
  pages.sort((a, b) => a.page - b.page);
  return {
    documents,
    contentsAfter: files.title,
    toc,
    pages: pages.map(({ label, href }) => ({ label, href })),
    targets,
    landmarks: [
      { type: 'cover', title: labels.navigation.cover, href: files.cover },
      { type: 'titlepage', title: labels.navigation.titlePage, href: files.title },
      { type: 'toc', title: labels.contents, href: `${contents}#toc` },
      { type: 'bodymatter', title: labels.navigation.start, href: reading.sections.length > 0 ? 'section-1.xhtml' : files.sources },
      { type: 'bibliography', title: labels.register.title, href: files.sources },
      ...(reading.register.length > 0 ? [{ type: 'endnotes', title: labels.navigation.notes, href: files.notes }] : []),
    ],
    lost: markers.left,
  };

  /** Previous, contents, next. */
  function turnOf(i: number): Part {
    const [previous, next] = [i > 1 ? plans[i - 1] : undefined, plans[i + 1]];
    const links = [
      previous !== undefined &&
        xml`<a rel="prev" href="${previous.path}" title="${labels.navigation.previous}">← ${previous.title.text}</a>`,
      xml`<a href="${contents}">${labels.contents}</a>`,
      next !== undefined && xml`<a rel="next" href="${next.path}" title="${labels.navigation.next}">${next.title.text} →</a>`,
    ].filter((link) => link !== false);
    return xml`<p class="turn">${links.map((link, k) => [k > 0 && ' · ', link])}</p>`;
  }
}

/** A whole XHTML document around a body. */
export function documentOf(reading: Pick<Reading, 'language' | 'direction'>, title: string, body: Part): string {
  const { language, direction } = reading;
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="${language}" xml:lang="${language}"${direction === 'rtl' && attribute('dir', 'rtl')}>
<head>
<meta charset="UTF-8"/>
<title>${title}</title>
<link rel="stylesheet" type="text/css" href="style.css"/>
</head>
<body>
${body}
</body>
</html>
`.source.replace(/\n{2,}/g, '\n');
}
