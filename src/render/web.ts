import type { Brief } from '../model/brief.ts';
import { barShares } from '../theme/bars.ts';
import { fill, formatDate, type Labels, labelsFor } from '../theme/labels.ts';
import type { TextStyleName, Theme } from '../theme/theme.ts';
import { openFonts } from '../typeset/fonts.ts';
import { type EmbeddedFace, embeddedFaces } from './epub-style.ts';
import { embedFaces } from './faces.ts';
import { languageOf, sourceName, speakerOf, spoken } from './markup.ts';
import { type FigureRow, type Reading, type RegisterEntry, readingOf, type Statement, type Words } from './reading.ts';
import { sparkline } from './sparkline.ts';
import { attribute, Markup, type Part, xml } from './xml.ts';

export interface WebOptions {
  readonly theme: Theme;
}

/**
 * The brief as one HTML file that needs nothing else: no script, no address is asked for anything, the house's letters
 * within. The words of the PDF in its order; light and dark by the reader's wish; fit for print.
 */
export function renderWeb(brief: Brief, options: WebOptions): string {
  const { theme } = options;
  const labels = labelsFor(brief.edition.language);
  const reading = readingOf(brief, labels);
  const body = bodyOf(reading, labels);
  const { faces, files } = embedFaces(body.source, openFonts(theme.faces, theme.fallbacks), embeddedFaces(theme), reading.language);
  const fonts = faces.map((face, i) => ({ face, bytes: (files[i] as { bytes: Uint8Array }).bytes }));
  const description = reading.bottom[0]?.text ?? reading.identity.join(' · ');
  return xml`<!DOCTYPE html>
<html lang="${reading.language}"${reading.direction === 'rtl' && attribute('dir', 'rtl')}>
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<meta name="description" content="${description}">
<meta name="generator" content="daybrief">
<title>${fill(labels.mail.subject, { title: reading.title, date: formatDate(brief.edition.date, labels) })}</title>
<style>
${Markup.trusted(styleOf(theme, fonts))}</style>
</head>
<body>
${body}
</body>
</html>
`.source;
}

/** Browsers may break a line between these and a digit (UAX 14); a mark stays with its sentence. */
const BREAKS_AFTER = /[?!…–—-]$/;

