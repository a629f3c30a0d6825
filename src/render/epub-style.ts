import type { TextStyleName, Theme } from '../theme/theme.ts';

/** A face of the house style that goes into the EPUB, with the text it is for. */
export interface EmbeddedFace {
  /** Key of `Theme.faces`. */
  readonly id: string;
  /** Family name within the EPUB: never the original's, which a licence may reserve. */
  readonly family: 'Brief Serif' | 'Brief Sans';
  readonly weight: 400 | 600 | 700;
  readonly style: 'normal' | 'italic';
  readonly file: string;
}

/** The faces that the EPUB's text needs: by what they are for. Two uses of one file are one face. */
export function embeddedFaces(theme: Theme): readonly EmbeddedFace[] {
  const wanted: [TextStyleName, EmbeddedFace['family'], EmbeddedFace['weight'], EmbeddedFace['style'], string][] = [
    ['body', 'Brief Serif', 400, 'normal', 'text.ttf'],
    ['lede', 'Brief Serif', 600, 'normal', 'lede.ttf'],
    ['note', 'Brief Sans', 400, 'normal', 'note.ttf'],
    ['noteItalic', 'Brief Sans', 400, 'italic', 'note-italic.ttf'],
    ['head', 'Brief Sans', 600, 'normal', 'head.ttf'],
  ];
  return wanted.map(([style, family, weight, slant, file]) => ({ id: theme.text[style].face, family, weight, style: slant, file }));
}

/**
 * The EPUB's style sheet: e-ink first. It names no colour of text or ground, so that light, sepia and night are the
 * reader's; no flex, grid, variables or viewport units; sizes in em. Without it the text still reads in order.
 */
