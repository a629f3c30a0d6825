import { createHash } from 'node:crypto';
import { unzipSync } from 'fflate';
import { parseBrief } from './archive/brief-file.ts';
import { type OpenEdition, openEdition } from './archive/open-edition.ts';
import type { Brief, Sentence } from './model/brief.ts';
import { citedText, sentenceAt } from './model/register.ts';
import { loadPdfjs } from './read/pdf.ts';
import { displayText } from './text/typography.ts';

/** One check of an edition. */
export interface Finding {
  readonly ok: boolean;
  /** What was checked: "manifest.json: hashes". */
  readonly check: string;
  /** What was found; what is wrong, if it is. */
  readonly detail?: string;
}

/** Faults that one check names; more are counted. */
const named = 5;

function finding(check: string, faults: readonly string[], good: string): Finding {
  if (faults.length === 0) return { ok: true, check, detail: good };
  const more = faults.length > named ? ` … and ${faults.length - named} more` : '';
  return { ok: false, check, detail: `${faults.slice(0, named).join('; ')}${more}` };
}

/** Text as it is compared: letters and digits alone. Quotes, dashes, spaces, hyphens at line ends are the setter's. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[^\p{L}\p{N}\p{M}]|\p{DI}/gu, '')
    .toLowerCase();
}

/** "Word for word" folds what setting alone may change: white space, quotes, dashes, and the first letter after a cut. */
function folded(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .replace(/[‘’‚‛`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—―]/g, '-')
    .trim();
}

function short(text: string): string {
  const one = text.replace(/\s+/g, ' ').trim();
  return one.length > 60 ? `“${one.slice(0, 57)}…”` : `“${one}”`;
}

/**
 * Checks an edition on disk against itself: nothing needs the sources' files, a network or Java. Every finding is told,
 * good or bad; a file that cannot be read as what it is makes its own bad finding.
 *
 * @throws BriefError where the folder is no edition.
 */
export async function verify(folder: string): Promise<Finding[]> {
  const edition = openEdition(folder);
  const findings: Finding[] = [manifestHolds(edition)];
  const json = edition.files.get('brief.json');
  if (json === undefined)
    return [
      ...findings,
      { ok: false, check: 'brief.json', detail: 'It is not in the folder: cites and outputs cannot be checked without it.' },
    ];
  let brief: Brief;
  try {
    brief = parseBrief(new TextDecoder().decode(json), 'brief.json');
  } catch (error) {
    return [...findings, { ok: false, check: 'brief.json', detail: (error as Error).message }];
  }
  findings.push(sourcesAgree(edition, brief), citesHold(brief), figuresHold(brief));

  const printed = printedTexts(brief);
  const open = async (name: string, check: () => Promise<Finding[]> | Finding[]): Promise<void> => {
    try {
      findings.push(...(await check()));
    } catch (error) {
      findings.push({ ok: false, check: name, detail: `It cannot be read: ${(error as Error).message}` });
    }
  };
  let pages: PdfPage[] | undefined;
  for (const [name, bytes] of edition.files) {
    if (name.endsWith('.pdf'))
      await open(name, async () => {
        pages = await pdfPages(bytes);
        return [allPrinted(`${name}: every printed sentence`, printed, pages.map((page) => letters(page.text)).join(''))];
      });
  }
  for (const [name, bytes] of edition.files) {
    if (name.endsWith('.epub'))
      await open(name, async () => {
        const epub = openEpub(bytes);
        return [
          allPrinted(`${name}: every printed sentence`, printed, letters(epub.spine.map((document) => textOf(document.xhtml)).join(' '))),
          epubIsSafe(name, epub),
          ...(pages === undefined ? [] : [pageListHolds(name, epub, pages)]),
          ...(await checkedByEpubcheck(name, bytes)),
        ];
      });
    else if (name.endsWith('.html'))
      await open(name, () => [
        allPrinted(
          `${name}: every printed sentence`,
          printed,
          letters(textOf(new TextDecoder().decode(bytes).replace(/<style>.*?<\/style>/gs, ''))),
        ),
      ]);
    else if (name.endsWith('.eml')) await open(name, () => mailHolds(name, bytes, edition, printed));
  }
  return findings;
}

function manifestHolds({ manifest, files }: OpenEdition): Finding {
  const faults: string[] = [];
  const listed = new Set(manifest.outputs.map((output) => output.path));
  for (const { path, sha256, bytes } of manifest.outputs) {
    const file = files.get(path);
    if (file === undefined) faults.push(`${path} is missing`);
    else if (file.length !== bytes || createHash('sha256').update(file).digest('hex') !== sha256) faults.push(`${path} was changed`);
  }
  for (const name of files.keys()) if (!listed.has(name)) faults.push(`${name} is not listed`);
  return finding('manifest.json: hashes of all files', faults, `${manifest.outputs.length} files as they were written`);
}

function sourcesAgree({ manifest }: OpenEdition, brief: Brief): Finding {
  const hashes = new Map(manifest.sources.map((source) => [source.path, source.sha256]));
  const faults = brief.sources
    .filter((source) => hashes.get(source.path) !== source.sha256)
    .map((source) => `${source.path} has another hash in brief.json`);
  if (manifest.sources.length !== brief.sources.length)
    faults.push(`${manifest.sources.length} sources are listed, ${brief.sources.length} are in brief.json`);
  return finding('brief.json: sources of the manifest', faults, `${brief.sources.length} sources`);
}

/** The words a sentence should have: those of its first cite, less the cuts. */
function quoted(brief: Brief, sentence: Sentence): string {
  const [cite] = sentence.cites;
  const source = brief.sources.find((one) => one.id === cite?.source);
  if (cite === undefined || source === undefined) return '';
  let text = '';
  let from = cite.start;
  for (const cut of [...(sentence.cuts ?? [])].sort((a, b) => a.start - b.start)) {
    if (cut.end <= from || cut.start >= cite.end) continue;
    text += source.text.slice(from, Math.max(from, cut.start));
    from = Math.max(from, cut.end);
  }
  return text + source.text.slice(from, cite.end);
}

function citesHold(brief: Brief): Finding {
  const faults: string[] = [];
  let count = 0;
  const check = (sentence: Sentence): void => {
    count++;
    if (sentence.edited) return;
    if (sentence.cites.length === 0) faults.push(`${short(sentence.text)} has no cite`);
    else if (folded(sentence.text) !== folded(quoted(brief, sentence))) faults.push(`${short(sentence.text)} is not what its source says`);
  };
  for (const section of brief.sections) for (const item of section.items) item.sentences.forEach(check);
  for (const { sentences } of brief.disagreements) sentences.forEach(check);
  for (const ahead of brief.lookAhead)
    if (ahead.cites[0] === undefined || !folded(citedText(brief, ahead.cites[0])).includes(folded(ahead.asStated)))
      faults.push(`${short(ahead.asStated)} is not in the words cited for it`);
  return finding('brief.json: every cite against its source', faults, `${count} sentences word for word`);
}

function figuresHold(brief: Brief): Finding {
  const faults: string[] = [];
  for (const figure of brief.figures) {
    const texts = figure.cites.map((cite) => folded(citedText(brief, cite)));
    if (!texts.some((text) => text.includes(folded(figure.asStated)))) faults.push(`${short(figure.asStated)} is in none of its cites`);
    for (const { asStated, cite } of figure.wordings)
      if (!folded(citedText(brief, cite)).includes(folded(asStated))) faults.push(`${short(asStated)} is not in the words cited for it`);
  }
  return finding('brief.json: every figure in its cites', faults, `${brief.figures.length} figures`);
}

/** Everything that every output must print: sentences as they are shown, figures of the fact box. */
function printedTexts(brief: Brief): string[] {
  const language = (sentence: Sentence) => brief.sources.find((source) => source.id === sentence.cites[0]?.source)?.language ?? 'und';
  const shown = (sentence: Sentence) => displayText(sentence, language(sentence)).text;
  return [
    ...brief.bottomLine.map((ref) => sentenceAt(brief, ref)).flatMap((sentence) => (sentence === undefined ? [] : [shown(sentence)])),
    ...brief.figures
      .filter((figure) => figure.box)
      .flatMap((figure) => [figure.asStated, figure.counts, ...figure.wordings.map((wording) => wording.asStated)]),
    ...brief.sections.flatMap((section) => section.items.flatMap((item) => item.sentences.map(shown))),
    ...brief.disagreements.flatMap(({ sentences }) => sentences.map(shown)),
    ...brief.lookAhead.flatMap(({ cites }) => (cites[0] === undefined ? [] : [citedText(brief, cites[0])])),
  ];
}

/** Scripts that come back from a PDF in the order they stand on the line, not as they are read: right to left, and Indic. */
const REORDERED = /[\u0590-\u08ff\u0900-\u0dff]/;

/** Indic vowel signs and a leading ra are drawn before or over what they are read after: the other consonants are compared. */
const consonants = (text: string): string => letters(text).replace(/[\p{M}\u0930\u09b0\u0a30\u0ab0\u0b30]/gu, '');

/** Whether each word of a text stands in an output by itself, as it is read or turned round; a word may be divided twice. */
function wordsPrinted(text: string, haystack: string): boolean {
  const found = (word: string, divisions: number): boolean => {
    for (let length = word.length; length > 0; length--) {
      const part = word.slice(0, length);
      if (!haystack.includes(part) && !haystack.includes([...part].reverse().join(''))) continue;
      return length === word.length || (divisions > 0 && found(word.slice(length), divisions - 1));
    }
    return word === '';
  };
  const words = text.split(/[\s\p{Pd}]+/u);
  if (words.every((word) => found(letters(word), 2))) return true;
  if (!/[\u0900-\u0dff]/.test(text)) return false;
  const bare = consonants(haystack);
  return words.every((word) => bare.includes(consonants(word)));
}

/**
 * Looks for each text among the letters of an output. A text that a page break or a note in the margin parts is found in
 * pieces: the longest beginning, then the rest after it.
 */
function allPrinted(check: string, texts: readonly string[], haystack: string): Finding {
  const faults: string[] = [];
  for (const text of texts) {
    let rest = letters(text);
    if (haystack.includes(rest)) continue;
    if (REORDERED.test(rest) && wordsPrinted(text, haystack)) continue;
    for (let parts = 0; parts < 4 && rest !== ''; parts++) {
      let [fits, not] = [0, rest.length + 1];
      while (not - fits > 1) {
        const middle = (fits + not) >> 1;
        if (haystack.includes(rest.slice(0, middle))) fits = middle;
        else not = middle;
      }
      if (fits < Math.min(8, rest.length)) break;
      rest = rest.slice(fits);
    }
    if (rest !== '') faults.push(`${short(text)} is not printed`);
  }
  return finding(check, faults, `${texts.length} texts found`);
}

interface PdfPage {
  readonly label: string;
  /** What is read aloud: without running heads, feet and other artifacts. */
  readonly text: string;
}

async function pdfPages(bytes: Uint8Array): Promise<PdfPage[]> {
  const pdfjs = await loadPdfjs();
  const task = pdfjs.getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  } as never);
  try {
    const pdf = await task.promise;
    const labels = await pdf.getPageLabels();
    const pages: PdfPage[] = [];
    for (let n = 1; n <= pdf.numPages; n++) {
      const { items } = await (await pdf.getPage(n)).getTextContent({ includeMarkedContent: true });
      let text = '';
      // Marked content nests; what stands within an artifact is none of the text.
      const stack: boolean[] = [];
      for (const item of items as unknown as { type?: string; tag?: string; str?: string; hasEOL?: boolean }[]) {
        if (item.type?.startsWith('beginMarkedContent')) stack.push(item.tag === 'Artifact');
        else if (item.type === 'endMarkedContent') stack.pop();
        else if (!stack.includes(true)) text += `${item.str ?? ''}${item.hasEOL ? '\n' : ''}`;
      }
      // A character that no font has is printed as its code, which may be divided between lines.
      const read = text.replace(/\[\s*U\s*\+\s*((?:[\dA-F]\s*){4,6})\]/g, (_, code: string) =>
        String.fromCodePoint(Math.min(Number.parseInt(code.replace(/\s/g, ''), 16), 0x10ffff)),
      );
      pages.push({ label: labels?.[n - 1] ?? String(n), text: read });
    }
    return pages;
  } finally {
    await task.destroy().catch(() => undefined);
  }
}

interface OpenEpub {
  readonly files: Readonly<Record<string, Uint8Array>>;
  /** In reading order; paths from the package's folder. */
  readonly spine: readonly { readonly path: string; readonly xhtml: string }[];
  readonly nav: string;
}

const attributeOf = (element: string, name: string): string | undefined => new RegExp(`\\s${name}="([^"]*)"`).exec(element)?.[1];

/** Opens an EPUB of our own making; as far as that goes, anyone's. */
function openEpub(bytes: Uint8Array): OpenEpub {
  let total = 0;
  const files = unzipSync(bytes, {
    filter: ({ originalSize }) => {
      total += originalSize;
      if (total > 200_000_000) throw new Error('it unpacks to more than 200 MB');
      return true;
    },
  });
  const text = (path: string): string => {
    const file = files[path];
    if (file === undefined) throw new Error(`${path} is missing`);
    return new TextDecoder().decode(file);
  };
  const opfPath = attributeOf(/<rootfile\s[^>]*>/.exec(text('META-INF/container.xml'))?.[0] ?? '', 'full-path') ?? '';
  const base = opfPath.slice(0, opfPath.lastIndexOf('/') + 1);
  const opf = text(opfPath);
  const items = new Map((opf.match(/<item\s[^>]*>/g) ?? []).map((item) => [attributeOf(item, 'id'), item]));
  const nav = [...items.values()].find((item) => /\snav\b/.test(` ${attributeOf(item, 'properties') ?? ''}`));
  return {
    files,
    nav: nav === undefined ? '' : text(base + (attributeOf(nav, 'href') ?? '')),
    spine: (opf.match(/<itemref\s[^>]*>/g) ?? []).map((ref) => {
      const path = attributeOf(items.get(attributeOf(ref, 'idref')) ?? '', 'href') ?? '';
      return { path, xhtml: text(base + path) };
    }),
  };
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

/** The words of markup of our own making, without source marks, statuses and links to other documents. */
function textOf(markup: string): string {
  return markup
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<svg.*?<\/svg>/gs, ' ')
    .replace(/<sup[^>]*>.*?<\/sup>/gs, '')
    .replace(/<p class="(?:status|turn)">.*?<\/p>/gs, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) =>
      name[0] === '#'
        ? String.fromCodePoint(name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1)))
        : (entities[name] ?? whole),
    );
}