function bodyOf(reading: Reading, labels: Labels): Markup {
  const marks = (numbers: readonly number[], origins?: string): Part => [
    numbers.length > 0 &&
      xml`<sup class="mark">${numbers.map((n, i) => {
        const entry = reading.register[n - 1];
        const title = entry?.names.map(({ words }) => words.text).join(', ');
        return [i > 0 && ',', xml`<a href="#source-${n}" title="${title ?? ''}" aria-label="${fill(labels.mark, { n })}">${n}</a>`];
      })}</sup>`,
    origins !== undefined && xml` <span class="origins">(${origins})</span>`,
  ];
  const said = (statement: Statement): Part => [
    speakerOf(statement, 'html'),
    spoken(statement, 'html'),
    statement.marks.length > 0 && BREAKS_AFTER.test(statement.text) && '\u2060',
    marks(statement.marks, statement.origins),
  ];
  const run = (statements: readonly Statement[]): Part => {
    const direction = statements[0]?.direction;
    const all = direction !== undefined && statements.every((statement) => statement.direction === direction);
    return xml`<p${all && attribute('dir', direction)}>${statements.map((statement, i) => [i > 0 && ' ', said(statement)])}</p>\n`;
  };
  const block = (words: Words, name: 'p' | 'h3', className: string, inside: Part = words.text, id?: string): Markup => {
    const more = xml`${attribute('id', id)} class="${className}"${languageOf(words, 'html')}`;
    return name === 'p' ? xml`<p${more}>${inside}</p>\n` : xml`<h3${more}>${inside}</h3>\n`;
  };

  const figure = (row: FigureRow, share: number | undefined): Markup => {
    const last = /^.*\d(?:\s?[%‰€£$¥])?/su.exec(row.stated.text)?.[0] ?? row.stated.text;
    const counted = [row.counts.text, ...row.notes].filter((part) => part !== '').join(', ');
    const who = [row.who?.text, row.origins].filter((part) => part !== undefined).join('; ');
    const said: Part = [
      counted !== '' && spoken(row.counts, 'html', who === '' ? counted : `${counted}: `),
      who !== '' && xml`<i>${row.who === undefined ? who : spoken(row.who, 'html', who)}</i>`,
    ];
    return xml`<li>
${block(row.stated, 'p', 'value', [last, last.length < row.stated.text.length && xml`<small>${row.stated.text.slice(last.length)}</small>`, marks(row.marks)])}${(counted !== '' || who !== '') && xml`<p class="counts">${said}</p>\n`}${row.others.map(
  (other) =>
    block(other.stated, 'p', 'wording', [
      other.stated.text,
      marks(other.marks),
      other.who !== undefined && other.who.text !== row.who?.text && [' ', xml`<i>${spoken(other.who, 'html')}</i>`],
    ]),
)}${sparkline(row.figure, `series-${row.key.replace(/\W/g, '-')}`, labels)}${share !== undefined && xml`<div class="bar" aria-hidden="true"><div style="width:${(share * 100).toFixed(1)}%"></div></div>\n`}</li>
`;
  };

  const figures =
    reading.figures.length > 0 &&
    xml`<section class="figures" aria-labelledby="key-figures">
<h2 id="key-figures">${labels.keyFigures}</h2>
${reading.figures.map(({ title, rows }, i) => {
  const shares = barShares(rows.map((row) => row.figure));
  return xml`<h3 id="group-${i + 1}">${title}</h3>
<ul aria-labelledby="group-${i + 1}">
${rows.map((row) => figure(row, shares.get(row.figure)))}</ul>
`;
})}</section>
`;

  const bottom =
    reading.bottom.length > 0 &&
    xml`<section class="bottom" aria-labelledby="bottom-line">
<h2 id="bottom-line">${labels.bottomLine}</h2>
<ul>
${reading.bottom.map((statement) => xml`<li${attribute('dir', statement.direction)}>${said(statement)}</li>\n`)}</ul>
</section>
`;

  const sections = reading.sections.map(
    ({ title, stories }, s) => xml`<section class="stories" aria-labelledby="section-${s + 1}">
<h2 id="section-${s + 1}"${languageOf(title, 'html')}>${title.text}</h2>
${stories.length === 0 && xml`<p>${labels.nothingReported}</p>\n`}${stories.map(
  (story, i) => xml`<article aria-labelledby="story-${s + 1}-${i + 1}">
${story.status !== undefined && xml`<p class="status">${story.status}</p>\n`}${
  story.headline === undefined
    ? xml`<h3 class="lede" id="story-${s + 1}-${i + 1}"${attribute('dir', story.lede.direction)}>${said(story.lede)}</h3>\n`
    : [
        block(story.headline, 'h3', 'headline', story.headline.text, `story-${s + 1}-${i + 1}`),
        xml`<p class="lede"${attribute('dir', story.lede.direction)}>${said(story.lede)}</p>\n`,
      ]
}${story.paragraphs.map(run)}</article>
`,
)}</section>
`,
  );

  const disagreements =
    reading.disagreements.length > 0 &&
    xml`<section class="differs" aria-labelledby="disagreements">
<h2 id="disagreements">${labels.disagreements}</h2>
${reading.disagreements.map(({ about, statements }) => [
  block(about, 'h3', 'about'),
  xml`<ul>
${statements.map((statement) => xml`<li${attribute('dir', statement.direction)}>${said(statement)}</li>\n`)}</ul>
`,
])}</section>
`;

  const ahead =
    reading.ahead.length > 0 &&
    xml`<section class="ahead" aria-labelledby="look-ahead">
<h2 id="look-ahead">${labels.lookAhead}</h2>
<dl>
${reading.ahead.map(({ date, iso, statement }) => xml`<dt>${/^\d{4}-\d\d(?:-\d\d)?$/.test(iso) ? xml`<time datetime="${iso}">${date}</time>` : date}</dt>\n<dd${attribute('dir', statement.direction)}>${said(statement)}</dd>\n`)}</dl>
</section>
`;

  return xml`<a class="skip" href="#text">${labels.navigation.skip}</a>
<header>
${reading.marking !== undefined && xml`<p class="marking">${reading.marking}</p>\n`}<h1>${reading.title}</h1>
<p class="dateline">${reading.dateline.join(' · ')}</p>
<p class="identity">${reading.identity.join(' · ')}</p>
</header>
<main id="text">
${bottom}${figures}${sections}${disagreements}${ahead}</main>
<footer>
<section class="register" aria-labelledby="register">
<h2 id="register">${labels.register.title}</h2>
<ol>
${reading.register.map((entry) => xml`<li id="source-${entry.number}">${registerEntry(entry)}</li>\n`)}</ol>
</section>
<section aria-labelledby="omitted">
<h2 id="omitted">${labels.omitted.title}</h2>
${reading.omitted.length === 0 && xml`<p>${labels.omitted.none}</p>\n`}${reading.omitted.map(
  ({ label, count, passages }) => xml`<h3>${label}</h3>
<p class="uses">${count}</p>
${passages.length > 0 && xml`<ul>\n${passages.map(({ mark, words }) => xml`<li${languageOf(words, 'html')}>${words.text}${marks([mark])}</li>\n`)}</ul>\n`}`,
)}</section>
${reading.lists.map(
  ({ name, title, entries }) => xml`<section aria-labelledby="${name}">
<h2 id="${name}">${title}</h2>
<ul>
${entries.map((entry) => xml`<li>${entry}</li>\n`)}</ul>
</section>
`,
)}<section aria-labelledby="handling">
<h2 id="handling">${labels.handling.title}</h2>
<p>${labels.handling.method}</p>
${reading.handling !== undefined && xml`<p>${reading.handling}</p>\n`}</section>
${reading.marking !== undefined && xml`<p class="marking">${reading.marking}</p>\n`}</footer>`;
}

