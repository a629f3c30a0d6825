/** What one source may cost before it is refused. All of them can be set; the defaults allow a busy newsroom's day. */
export interface Limits {
  /** Bytes of one file, page or attachment. */
  readonly fileBytes: number;
  /** Files named or found in folders. */
  readonly files: number;
  /** Documents inside one file: feed entries, mails of an mbox, files of an archive. */
  readonly parts: number;
  /** Containers within containers: a zip in a mail in an mbox is 3. */
  readonly depth: number;
  /** UTF-16 units of one source's text. */
  readonly textUnits: number;
  /** Elements within elements in HTML and XML. Deeper ones are read as if they stood at this depth. */
  readonly nesting: number;
  /** Entities a document may declare itself. None is ever expanded within another, and none is loaded. */
  readonly entities: number;
  /** Unpacked bytes by packed bytes of an archive, from 1 MB unpacked on. */
  readonly archiveRatio: number;
  /** Bytes an archive may unpack to, over all its depths. */
  readonly archiveBytes: number;
  /** Seconds one file may take before its worker is stopped; two more for each MB it has. */
  readonly seconds: number;
  /** Bytes of heap for one worker. */
  readonly workerBytes: number;
}

export const defaultLimits: Limits = {
  fileBytes: 64_000_000,
  files: 20_000,
  parts: 10_000,
  depth: 6,
  textUnits: 8_000_000,
  // The deepest of real pages and newsletters nest some eighty.
  nesting: 120,
  entities: 1_000,
  // Deflate's best on real text is about 20, on spreadsheets' XML about 100; bombs begin near 1,000.
  archiveRatio: 250,
  archiveBytes: 256_000_000,
  seconds: 10,
  workerBytes: 384 * 1024 * 1024,
};
