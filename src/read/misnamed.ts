import type { Message } from '../model/log.ts';
import type { Format } from './recognise.ts';

/** Formats as a reader of messages knows them. */
const NAMES: Readonly<Record<Format, string>> = {
  plain: 'plain text',
  markdown: 'Markdown',
  html: 'a web page',
  mail: 'a mail',
  mailbox: 'mails',
  feed: 'a feed',
  json: 'JSON',
  zip: 'a zip archive',
  'word-xml': 'Word XML',
  xml: 'XML',
  pdf: 'a PDF',
  subtitles: 'subtitles',
};

/** What a name's ending promises, of formats that nobody writes by hand: another content is another file, or a broken one. */
const PROMISED: Readonly<Record<string, readonly Format[]>> = {
  docx: ['zip', 'word-xml'],
  doc: ['word-xml', 'html'],
  odt: ['zip'],
  rtf: [],
  xlsx: ['zip'],
  pptx: ['zip'],
  epub: ['zip'],
  zip: ['zip'],
  pdf: ['pdf'],
  jpg: [],
  jpeg: [],
  png: [],
  gif: [],
  webp: [],
  mp3: [],
  mp4: [],
  txt: ['subtitles', 'plain', 'markdown', 'html', 'mail', 'mailbox', 'feed', 'json', 'xml', 'word-xml'],
  md: ['plain', 'markdown', 'html', 'mail', 'mailbox', 'feed', 'json', 'xml'],
  html: ['html', 'feed', 'xml', 'plain', 'mail'],
  htm: ['html', 'feed', 'xml', 'plain', 'mail'],
};

/** A warning where a document is read as something else than its name says; undefined where the two agree or the name promises nothing. */
export function misnamed(document: { readonly name: string; readonly path: string }, format: Format): Message | undefined {
  const ending = /\.([a-z\d]{1,5})$/i.exec(document.name)?.[1]?.toLowerCase() ?? '';
  if (!Object.hasOwn(PROMISED, ending) || PROMISED[ending]?.includes(format)) return undefined;
  return {
    severity: 'warning',
    code: 'read/misnamed',
    reason: `The file's name ends in .${ending}, but it holds ${NAMES[format]}; it was read as that.`,
    place: { path: document.path },
    hint: 'See whether it is the file that was meant, and name it for what it holds.',
  };
}
