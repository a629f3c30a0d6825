import type { Brief } from '../model/brief.ts';
import { fill, formatDate, type Labels, labelsFor } from '../theme/labels.ts';
import type { TextStyleName, Theme } from '../theme/theme.ts';
import { joint, languageOf, sourceName, speakerOf, spoken } from './markup.ts';
import { type FigureRow, type Reading, readingOf, type Statement } from './reading.ts';
import { attribute, type Markup, type Part, printable, xml } from './xml.ts';

export interface Attachment {
  readonly name: string;
  /** Media type. */
  readonly type: string;
  readonly bytes: Uint8Array;
}

export interface MailOptions {
  readonly theme: Theme;
  readonly attachments: readonly Attachment[];
  /** "Name <address>"; without it the message bears an address that cannot be written to. */
  readonly from?: string;
  readonly to?: string | readonly string[];
}

/** Reserved by RFC 2606: never somebody's. */
const nobody = 'daybrief@brief.invalid';

/**
 * The brief as a message ready to be sent: plain text, HTML, and files. Date, Message-ID and boundaries come from the
 * edition, so that the same brief gives the same bytes. No server is asked for anything.
 */
export async function renderMail(brief: Brief, options: MailOptions): Promise<Uint8Array> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js');
  const { edition } = brief;
  const labels = labelsFor(edition.language);
  const reading = readingOf(brief, labels);
  const uuid = edition.identifier.replace(/^urn:uuid:/, '').replace(/[^\w-]/g, '') || edition.date;
  const subject = fill(labels.mail.subject, { title: reading.title, date: formatDate(edition.date, labels) });
  const names = options.attachments.map((attachment) => attachment.name);
  const message = new MailComposer({
    from: options.from ?? { name: reading.title, address: nobody },
    ...(options.to === undefined ? {} : { to: typeof options.to === 'string' ? options.to : [...options.to] }),
    subject: reading.marking === undefined ? subject : `[${reading.marking}] ${subject}`,
    text: plainText(reading, labels, names),
    html: html(reading, labels, subject, names, options.theme),
    attachments: options.attachments.map(({ name, type, bytes }) => ({
      filename: name,
      contentType: type,
      content: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      contentTransferEncoding: 'base64' as const,
    })),
    date: new Date(`${edition.date}T00:00:00Z`),
    messageId: `<${uuid}@brief.invalid>`,
    baseBoundary: uuid,
    // Mail programs that know it open the message as a draft of the reader's own.
    headers: { 'X-Unsent': '1', 'Content-Language': reading.language },
    xMailer: 'daybrief',
    disableFileAccess: true,
    disableUrlAccess: true,
  } as ConstructorParameters<typeof MailComposer>[0]).compile();
  return await message.build();
}