function registerEntry(entry: RegisterEntry): Part {
  const { address, notes } = entry;
  return xml`<p>${sourceName(entry, 'html')}</p>
${address !== undefined && xml`<p class="address"><a href="${address.href}" rel="external noopener noreferrer">${address.text}</a></p>\n`}<p class="uses">${notes.join(' · ')}</p>
`;
}

/** Colours of the dark page: the house's accent lightened until it has 7 : 1 on a ground that is no pure black. */
const dark = { paper: '#14191b', ink: '#e9edee', light: '#ffffff', share: 0.66 } as const;

function mixed(from: string, to: string, share: number): string {
  return `#${[1, 3, 5]
    .map((at) => {
      const [a, b] = [from, to].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16)) as [number, number];
      return Math.round(a + (b - a) * share)
        .toString(16)
        .padStart(2, '0');
    })
    .join('')}`;
}

function styleOf(theme: Theme, fonts: readonly { face: EmbeddedFace; bytes: Uint8Array }[]): string {
  const { text, colours } = theme;
  // The screen's body text is larger than the page's; everything keeps its proportion to it.
  const rem = (style: TextStyleName, most = 9, least = 0.8) =>
    `${Math.max(least, Math.min(most, Math.round((text[style].size / text.body.size) * 1000) / 1000))}rem`;
  const caps = (style: TextStyleName) =>
    (text[style].caps ? 'text-transform:uppercase;' : '') +
    (text[style].tracking > 0 ? `letter-spacing:${text[style].tracking / 1000}em;` : '');
  const accent = mixed(colours.accent, dark.light, dark.share);
  return `${fonts
    .map(
      ({ face, bytes }) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};font-style:${face.style};font-display:swap;src:url(data:font/ttf;base64,${Buffer.from(bytes).toString('base64')})}\n`,
    )
    .join(
      '',
    )}:root{--paper:${colours.paper};--ink:${colours.ink};--accent:${colours.accent};--muted:${colours.muted};--rule:${colours.rule};--tint:${colours.tint};--bar:${colours.bar};--track:${colours.barLight}}