export function epubStyle(theme: Theme, faces: readonly EmbeddedFace[]): string {
  const { text } = theme;
  const em = (style: TextStyleName, of: TextStyleName = 'body') => `${Math.round((text[style].size / text[of].size) * 100) / 100}em`;
  const tracked = (style: TextStyleName) => (text[style].tracking > 0 ? ` letter-spacing: ${text[style].tracking / 1000}em;` : '');
  const caps = (style: TextStyleName) => (text[style].caps ? ' text-transform: uppercase;' : '');
  const fontFaces = faces
    .map(
      ({ family, weight, style, file }) =>
        `@font-face { font-family: "${family}"; font-weight: ${weight}; font-style: ${style}; src: url("fonts/${file}"); }\n`,
    )
    .join('');
  const sans = 'font-family: "Brief Sans", sans-serif;';
  return `@charset "UTF-8";
${fontFaces}
body { font-family: "Brief Serif", serif; line-height: 1.4; margin: 0 4%; padding: 0; widows: 2; orphans: 2; overflow-wrap: break-word; word-wrap: break-word; }
p { margin: 0 0 0.6em; }
h1 { font-weight: 600; font-size: 1.7em; line-height: 1.15; margin: 0.6em 0 0.3em; text-align: left; page-break-after: avoid; break-after: avoid; hyphens: none; -webkit-hyphens: none; -epub-hyphens: none; }
h2 { font-weight: 600; text-align: left; page-break-after: avoid; break-after: avoid; hyphens: none; -webkit-hyphens: none; -epub-hyphens: none; }
h2 { ${sans} font-size: ${em('boxHead')};${tracked('boxHead')}${caps('boxHead')} line-height: 1.3; margin: 1.8em 0 0.5em; padding-top: 0.5em; border-top: 1px solid; }
ul, ol { margin: 0 0 0.8em; padding: 0 0 0 1.3em; }
li { margin: 0 0 0.5em; }
.cover { margin: 0; padding: 0; text-align: center; page-break-after: always; break-after: page; }
.cover img { max-width: 100%; height: auto; }
.titlepage { border-top: 3px solid; padding-top: 0.6em; }
.titlepage h1 { font-size: 2.1em; margin: 0.2em 0; }
.marking { ${sans} font-weight: 600; text-align: right; text-transform: uppercase; margin: 0 0 0.4em; }
.dateline { ${sans} font-weight: 600; margin: 0 0 0.4em; }
.identity, .handling, .uses, .address, .status, .turn { ${sans} font-size: 0.85em; }
.identity { border-top: 1px solid; padding-top: 0.4em; }
.turn { margin: 0.4em 0 1.4em; line-height: 2; }
.turn a { padding: 0.5em 0.2em; }
.bottom li { font-size: ${em('bottomLine')}; line-height: 1.35; }
.mark { font-size: 0.7em; line-height: 1; vertical-align: super; }
.mark a { ${sans} text-decoration: none; padding: 0.3em 0.15em; }
table { ${sans} border-collapse: collapse; width: 100%; margin: 0 0 1em; }
th, td { text-align: left; vertical-align: top; padding: 0.3em 0.5em 0.3em 0; line-height: 1.25; font-size: 0.9em; border-top: 1px solid; }
[dir="rtl"] th, [dir="rtl"] td { text-align: right; padding: 0.3em 0 0.3em 0.5em; }
thead th { font-weight: 600; font-size: 0.8em; border-top: 0; }
tbody th { font-weight: 600; font-size: 1em; }
thead th { width: 26%; }
thead th + th { width: 36%; }
thead th + th + th { width: 28%; }
thead th + th + th + th { width: 10%; }
td .mark { font-size: 1em; line-height: 1.25; vertical-align: baseline; }
td + td + td { padding-top: 0.05em; padding-bottom: 0.05em; }
td .mark a { display: inline-block; min-width: 1.8em; padding: 0.25em 0; }
tr.group th { font-size: 0.8em; padding-top: 1em; border-top: 0; }
tr.other th, tr.other td { border-top: 0; padding-top: 0; }
td i, .who { font-style: italic; }
figure { margin: 1em 0; page-break-inside: avoid; break-inside: avoid; }
figure svg { width: 100%; max-width: 26em; height: auto; }
.spark { display: block; margin: 0.3em 0; }
figcaption { ${sans} font-weight: 600; font-size: 0.8em; margin: 0 0 0.4em; }
.story { margin: 0 0 1.3em; }
h2.lede, h2.headline, p.lede { font-family: "Brief Serif", serif; font-weight: 600; font-size: ${em('lede')}; letter-spacing: 0; text-transform: none; line-height: 1.3; border: 0; padding: 0; margin: 0 0 0.3em; text-align: left; }
h2.headline { ${sans} font-size: ${em('date')}; margin-bottom: 0.1em; }
h1[dir="rtl"], h2[dir="rtl"], p[dir="rtl"], li[dir="rtl"], dd[dir="rtl"], [dir="rtl"] h1, [dir="rtl"] h2 { text-align: right; }
.status { font-weight: 600; margin: 0; }
.speaker { ${sans} font-weight: 600; font-size: 0.9em; }
dt { ${sans} font-weight: 600; margin: 0.8em 0 0.2em; }
dd { margin: 0 0 0.6em; }
.register li, .notes li, .omitted li { font-size: 0.9em; }
.register p, .notes p { margin: 0 0 0.2em; }
.notes { list-style-type: none; padding-left: 0; }
.notes li { margin-bottom: 1em; }
.notes .said { margin: 0; }
.notes .said a { ${sans} font-weight: 600; text-decoration: none; display: inline-block; padding: 0.25em 0; }
.address a { overflow-wrap: anywhere; word-break: break-all; }
cite { font-style: normal; }
q { quotes: "\\201C" "\\201D"; }
nav ol { list-style-type: none; padding: 0; }
nav ol ol { padding-left: 1.2em; }
nav li { margin: 0; }
nav a { display: inline-block; padding: 0.45em 0; text-decoration: none; }
nav > ol > li > a { ${sans} font-weight: 600; }
@media all and (min-width: 40em) { body { margin: 0 8%; } }
`;
}
