import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Message, record } from '../../src/model/log.ts';
import type { Failure, Source } from '../../src/model/source.ts';
import { type ReadOptions, readSources } from '../../src/read/read.ts';

/** Reads one file of these bytes; checks what holds of every source. */
export async function readBytes(
  name: string,
  bytes: string | Uint8Array,
  options: ReadOptions = {},
): Promise<{ sources: Source[]; failures: Failure[]; codes: string[]; messages: Message[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'read-'));
  try {
    await writeFile(join(folder, name), bytes);
    const log = record();
    const { sources, failures } = await readSources([join(folder, name)], options, log);
    for (const source of sources) sound(source);
    return { sources, failures, codes: log.messages.map(({ code }) => code), messages: log.messages };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What the model promises of a source. */
export function sound(source: Source): void {
  const { text, passages, anchors } = source;
  if (text === '' || /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/.test(text))
    throw new Error('text is empty or holds controls');
  if (text !== text.normalize('NFC')) throw new Error('text is not NFC');
  let end = 0;
  for (const passage of passages) {
    if (passage.start < end || passage.end <= passage.start || passage.end > text.length)
      throw new Error('passages overlap or lie outside');
    end = passage.end;
  }
  let at = -1;
  for (const anchor of anchors) {
    if (anchor.at < at || anchor.at > text.length || anchor.line < 1 || anchor.column < 1) throw new Error('anchors are out of order');
    at = anchor.at;
  }
}