/** What checkers pass over: addresses, scripts, pictures without words, the order of entries. */
function epubIsSafe(name: string, { files, spine }: OpenEpub): Finding {
  const faults: string[] = [];
  if (Object.keys(files)[0] !== 'mimetype') faults.push('mimetype is not the first entry');
  for (const { path, xhtml } of spine) {
    if (/<script|\son\w+\s*=\s*"/i.test(xhtml)) faults.push(`${path} holds a script`);
    for (const image of xhtml.match(/<img\s[^>]*>/g) ?? [])
      if (attributeOf(image, 'alt') === undefined) faults.push(`${path} holds a picture without words`);
    for (const [, address = ''] of xhtml.matchAll(/\s(?:href|src)="([^"]*)"/g)) {
      const [file = '', id] = address.split('#');
      if (/^(?:https?|mailto):/i.test(address)) continue;
      if (/^[a-z][a-z\d+.-]*:/i.test(address)) faults.push(`${path} leads to ${short(address)}`);
      else {
        const target = spine.find((document) => document.path === (file || path));
        if (
          target === undefined
            ? !Object.keys(files).some((one) => one.endsWith(`/${file}`))
            : id !== undefined && !target.xhtml.includes(` id="${id}"`)
        )
          faults.push(`${path} leads to ${address}, which is nowhere`);
      }
    }
  }
  return finding(`${name}: links, pictures, no scripts`, faults, `${spine.length} documents`);
}

