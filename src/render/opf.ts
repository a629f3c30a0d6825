import type { Edition } from '../model/brief.ts';
import { languageTag } from '../text/language-tag.ts';
import type { Labels } from '../theme/labels.ts';
import type { EmbeddedFace } from './epub-style.ts';
import { reserved } from './package.ts';
import type { Reading } from './reading.ts';
import type { Spine } from './spine.ts';
import { xml } from './xml.ts';

/** Characters of the description that book shops and libraries show without a fold. */
const descriptionLength = 600;

/** The package document: metadata, manifest, spine, guide. `modified` is the edition's day, the brief's only clock. */
export function packageDocument(
  edition: Edition,
  reading: Reading,
  labels: Labels,
  spine: Spine,
  title: string,
  faces: readonly EmbeddedFace[],
): string {
  const language = languageTag(edition.language) ?? reading.language;
  const subjects = reading.sections.filter((section) => section.stories.length > 0).map((section) => section.title.text);
  const description = described(reading.bottom.map((statement) => statement.text)) ?? reading.identity.join(' · ');
  const paged = spine.pages.length > 0;
  const charted = spine.documents.some((document) => document.svg);
  const features = [
    'structuralNavigation',
    'tableOfContents',
    'readingOrder',
    'alternativeText',
    'displayTransformability',
    ...(paged ? ['pageBreakMarkers', 'pageNavigation'] : []),
  ];
  const items = spine.documents.map((document, i) => ({ id: `doc-${i + 1}`, ...document }));
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="uid" xml:lang="${reading.language}"${reading.direction === 'rtl' && xml` dir="rtl"`}>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:identifier id="uid">${edition.identifier}</dc:identifier>
<dc:title id="title">${title}</dc:title>
<meta refines="#title" property="title-type">main</meta>
<dc:language>${language}</dc:language>
<dc:creator id="creator">${reading.title}</dc:creator>
<dc:date>${edition.date}</dc:date>
<meta property="dcterms:modified">${edition.date}T00:00:00Z</meta>
<dc:description>${description}</dc:description>
${subjects.map((subject) => xml`<dc:subject>${subject}</dc:subject>\n`)}${
  reading.marking !== undefined && xml`<dc:rights>${[reading.marking, reading.handling].filter(Boolean).join(' — ')}</dc:rights>\n`
}${paged && xml`<dc:source id="print">${edition.identifier}#pdf</dc:source>\n<meta refines="#print" property="source-of">pagination</meta>\n`}<meta property="belongs-to-collection" id="series">${reading.title}</meta>
<meta refines="#series" property="collection-type">series</meta>
${/^\d+(\.\d+)*$/.test(edition.number ?? '') && xml`<meta refines="#series" property="group-position">${edition.number}</meta>\n`}<meta property="schema:accessMode">textual</meta>
<meta property="schema:accessMode">visual</meta>
<meta property="schema:accessModeSufficient">textual</meta>
${features.map((feature) => xml`<meta property="schema:accessibilityFeature">${feature}</meta>\n`)}<meta property="schema:accessibilityHazard">none</meta>
<meta property="schema:accessibilitySummary">${labels.accessibility}</meta>
<meta name="cover" content="cover-image"/>
</metadata>
<manifest>
<item id="nav" href="${reserved.nav}" media-type="application/xhtml+xml" properties="nav"/>
<item id="ncx" href="${reserved.ncx}" media-type="application/x-dtbncx+xml"/>
<item id="css" href="${reserved.css}" media-type="text/css"/>
<item id="cover-image" href="${reserved.cover}" media-type="image/png" properties="cover-image"/>
${faces.map((face, i) => xml`<item id="font-${i + 1}" href="${reserved.fonts}/${face.file}" media-type="application/vnd.ms-opentype"/>\n`)}${items.map(
  ({ id, path, svg }) =>
    xml`<item id="${id}" href="${path}" media-type="application/xhtml+xml"${svg && charted && xml` properties="svg"`}/>\n`,
)}</manifest>
<spine toc="ncx"${reading.direction === 'rtl' && xml` page-progression-direction="rtl"`}>
${items.map(({ id, path }) => [xml`<itemref idref="${id}"/>\n`, path === spine.contentsAfter && xml`<itemref idref="nav"/>\n`])}</spine>
<guide>
${spine.landmarks.flatMap(({ type, title: name, href }) => {
  const old = type === 'bodymatter' ? 'text' : type === 'titlepage' ? 'title-page' : type === 'endnotes' ? 'notes' : type;
  return xml`<reference type="${old}" title="${name}" href="${href}"/>\n`;
})}</guide>
</package>
`.source;
}

/** Whole sentences as far as they fit; undefined where there are none. */
function described(sentences: readonly string[]): string | undefined {
  let text = '';
  for (const sentence of sentences) {
    if (text !== '' && text.length + sentence.length > descriptionLength) break;
    text += `${text === '' ? '' : ' '}${sentence}`;
  }
  return text === '' ? undefined : text;
}
