import type { Message } from '../model/log.ts';
import type { Reading } from './document.ts';
import { Unreadable } from './document.ts';

export const megabytes = (bytes: number): string => (bytes < 1e6 ? `${bytes} bytes` : `${Math.round(bytes / 1e6)} MB`);

/** A reading of nothing, with the reason. */
export function failed(path: string, unreadable: Unreadable): Reading {
  return { drafts: [], failures: [{ path, reason: unreadable.message }], messages: [messageOf(path, unreadable)] };
}

export function messageOf(path: string, unreadable: Unreadable): Message {
  return {
    severity: 'error',
    code: `read/${unreadable.code}`,
    reason: unreadable.message,
    place: { path },
    ...(unreadable.hint === undefined ? {} : { hint: unreadable.hint }),
  };
}

/** What the file system says, in a person's words. */
export function unreadableFile(error: unknown): Unreadable {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new Unreadable('missing-file', 'There is no such file or folder.', 'Check the name.');
  if (code === 'EACCES' || code === 'EPERM')
    return new Unreadable('unreadable-file', 'The file may not be read.', 'Check its permissions.');
  return new Unreadable('unreadable-file', `The file could not be read (${code ?? 'unknown error'}).`);
}