/** Words that follow a page marker and must begin the PDF's page. */
const compared = 5;

/** Letters without numbers, since source marks stand among the words of a page, and without marks, which may stand alone. */
function plain(text: string): string {
  return letters(text).replace(/[\p{N}\p{M}]/gu, '');
}

const plainWords = (text: string): string => text.split(/\s+/).map(plain).join(' ');

/** Whether a page's first text has these words in their order: a note in the margin may stand between a short paragraph and the next. */
function opensWith(page: string, words: readonly string[]): boolean {
  const letters = plain(page).slice(0, OPENING);
  let at = 0;
  for (const word of words) {
    const found = letters.indexOf(plain(word), at);
    if (found < 0) return false;
    at = found + plain(word).length;
  }
  return true;
}

/** Letters of a page in which its beginning is looked for: running head, first lines and notes beside them. */
const OPENING = 500;

function pageListHolds(name: string, { nav, spine }: OpenEpub, pages: readonly PdfPage[]): Finding {
  const check = `${name}: page list against the PDF’s pages`;
  const list = /<nav[^>]*epub:type="page-list".*?<\/nav>/s.exec(nav)?.[0] ?? '';
  const entries = [...list.matchAll(/<a href="([^"#]*)#([^"]*)">([^<]*)<\/a>/g)].map(([, path = '', id = '', label = '']) => ({
    path,
    id,
    label,
  }));
  const faults: string[] = [];
  if (entries.length !== pages.length) faults.push(`${entries.length} pages in the EPUB, ${pages.length} in the PDF`);
  let last = -1;
  entries.forEach(({ path, id, label }, i) => {
    const page = pages[i];
    if (page !== undefined && page.label !== label) faults.push(`page ${i + 1} is named ${label} in the EPUB, ${page.label} in the PDF`);
    const document = spine.findIndex((one) => one.path === path);
    const at = spine[document]?.xhtml.indexOf(` id="${id}"`) ?? -1;
    if (at < 0) {
      faults.push(`page ${label} has no marker`);
      return;
    }
    const place = document * 1e9 + at;
    if (place < last) faults.push(`page ${label} stands before the page before it`);
    last = place;
    if (page === undefined || i === 0) return;
    const rest = spine[document]?.xhtml.slice((spine[document]?.xhtml.indexOf('>', at) ?? 0) + 1) ?? '';
    const next = spine[document + 1]?.xhtml ?? '';
    // A printed table of contents: the EPUB's own stands there, with links of its own.
    if (plain(textOf(rest)) === '' && next.includes('epub:type="toc"')) return;
    const words = textOf(
      `${rest} ${spine
        .slice(document + 1)
        .map((one) => textOf(one.xhtml))
        .join(' ')}`,
    ).match(/\S*\p{L}\S*/gu);
    const begins = (words ?? []).slice(0, compared).join(' ');
    if (
      !plain(page.text).includes(plain(begins).slice(0, 40)) &&
      !opensWith(page.text, words?.slice(0, compared) ?? []) &&
      !(REORDERED.test(begins) && wordsPrinted(plainWords(begins), plain(page.text)))
    )
      faults.push(`page ${label} begins with ${short(begins)} in the EPUB, not so in the PDF`);
  });
  return finding(check, faults, `${pages.length} pages`);
}

