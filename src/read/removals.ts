import type { Message } from '../model/log.ts';

/** What was taken out of a text unseen is said aloud: controls may hide words from the eye or turn their order. */
export function removalMessages(removed: { readonly controls: number; readonly directions: number }, path: string): Message[] {
  const messages: Message[] = [];
  if (removed.controls > 0)
    messages.push({
      severity: 'info',
      code: 'read/controls-removed',
      reason: `${removed.controls} invisible control ${removed.controls === 1 ? 'character was' : 'characters were'} removed.`,
      place: { path },
    });
  if (removed.directions > 0)
    messages.push({
      severity: 'warning',
      code: 'read/directions-removed',
      reason: `${removed.directions} ${removed.directions === 1 ? 'character that turns' : 'characters that turn'} the direction of writing ${removed.directions === 1 ? 'was' : 'were'} removed.`,
      place: { path },
      hint: 'Check that the words read in the right order.',
    });
  return messages;
}
