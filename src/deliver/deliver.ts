import type { Mailbox } from '../model/mailbox.ts';
import { sizeOf } from '../model/size.ts';
import type { Entry } from './ledger.ts';
import type { Addressee } from './message.ts';
import type { Outcome, Session } from './session.ts';
import type { Trouble } from './trouble.ts';

/** What became of one reader's mail in this run. */
export interface Delivery {
  readonly mailbox: Mailbox;
  readonly result: 'sent' | 'refused' | 'failed' | 'unknown';
  /** The server's words, or why it was not reached. */
  readonly words: string;
}

/** One run: what there is to send, and the world it is done in. */
export interface Run {
  readonly from: Mailbox;
  /** Who is to get it, in this order. */
  readonly due: readonly Addressee[];
  /** [bytes], longest of the messages. */
  readonly size: number;
  message(addressee: Addressee): readonly Buffer[];
  /** Opens a connection. Rejects with a Trouble. */
  open(): Promise<Session>;
  /** Writes into the ledger before it returns. @throws where nothing more may be sent. */
  record(what: Entry['what'], addressee: Addressee, reply?: string): void;
  /** How often a reader is tried. ≥ 1 */
  readonly tries: number;
  /** Ends early where `until` is aborted. */
  pause(milliseconds: number): Promise<void>;
  /** Nothing more is begun once it is aborted. */
  readonly until: AbortSignal;
  onProgress?(done: number, total: number): void;
}

/** [ms] before the second try, the third, …: greylisting servers ask for some minutes (RFC 6647, 5). The last serves all later ones. */
const PAUSES = [15_000, 60_000, 300_000] as const;

const isTrouble = (thrown: unknown): thrown is Trouble =>
  typeof (thrown as Partial<Trouble>).words === 'string' && !(thrown instanceof Error);

/**
 * Sends one message after another over one connection. Who cannot have it for now is tried again when all others have been,
 * after a pause; a connection that was lost is opened again. What the ledger says is written before and behind each
 * message, so that at no moment more can be on its way than it tells.
 *
 * @returns one delivery a reader, in the order of `due`; `stopped`: why nobody further was tried.
 * @throws what `record` throws.
 */
export async function deliver(run: Run): Promise<{ readonly deliveries: readonly Delivery[]; readonly stopped?: Trouble }> {
  const results = new Map<Addressee, Delivery>();
  const settle = (addressee: Addressee, result: Delivery['result'], words: string): void => {
    results.set(addressee, { mailbox: addressee.mailbox, result, words });
    run.onProgress?.([...results.values()].filter((one) => one.result !== 'failed').length, run.due.length);
  };
  let session: Session | undefined;
  let stopped: Trouble | undefined;
  /** Opens a session where there is none. False: not now. */
  const opened = async (): Promise<boolean> => {
    try {
      session ??= await run.open();
    } catch (thrown) {
      if (!isTrouble(thrown)) throw thrown;
      stopped = thrown;
      return false;
    }
    if (session.most !== undefined && run.size > session.most)
      stopped = {
        kind: 'lasting',
        words: `The message has ${sizeOf(run.size)}; the server takes ${sizeOf(session.most)} at most`,
        hint: 'Attach less: --attach pdf, --attach epub or --attach none.',
      };
    return stopped === undefined;
  };

  let waiting = run.due;
  try {
    for (let round = 1; round <= run.tries && waiting.length > 0; round++) {
      if (round > 1) await run.pause(PAUSES[Math.min(round - 2, PAUSES.length - 1)] as number);
      stopped = undefined;
      const later: Addressee[] = [];
      for (const addressee of waiting) {
        if (run.until.aborted) stopped ??= { kind: 'lasting', words: 'This run was ended before everybody was reached' };
        if (stopped !== undefined || !(await opened()) || session === undefined) {
          if (!results.has(addressee)) settle(addressee, 'failed', stopped?.words ?? 'not reached');
          later.push(addressee);
          continue;
        }
        const outcome = await sendOne(run, session, addressee);
        if (outcome.what === 'accepted') settle(addressee, 'sent', outcome.reply);
        else if (outcome.what === 'refused') settle(addressee, 'refused', outcome.reply);
        else if (outcome.what === 'unknown') settle(addressee, 'unknown', outcome.reply);
        else {
          settle(addressee, 'failed', outcome.what === 'closed' ? outcome.trouble.words : outcome.reply);
          if (outcome.what === 'closed') stopped = outcome.trouble;
          later.push(addressee);
        }
        if (outcome.what === 'unknown' || (outcome.what === 'deferred' && outcome.lost)) {
          session.close();
          session = undefined;
        }
      }
      waiting = later;
      if (stopped?.kind === 'lasting') break;
    }
  } finally {
    session?.close();
  }
  const deliveries = run.due.map((addressee) => results.get(addressee) as Delivery);
  return stopped === undefined ? { deliveries } : { deliveries, stopped };
}

/** One message, with what the ledger says before and behind it. */
async function sendOne(run: Run, session: Session, addressee: Addressee): Promise<Outcome> {
  const { mailbox } = addressee;
  if (!session.utf8 && /[^\0-\x7f]/.test(mailbox.address))
    return { what: 'refused', reply: 'the server takes no addresses with such letters before the @ (it offers no SMTPUTF8)' };
  run.record('begun', addressee);
  const outcome = await session.send(run.from, mailbox, run.message(addressee));
  if (outcome.what === 'accepted' || outcome.what === 'refused') run.record(outcome.what, addressee, outcome.reply);
  else if (outcome.what === 'deferred') run.record('failed', addressee, outcome.reply);
  else if (outcome.what === 'closed') run.record('failed', addressee, outcome.trouble.words);
  return outcome;
}
