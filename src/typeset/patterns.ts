/** As published with the package `hyphen`: weights by pattern, patterns as a trie, and words that follow no pattern. */
type Trie = { readonly [letter: string]: Trie | number | readonly [Trie, number] };
export type Published = readonly [
  levels: readonly (readonly number[])[],
  trie: Trie,
  exceptions: Readonly<Record<string, readonly number[]>>,
];

/** Patterns as they are looked up. Node 0 is the root; the nodes below node n are first[n] to first[n + 1] − 1. */
export interface Patterns {
  /** Letters by their number. */
  readonly codes: ReadonlyMap<number, number>;
  readonly first: Uint32Array;
  /** Number of the letter that leads to a node. */
  readonly letter: Uint8Array;
  /** 1 + the row of `levels` that applies when a node is reached, 0 for none. */
  readonly rule: Uint16Array;
  readonly levels: readonly (readonly number[])[];
  readonly exceptions: Readonly<Record<string, readonly number[]>>;
}

interface Head {
  readonly letters: string;
  readonly nodes: number;
  readonly levels: Patterns['levels'];
  readonly exceptions: Patterns['exceptions'];
}

/** Packs published patterns into the bytes that openPatterns reads. Level by level, so that no node needs more than its first child. */
export function packPatterns([levels, trie, exceptions]: Published): Uint8Array {
  const letters: string[] = [];
  const numbers = new Map<string, number>();
  const first: number[] = [];
  const letter = [0];
  const rule = [0];
  const queue: (Trie | undefined)[] = [trie];
  for (let node = 0; node < queue.length; node++) {
    first.push(queue.length);
    for (const [sign, child] of Object.entries(queue[node] ?? {})) {
      let number = numbers.get(sign);
      if (number === undefined) {
        number = letters.length;
        numbers.set(sign, number);
        letters.push(sign);
      }
      const [below, applies] =
        typeof child === 'number' ? [undefined, child + 1] : Array.isArray(child) ? [child[0], child[1] + 1] : [child, 0];
      queue.push(below as Trie | undefined);
      letter.push(number);
      rule.push(applies as number);
    }
  }
  first.push(queue.length);
  const nodes = queue.length;
  const head = new TextEncoder().encode(JSON.stringify({ letters: letters.join(''), nodes, levels, exceptions } satisfies Head));
  const start = 4 + ((head.length + 3) & ~3);
  const bytes = new Uint8Array(start + 4 * (nodes + 1) + 2 * nodes + nodes);
  new DataView(bytes.buffer).setUint32(0, head.length, true);
  bytes.fill(0x20, 4, start);
  bytes.set(head, 4);
  const view = new DataView(bytes.buffer, start);
  first.forEach((value, i) => {
    view.setUint32(4 * i, value, true);
  });
  rule.forEach((value, i) => {
    view.setUint16(4 * (nodes + 1) + 2 * i, value, true);
  });
  bytes.set(letter, start + 4 * (nodes + 1) + 2 * nodes);
  return bytes;
}

/** @param packed  of packPatterns. Machines that Node runs on are little-endian, as the bytes are. */
export function openPatterns(packed: Uint8Array): Patterns {
  // The arrays need their own alignment, which a file read into a pool may not have.
  const bytes = packed.byteOffset % 4 === 0 ? packed : packed.slice();
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true);
  const { letters, nodes, levels, exceptions } = JSON.parse(new TextDecoder().decode(bytes.subarray(4, 4 + length))) as Head;
  const start = bytes.byteOffset + 4 + ((length + 3) & ~3);
  return {
    codes: new Map([...letters].map((sign, number) => [sign.charCodeAt(0), number])),
    first: new Uint32Array(bytes.buffer, start, nodes + 1),
    rule: new Uint16Array(bytes.buffer, start + 4 * (nodes + 1), nodes),
    letter: new Uint8Array(bytes.buffer, start + 4 * (nodes + 1) + 2 * nodes, nodes),
    levels,
    exceptions,
  };
}
