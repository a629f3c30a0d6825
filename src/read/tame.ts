/** Markup made harmless to parse, of the same length, so that places hold. */
export interface Tamed {
  readonly html: string;
  /** Start tags left. */
  readonly tags: number;
}

/** Elements whose end tag may be left out: many open ones are no nesting. */
const OPTIONAL = new Set('p li td th tr dt dd option optgroup thead tbody tfoot colgroup rt rp body html head'.split(' '));
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr keygen frame basefont bgsound command'.split(' '),
);
/** Elements that parsers open again in every following block until they are closed. */
const FORMATTING = new Set('a b big code em font i nobr s small strike strong tt u'.split(' '));
const RAW = new Set('script style textarea title xmp noembed noframes iframe'.split(' '));

/** Unclosed formatting elements: each costs a node in every later paragraph. Real broken pages hold a handful. */
const FORMATTING_DEPTH = 6;
/** Tables within tables: Readability counts the rows of each, those of the inner ones too. Old pages nest some five. */
const TABLE_DEPTH = 6;

/**
 * Blanks start tags that stand deeper than `nesting`, so that no parser's time grows with the square of the depth.
 * Text stays as it is.
 *
 * @param xml  every element counts alike, CDATA is skipped.
 */
export function tame(html: string, nesting: number, xml = false): Tamed {
  const open: string[] = [];
  // Names whose start tags were blanked: their end tags must go too.
  const blanked = new Map<string, number>();
  let formatting = 0;
  let tables = 0;
  let tags = 0;
  let parts: string[] | undefined;
  let kept = 0;
  const blank = (start: number, end: number) => {
    parts ??= [];
    parts.push(html.slice(kept, start), html.slice(start, end).replace(/[^\n]/g, ' '));
    kept = end;
  };
  for (let at = html.indexOf('<'); at >= 0; ) {
    const code = html.charCodeAt(at + 1);
    if (code === 0x21) {
      // Comment or declaration.
      const end = html.startsWith('<!--', at)
        ? html.indexOf('-->', at + 4)
        : xml && html.startsWith('<![CDATA[', at)
          ? html.indexOf(']]>', at + 9)
          : html.indexOf('>', at + 2);
      if (end < 0) break;
      at = html.indexOf('<', end);
      continue;
    }
    const closing = code === 0x2f;
    const nameStart = closing ? at + 2 : at + 1;
    const first = html.charCodeAt(nameStart) | 0x20;
    if (!(first >= 0x61 && first <= 0x7a)) {
      at = html.indexOf('<', at + 1);
      continue;
    }
    let nameEnd = nameStart;
    while (nameEnd < html.length && nameEnd < nameStart + 40 && !/[\s/>]/.test(html.charAt(nameEnd))) nameEnd++;
    const name = html.slice(nameStart, nameEnd).toLowerCase();
    const end = tagEnd(html, nameEnd);
    if (end < 0) break;
    let next = end;
    if (closing) {
      const gone = blanked.get(name) ?? 0;
      if (gone > 0) {
        blanked.set(name, gone - 1);
        blank(at, end);
        at = html.indexOf('<', end);
        continue;
      }
      const from = open.lastIndexOf(name, open.length);
      if (from >= 0 && from >= open.length - 64) {
        for (let i = open.length - 1; i >= from; i--) {
          if (FORMATTING.has(open[i] as string)) formatting--;
          if (open[i] === 'table') tables--;
        }
        open.length = from;
      }
    } else if (xml || !VOID.has(name)) {
      if (xml && html.charCodeAt(end - 2) === 0x2f) tags++;
      else if (!xml && OPTIONAL.has(name)) tags++;
      else if (
        open.length >= nesting ||
        (!xml && ((FORMATTING.has(name) && formatting >= FORMATTING_DEPTH) || (name === 'table' && tables >= TABLE_DEPTH)))
      ) {
        blank(at, end);
        blanked.set(name, (blanked.get(name) ?? 0) + 1);
      } else {
        tags++;
        if (html.charCodeAt(end - 2) !== 0x2f || FORMATTING.has(name)) {
          open.push(name);
          if (FORMATTING.has(name)) formatting++;
          if (name === 'table') tables++;
        }
        if (!xml && RAW.has(name)) {
          const close = closingTag(html, name, end);
          if (close < 0) break;
          next = close;
        }
      }
    } else tags++;
    at = html.indexOf('<', next);
  }
  if (parts === undefined) return { html, tags };
  parts.push(html.slice(kept));
  return { html: parts.join(''), tags };
}

/** After the ">" of a tag, quoted values skipped; where a quote is never closed, after the next ">". */
function tagEnd(html: string, from: number): number {
  let before = 0;
  for (let i = from; i < html.length; i++) {
    const code = html.charCodeAt(i);
    if (code === 0x3e) return i + 1;
    if ((code === 0x22 || code === 0x27) && before === 0x3d) {
      const close = html.indexOf(code === 0x22 ? '"' : "'", i + 1);
      if (close < 0) {
        const plain = html.indexOf('>', i);
        return plain < 0 ? -1 : plain + 1;
      }
      i = close;
    }
    if (code > 0x20) before = code;
  }
  return -1;
}

function closingTag(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at >= 0; at = html.indexOf('</', at + 2))
    if (html.slice(at + 2, at + 2 + name.length).toLowerCase() === name) return at;
  return -1;
}