/** Only where the package is installed beside this one. */
async function checkedByEpubcheck(name: string, bytes: Uint8Array): Promise<Finding[]> {
  const check = `${name}: epubcheck-ts`;
  interface Checker {
    EpubCheck: { validate(bytes: Uint8Array): Promise<{ messages: { severity: string; id: string; message: string }[] }> };
  }
  let checker: Checker;
  try {
    checker = (await import(['@likecoin', 'epubcheck-ts'].join('/'))) as Checker;
  } catch {
    return [{ ok: true, check, detail: 'not installed, so not run' }];
  }
  const { messages } = await checker.EpubCheck.validate(bytes);
  const faults = messages.filter(({ severity }) => /fatal|error|warning/i.test(severity)).map(({ id, message }) => `${id} ${message}`);
  return [finding(check, faults, 'no error, no warning')];
}

/** The message holds the whole brief and, byte for byte, the files of the folder that it names. */
async function mailHolds(name: string, bytes: Uint8Array, { files }: OpenEdition, printed: readonly string[]): Promise<Finding[]> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes);
  const faults: string[] = [];
  for (const { filename, content } of mail.attachments) {
    const file = files.get(filename ?? '');
    // A format that was not asked for is attached all the same and has no file to be compared with.
    if (file !== undefined && !Buffer.from(file).equals(Buffer.from(content as ArrayBuffer)))
      faults.push(`${filename} is not the file of that name`);
  }
  return [
    allPrinted(`${name}: every printed sentence, as text`, printed, letters(mail.text ?? '')),
    allPrinted(
      `${name}: every printed sentence, as HTML`,
      printed,
      letters(textOf((mail.html ?? '').replace(/<style>.*?<\/style>/gs, ''))),
    ),
    finding(`${name}: attachments`, faults, `${mail.attachments.length} files`),
  ];
}