/** The whole brief as text: one paragraph a line, source numbers in brackets. */
function plainText(reading: Reading, labels: Labels, names: readonly string[]): string {
  const lines: string[] = [];
  const marks = (numbers: readonly number[], origins?: string) =>
    `${numbers.length > 0 ? ` [${numbers.join(', ')}]` : ''}${origins === undefined ? '' : ` (${origins})`}`;
  const said = (statement: Statement) =>
    `${statement.speaker === undefined ? '' : `${statement.speaker} `}${statement.text}${marks(statement.marks, statement.origins)}`;
  const head = (title: string) => lines.push('', title, '-'.repeat(Math.min(60, [...title].length)), '');
  if (reading.marking !== undefined) lines.push(reading.marking, '');
  lines.push(
    reading.title,
    '='.repeat(Math.min(60, [...reading.title].length)),
    reading.dateline.join(' · '),
    reading.identity.join(' · '),
  );
  if (reading.bottom.length > 0) {
    head(labels.bottomLine);
    for (const statement of reading.bottom) lines.push(`* ${said(statement)}`);
  }
  if (reading.figures.length > 0) {
    head(labels.keyFigures);
    for (const { title, rows } of reading.figures) {
      lines.push(title);
      for (const row of rows) {
        const said = [counted(row), who(row)].filter(Boolean).join(': ');
        const also = row.others.map(
          (other) => ` / ${other.stated.text}${marks(other.marks)}${other.who === undefined ? '' : ` ${other.who.text}`}`,
        );
        lines.push(`* ${row.stated.text}${marks(row.marks)} ${said}${also.join('')}`);
      }
    }
  }
  for (const { title, stories } of reading.sections) {
    head(title.text);
    if (stories.length === 0) lines.push(labels.nothingReported);
    for (const story of stories) {
      if (lines.at(-1) !== '') lines.push('');
      if (story.status !== undefined) lines.push(story.status);
      if (story.headline !== undefined) lines.push(story.headline.text);
      lines.push(said(story.lede));
      story.paragraphs.forEach((statements, i) => {
        if (i > 0) lines.push('');
        lines.push(statements.map(said).join(' '));
      });
    }
  }
  if (reading.disagreements.length > 0) {
    head(labels.disagreements);
    for (const { about, statements } of reading.disagreements)
      lines.push(about.text, ...statements.map((statement) => `* ${said(statement)}`));
  }
  if (reading.ahead.length > 0) {
    head(labels.lookAhead);
    for (const { date, statement } of reading.ahead) lines.push(`${date}: ${said(statement)}`);
  }
  head(labels.register.title);
  for (const entry of reading.register) {
    lines.push(
      `${entry.number}. ${entry.names.map(({ words }, i) => words.text + (i === entry.names.length - 1 ? '.' : joint(words.text))).join('')}`,
    );
    if (entry.address !== undefined) lines.push(`   ${entry.address.href}`);
    lines.push(`   ${entry.notes.join(' · ')}`);
  }
  head(labels.omitted.title);
  if (reading.omitted.length === 0) lines.push(labels.omitted.none);
  for (const { label, count, passages } of reading.omitted) {
    lines.push(`${label} (${count})`);
    for (const { mark, words } of passages) lines.push(`* ${words.text} [${mark}]`);
  }
  for (const { title, entries } of reading.lists) {
    head(title);
    lines.push(...entries.map((entry) => `* ${entry}`));
  }
  head(labels.handling.title);
  lines.push(labels.handling.method);
  if (reading.handling !== undefined) lines.push(reading.handling);
  if (names.length > 0) lines.push('', `${labels.mail.attached} ${names.join(', ')}`);
  if (reading.marking !== undefined) lines.push('', reading.marking);
  return `${printable(lines.join('\n'))}\n`;
}

const counted = (row: FigureRow): string => [row.counts.text, ...row.notes].filter((part) => part !== '').join(', ');
const who = (row: FigureRow): string => [row.who?.text, row.origins].filter((part) => part !== undefined).join('; ');
/** Colours of the dark message, for the mail programs that ask; the others turn the light one's themselves. */
const dark = { paper: '#14191b', ink: '#e9edee', accent: '#a2bcc3', muted: '#b4bcbe', tint: '#20272a', rule: '#56676c' } as const;

