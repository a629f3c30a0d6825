import { BriefError } from './log.ts';
import type { Place } from './source.ts';

/** What a YAML file holds. */
export interface YamlText {
  /** Plain values that JSON could hold: nothing in them leads back to itself. */
  readonly value: unknown;
  /** Where a key stands, the outermost first, or an entry of a list by its number from 0; the file alone where it has no such key. */
  place(keys: readonly string[]): Place;
  /** The characters of a plain value ("007" where `value` has 7); undefined for lists and maps. */
  written(keys: readonly string[]): string | undefined;
}

/**
 * Reads the text of a YAML file.
 *
 * @param called  "config file": names it in messages.
 * @param code  of the error: "config/not-yaml".
 * @throws BriefError with file and, where the parser knows them, line and column.
 */
export async function readYaml(text: string, path: string, called: string, code: string): Promise<YamlText> {
  const { LineCounter, isMap, isNode, isScalar, isSeq, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const [fault] = document.errors;
  if (fault !== undefined) {
    const { line, col } = lines.linePos(fault.pos[0]);
    // The parser's own message goes on with the place and the line itself.
    const [said = ''] = fault.message.split(/ at line \d/);
    throw new BriefError(code, `The ${called} is not valid YAML: ${said}.`, { place: { path, line, column: col } });
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
    JSON.stringify(value);
  } catch (error) {
    // An alias without its anchor, very many, or one within what it names: known when they are followed, without a place.
    const why = error instanceof ReferenceError ? error.message : 'an alias stands within what it names';
    throw new BriefError(code, `The ${called} is not valid YAML: ${why}.`, { place: { path } });
  }
  const pairAt = (keys: readonly string[]) => {
    let node: unknown = document.contents;
    let at: { key: number; value: unknown } | undefined;
    for (const key of keys) {
      const item: unknown = isSeq(node) ? node.items[Number(key)] : undefined;
      if (isNode(item) && item.range) {
        at = { key: item.range[0], value: item };
        node = item;
        continue;
      }
      const pair = isMap(node) ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === key) : undefined;
      if (pair === undefined || !isScalar(pair.key) || !pair.key.range) break;
      at = { key: pair.key.range[0], value: pair.value };
      node = pair.value;
    }
    return at;
  };
  return {
    value,
    place(keys) {
      const at = pairAt(keys);
      if (at === undefined) return { path };
      const { line, col } = lines.linePos(at.key);
      return { path, line, column: col };
    },
    written(keys) {
      const scalar = pairAt(keys)?.value;
      return isScalar(scalar) ? scalar.source : undefined;
    },
  };
}