@media (prefers-color-scheme:dark){:root{--paper:${dark.paper};--ink:${dark.ink};--accent:${accent};--muted:${mixed(dark.paper, dark.ink, 0.72)};--rule:${mixed(dark.paper, dark.ink, 0.35)};--tint:${mixed(dark.paper, dark.ink, 0.07)};--bar:${accent};--track:${mixed(dark.paper, dark.ink, 0.2)}}}
*{box-sizing:border-box}
html{font-size:112.5%;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:400 1rem/1.5 "Brief Serif",Georgia,serif;overflow-wrap:break-word}
header,main,footer{max-width:66rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:1.25rem}
h1{font-size:${rem('masthead')};line-height:1.1;font-weight:600;margin:0;text-wrap:balance}
h2,.dateline,.identity,.marking,.status,.uses,.address,.figures,dt,footer{font-family:"Brief Sans",system-ui,sans-serif}
h2{font-size:${rem('head')};font-weight:600;color:var(--accent);${caps('head')}border-top:1px solid var(--accent);padding-top:.45rem;margin:2.2rem 0 .7rem}
h3{font-weight:600;margin:0}
p{margin:0 0 .6rem}
ul,ol{margin:0;padding:0 0 0 1.2rem}
a{color:var(--accent)}
a:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.skip{position:absolute;left:-99rem;top:0;background:var(--paper);color:var(--accent);padding:.6rem 1rem;font-family:"Brief Sans",sans-serif}
.skip:focus{left:0}
header h1{border-top:4px solid var(--accent);padding-top:.8rem}
.dateline{font-size:${rem('edition', 2, 0.9)};font-weight:600;margin:.35rem 0 .5rem}
.identity{font-size:${rem('identity')};color:var(--muted);border-top:1px solid var(--rule);padding-top:.4rem;margin:0}
.marking{text-align:right;font-weight:600;font-size:${rem('marking', 1.2)};text-transform:uppercase;margin:0 0 .6rem}
footer .marking{margin:2rem 0 0}
.bottom ul{list-style:none;padding:0}
.bottom li{font-size:${rem('bottomLine')};line-height:1.4;padding-left:1.1em;margin:0 0 .7rem;position:relative}
.bottom li::before{content:"";position:absolute;left:0;top:.5em;width:.42em;height:.42em;background:var(--accent)}
.bottom li:dir(rtl){padding:0 1.1em 0 0}
.mark{font:400 .66em/1 "Brief Sans",sans-serif;vertical-align:super;white-space:nowrap}
.mark a{text-decoration:none;padding:.35em 0}
.mark a:hover{text-decoration:underline}
.speaker{font:600 .85em "Brief Sans",system-ui,sans-serif}
.origins{font:400 .8em "Brief Sans",sans-serif;color:var(--muted)}
.figures{background:var(--tint);padding:.1rem 1rem 1rem;margin:2.2rem 0 0}
.figures h2{border:0;margin:.5rem 0 .2rem}
.figures h3{font-size:${rem('boxGroup')};color:var(--accent);border-top:1px solid var(--rule);padding-top:.35rem;margin:.7rem 0 .3rem}
.figures ul{list-style:none;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(11rem,1fr));gap:.7rem 1.2rem}
.figures p{margin:0;line-height:1.3}
.value{font-size:${rem('value', 2)};font-weight:600;font-variant-numeric:tabular-nums}
.value small{font-size:.62em}
.value .mark{font-size:.42em}
.wording{font-weight:600;font-size:${rem('wording', 1.1)}}
.wording i,.counts i{font-weight:400;font-style:italic;font-size:${rem('who')}}
.counts{font-size:${rem('counts')}}
.spark{display:block;margin:.35rem 0;color:var(--bar)}
.bar{background:var(--track);height:6px;margin-top:.35rem}
.bar div{background:var(--bar);height:6px}
article{max-width:38rem;margin:0 0 1.3rem}
.stories h3,p.lede{font-family:"Brief Serif",Georgia,serif;font-size:${rem('lede')};line-height:1.35;font-weight:600;margin:0 0 .25rem;color:inherit}
.headline{font-size:1.3rem}
.status{font-size:${rem('label')};font-weight:600;color:var(--accent);margin:0}
.differs ul{list-style:none;padding:0 0 0 1rem;border-left:3px solid var(--rule);margin:.3rem 0 1rem;max-width:38rem}
.differs li{margin:0 0 .5rem}
dl{margin:0;max-width:38rem}
dt{font-weight:600;color:var(--accent);font-size:.95rem}
dd{margin:0 0 .8rem}
footer{font-size:${rem('back', 0.9, 0.85)};line-height:1.45;padding-bottom:2rem}
footer h3{font-size:1em;margin:.8rem 0 .1rem}
footer li{margin:0 0 .5rem}
footer p{margin:0}
cite{font-style:normal}
.uses{color:var(--muted)}
.address a{overflow-wrap:anywhere}
@media (min-width:60rem){main{display:grid;grid-template-columns:minmax(0,38rem) minmax(0,1fr);gap:0 2.5rem;align-items:start}main>section{grid-column:1}main>.figures{grid-column:2;grid-row:1/99}.figures ul{grid-template-columns:1fr}.register ol{columns:2;column-gap:2.5rem}.register li{break-inside:avoid}}
@media print{:root{--paper:#fff;--ink:#000;--accent:${colours.accent};--muted:${colours.muted};--rule:${colours.rule};--tint:${colours.tint};--bar:${colours.bar};--track:${colours.barLight}}html{font-size:10pt}.skip{display:none}a{text-decoration:none}h2,h3{break-after:avoid}article,li{break-inside:avoid}header,main,footer{padding:0}}
`;
}