/** HTML as mail programs read it: tables for layout, styles at each element, 600 px, no picture and nothing from outside. */
function html(reading: Reading, labels: Labels, subject: string, names: readonly string[], theme: Theme): string {
  const { colours, text } = theme;
  // Mail is read at 16 px; the house's sizes keep their proportion to its body text, and nothing is under 13 px.
  const px = (style: TextStyleName, most = 30) => `${Math.max(13, Math.min(most, Math.round((text[style].size / text.body.size) * 16)))}px`;
  const serif = "font-family:Georgia,'Times New Roman',serif";
  const sans = "font-family:'Helvetica Neue',Helvetica,Arial,sans-serif";
  const tracked = (style: TextStyleName) =>
    `letter-spacing:${text[style].tracking / 1000}em;${text[style].caps ? 'text-transform:uppercase;' : ''}`;
  const css = (rules: string): Markup => xml` style="${rules}"`;
  const dir = (name: string, more?: Part): Markup => xml` class="${name}"${more}`;

  const p = (inside: Part, rules: string, name = 'ink', more?: Part): Markup =>
    xml`<p${dir(name, more)}${css(`margin:0 0 8px;color:${name === 'accent' ? colours.accent : name === 'muted' ? colours.muted : colours.ink};${rules}`)}>${inside}</p>\n`;
  const h2 = (title: Part, more?: Part): Markup =>
    xml`<h2 class="accent rule"${more}${css(`margin:28px 0 10px;padding:8px 0 0;border-top:1px solid ${colours.accent};color:${colours.accent};${sans};font-size:${px('head')};line-height:1.3;font-weight:bold;${tracked('head')}`)}>${title}</h2>\n`;
  const marks = (numbers: readonly number[], origins?: string): Part => [
    numbers.length > 0 &&
      xml`<sup class="accent"${css(`color:${colours.accent};${sans};font-size:11px;line-height:1;font-weight:normal`)}>${numbers.join(',')}</sup>`,
    origins !== undefined &&
      xml` <span class="muted"${css(`color:${colours.muted};${sans};font-size:13px;font-weight:normal`)}>(${origins})</span>`,
  ];
  const said = (statement: Statement): Part => [
    speakerOf(statement, 'html', `${sans};font-size:85%`),
    spoken(statement, 'html'),
    marks(statement.marks, statement.origins),
  ];
  const body = `${serif};font-size:16px;line-height:1.5`;
  const list = (items: readonly Part[], rules = body): Markup =>
    xml`<ul${css('margin:0 0 8px;padding:0 0 0 20px')}>\n${items.map((item) => xml`<li class="ink"${css(`margin:0 0 8px;color:${colours.ink};${rules}`)}>${item}</li>\n`)}</ul>\n`;
  const small = `${sans};font-size:13px;line-height:1.45`;

  const cell = `padding:7px 8px 7px 0;vertical-align:top;text-align:${reading.direction === 'rtl' ? 'right' : 'left'};border-top:1px solid ${colours.rule};color:${colours.ink};${sans};line-height:1.3`;
  const head = (title: string) =>
    xml`<th scope="col" class="muted"${css(`padding:0 8px 4px 0;text-align:${reading.direction === 'rtl' ? 'right' : 'left'};color:${colours.muted};${small};font-weight:normal`)}>${title}</th>`;
  const figures =
    reading.figures.length > 0 &&
    xml`${h2(labels.keyFigures)}<table class="tint" cellpadding="0" cellspacing="0" width="100%"${css(`width:100%;border-collapse:collapse;background-color:${colours.tint}`)}>
<thead><tr><td width="12"${css('width:12px')}></td>${head(labels.figure.stated)}${head(labels.figure.counts)}${head(labels.figure.attribution)}</tr></thead>
${reading.figures.map(
  ({ title, rows }) => xml`<tbody>
<tr><td></td><th scope="rowgroup" colspan="3" class="accent"${css(`padding:12px 0 4px;text-align:${reading.direction === 'rtl' ? 'right' : 'left'};color:${colours.accent};${small};font-weight:bold`)}>${title}</th></tr>
${rows.map(
  (row) =>
    xml`<tr><td></td><th scope="row" class="ink line"${languageOf(row.stated, 'html')}${css(`${cell};font-size:18px;font-weight:bold`)}>${row.stated.text}${marks(row.marks)}${row.others.map((other) => xml`<br><span${languageOf(other.stated, 'html')}${css('font-size:14px')}>${other.stated.text}</span>${marks(other.marks)}`)}</th><td class="ink line"${languageOf(row.counts, 'html')}${css(`${cell};font-size:14px`)}>${counted(row)}</td><td class="ink line"${row.who !== undefined && languageOf(row.who, 'html')}${css(`${cell};font-size:14px;font-style:italic`)}>${who(row)}</td></tr>\n`,
)}</tbody>
`,
)}</table>
`;

  const stories = reading.sections.map(({ title, stories }) => [
    h2(title.text, languageOf(title, 'html')),
    stories.length === 0 && p(labels.nothingReported, body),
    stories.map((story) => {
      return [
        story.status !== undefined && p(story.status, `${small};font-weight:bold;margin-bottom:2px`, 'accent'),
        story.headline !== undefined &&
          xml`<h3 class="ink"${languageOf(story.headline, 'html')}${css(`margin:0 0 4px;color:${colours.ink};${serif};font-size:20px;line-height:1.3`)}>${story.headline.text}</h3>\n`,
        story.headline === undefined
          ? xml`<h3 class="ink"${story.lede.direction !== undefined && attribute('dir', story.lede.direction)}${css(`margin:0 0 4px;color:${colours.ink};${serif};font-size:${px('lede', 20)};line-height:1.35;font-weight:bold`)}>${said(story.lede)}</h3>\n`
          : p(said(story.lede), `${serif};font-size:${px('lede', 20)};line-height:1.35;font-weight:bold`),
        story.paragraphs.map((statements, k) => {
          const direction = statements[0]?.direction;
          return p(
            statements.map((statement, i) => [i > 0 && ' ', said(statement)]),
            `${body};margin-bottom:${k < story.paragraphs.length - 1 ? 8 : 16}px`,
            'ink',
            direction !== undefined && statements.every((statement) => statement.direction === direction) && attribute('dir', direction),
          );
        }),
      ];
    }),
  ]);

  const back = xml`${h2(labels.register.title)}<ol${css('margin:0;padding:0 0 0 24px')}>
${reading.register.map(
  (entry) =>
    xml`<li class="ink"${css(`margin:0 0 10px;color:${colours.ink};${small}`)}>${sourceName(entry, 'html')}${
      entry.address !== undefined &&
      xml`<br><a class="accent" href="${entry.address.href}"${css(`color:${colours.accent};word-break:break-all`)}>${entry.address.text}</a>`
    }<br><span class="muted"${css(`color:${colours.muted}`)}>${entry.notes.join(' · ')}</span></li>\n`,
)}</ol>
${h2(labels.omitted.title)}${reading.omitted.length === 0 && p(labels.omitted.none, small)}${reading.omitted.map(
  ({ label, count, passages }) => [
    p([xml`<b>${label}</b>`, ` (${count})`], small),
    passages.length > 0 &&
      list(
        passages.map(({ mark, words }) => [spoken(words, 'html'), marks([mark])]),
        small,
      ),
  ],
)}${reading.lists.map(({ title, entries }) => [h2(title), list(entries, small)])}${h2(labels.handling.title)}${p(labels.handling.method, small)}${
  reading.handling !== undefined && p(reading.handling, small)
}${names.length > 0 && p(`${labels.mail.attached} ${names.join(', ')}`, small)}`;

  const marking =
    reading.marking !== undefined &&
    p(reading.marking, `${sans};font-size:16px;font-weight:bold;text-transform:uppercase;text-align:right`);
  return xml`<!DOCTYPE html>
<html lang="${reading.language}"${reading.direction === 'rtl' && attribute('dir', 'rtl')}>
<head>
<meta charset="UTF-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>
:root{color-scheme:light dark;supported-color-schemes:light dark}
@media (prefers-color-scheme:dark){body,.paper{background-color:${dark.paper}!important}.ink{color:${dark.ink}!important}.accent{color:${dark.accent}!important;border-color:${dark.accent}!important}.muted{color:${dark.muted}!important}.tint{background-color:${dark.tint}!important}.line{border-color:${dark.rule}!important}}
</style>
</head>
<body class="paper"${css(`margin:0;padding:0;background-color:${colours.paper};-webkit-text-size-adjust:100%`)}>
<table role="presentation" class="paper" cellpadding="0" cellspacing="0" border="0" width="100%"${css(`width:100%;background-color:${colours.paper}`)}>
<tr><td align="center"${css('padding:16px')}>
<table role="presentation" cellpadding="0" cellspacing="0" border="0" width="600"${css('width:100%;max-width:600px')}>
<tr><td align="${reading.direction === 'rtl' ? 'right' : 'left'}"${css(`text-align:${reading.direction === 'rtl' ? 'right' : 'left'}`)}>
<div role="article" aria-roledescription="email" lang="${reading.language}">
${marking}<h1 class="ink rule"${css(`margin:0 0 6px;padding:10px 0 0;border-top:4px solid ${colours.accent};color:${colours.ink};${serif};font-size:32px;line-height:1.1`)}>${reading.title}</h1>
${p(reading.dateline.join(' · '), `${sans};font-size:14px;font-weight:bold`)}${p(reading.identity.join(' · '), `${small};padding-top:6px;border-top:1px solid ${colours.rule}`, 'muted')}
${reading.bottom.length > 0 && [h2(labels.bottomLine), list(reading.bottom.map(said), `${serif};font-size:${px('bottomLine')};line-height:1.4`)]}${figures}${stories}${
  reading.disagreements.length > 0 && [
    h2(labels.disagreements),
    reading.disagreements.map(({ about, statements }) => [
      p(about.text, `${serif};font-size:16px;font-weight:bold`, 'ink', languageOf(about, 'html')),
      list(statements.map(said)),
    ]),
  ]
}${
  reading.ahead.length > 0 && [
    h2(labels.lookAhead),
    reading.ahead.map(({ date, statement }) => [
      p(date, `${small};font-weight:bold;margin-bottom:2px`, 'accent'),
      p(said(statement), body),
    ]),
  ]
}${back}${marking}</div>
</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`.source;
}
