import { createHash } from 'node:crypto';
import type { Edition } from '../model/brief.ts';
import { BriefError } from '../model/log.ts';
import { domainOf, type Mailbox } from '../model/mailbox.ts';
import type { Entry } from './ledger.ts';
import type { Addressee } from './message.ts';
import { standings } from './standing.ts';

/** Who is to get a version of an edition, and who is not. Together all of the list. */
export interface Plan {
  readonly due: readonly Addressee[];
  /** May have it, since a run ended in between; passed over. */
  readonly unknown: readonly Mailbox[];
  /** How many have it. */
  readonly had: number;
}

/** What is to be sent, and how. */
export interface Intent {
  readonly edition: Edition;
  /** SHA-256 of the brief. */
  readonly content: string;
  readonly from: Mailbox;
  /** It takes the place of a version that was sent. */
  readonly correction: boolean;
  /** Who may have it gets it again. */
  readonly again: boolean;
}

/**
 * Message-ID of one version for one reader: the same at every try, in the sender's name space, and of another version another
 * (RFC 5322, 3.6.4). The address goes into it as a hash: it says nothing to others.
 */
function messageId({ edition, content, from }: Intent, key: string, corrects: string | undefined): string {
  const uuid = edition.identifier
    .replace(/^urn:uuid:/, '')
    .replace(/[^\w-]/g, '')
    .slice(0, 64);
  const own = createHash('sha256')
    .update(JSON.stringify([edition.identifier, content, key, corrects ?? '']))
    .digest('hex');
  return `<${uuid}.${own.slice(0, 16)}@${domainOf(from)}>`;
}

/**
 * Asks the ledger's entries of an edition who of a list is to get this version of it.
 *
 * @throws BriefError where another version was sent and this one is not meant as a correction, or the other way round.
 */
export function planOf(mailboxes: readonly Mailbox[], entries: readonly Entry[], intent: Intent): Plan {
  const { edition, content, correction, again } = intent;
  const { of, others } = standings(entries, content);
  if (others > 0 && !correction)
    throw new BriefError(
      'send/other-version',
      `The edition of ${edition.date} has been sent to ${others === 1 ? 'a reader' : `${others} readers`} in another version.`,
      { hint: '--correction sends this one as a correction of it.' },
    );
  if (
    correction &&
    others === 0 &&
    !entries.some(({ kind, content: of, what }) => kind === 'correction' && of === content && what === 'accepted')
  )
    throw new BriefError('send/nothing-to-correct', `The edition of ${edition.date} has been sent to nobody in another version.`, {
      hint: 'Leave --correction out.',
    });
  const due: Addressee[] = [];
  const unknown: Mailbox[] = [];
  let had = 0;
  for (const mailbox of mailboxes) {
    const standing = of(mailbox.key);
    if (standing.has === 'this') had++;
    else if (standing.has === 'perhaps' && !again) unknown.push(mailbox);
    else {
      const corrects = standing.has === 'other' ? standing.id : undefined;
      due.push({ mailbox, id: messageId(intent, mailbox.key, corrects), ...(corrects !== undefined && { corrects }) });
    }
  }
  return { due, unknown, had };
}
