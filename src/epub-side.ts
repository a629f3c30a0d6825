import type { MessagePort } from 'node:worker_threads';
import type { Brief } from './model/brief.ts';
import { type Message, record } from './model/log.ts';
import { type RenderOptions, themeOf } from './outputs.ts';
import { beginEpub, type EpubBegun, renderEpub } from './render/epub.ts';
import type { Theme } from './theme/theme.ts';
import type { PageStart } from './typeset/page.ts';

/** What the thread is asked, one after the other. */
export type Asked = { readonly options: RenderOptions } | { readonly brief: Brief } | { readonly starts: readonly PageStart[] };
export type Answer = { readonly bytes: Uint8Array; readonly messages: readonly Message[] } | { readonly failed: string };

/**
 * The second thread's own side: one edition, then no more. What does not need the brief, or the pages, is made before they are there.
 *
 * @param keep  keeps the compiled code, where it has not been kept.
 */
export function serveEpub(port: MessagePort, options: RenderOptions, keep?: () => void): void {
  const theme = options.systemFonts ? undefined : themeOf(options);
  let begun: Promise<{ brief: Brief; theme: Theme; begun: EpubBegun }> | undefined;
  // Told when the rest is asked for.
  theme?.catch(() => {});
  port.on('message', (asked: Asked) => {
    if ('brief' in asked) {
      begun = begin(asked.brief, theme ?? themeOf(options, asked.brief));
      begun.catch(() => {});
    } else if ('starts' in asked && begun !== undefined) {
      const log = record();
      begun
        .then(({ brief, ...made }) => renderEpub(brief, { ...made, starts: asked.starts }, log))
        .then(
          (bytes) => {
            // The thread ends with its answer.
            keep?.();
            port.postMessage({ bytes, messages: log.messages } satisfies Answer);
          },
          (error: Error) => port.postMessage({ failed: String(error.stack ?? error) } satisfies Answer),
        );
    }
  });
}

async function begin(brief: Brief, loading: Promise<Theme>): Promise<{ brief: Brief; theme: Theme; begun: EpubBegun }> {
  const theme = await loading;
  return { brief, theme, begun: beginEpub(brief, theme) };
}
