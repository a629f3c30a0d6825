import { BriefError } from '../model/log.ts';
import { isAscii, type Mailbox } from '../model/mailbox.ts';
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
  /** What to do about a server that takes fewer bytes. */
  lighter(most: number): string;
  /** Opens a connection. Rejects with a Trouble. */
  open(): Promise<Session>;
  /** On disk before it returns. @throws BriefError where nothing more may be sent. */
  record(what: Entry['what'], addressee: Addressee, reply?: string): void;
  /** How often a reader is tried. ≥ 1 */
  readonly tries: number;
  /** Ends early where `until` is aborted. */
  pause(milliseconds: number): Promise<void>;
  /** Nothing more is begun once it is aborted. */
  readonly until: AbortSignal;
  /** How many are done with, for good or bad, of all. */
  onProgress?(done: number, total: number): void;
  /** Before a pause: how many are tried again, after how long, and what the last of them was told. */
  onRetry?(readers: number, milliseconds: number, words: string): void;
}

export interface RunResult {
  /** One a reader, in the order of `due`. */
  readonly deliveries: readonly Delivery[];
  /** Why nobody further was tried. */
  readonly stopped?: Trouble;
}

/** [ms] before the second try, the third, …: greylisting servers ask for some minutes (RFC 6647, 5). The last serves all later ones. */
const PAUSES = [15_000, 60_000, 300_000] as const;

const ENDED: Trouble = {
  kind: 'lasting',
  words: 'The run was ended before everybody was reached',
  hint: 'Run the command again: who has it is passed over.',
};

const isTrouble = (thrown: unknown): thrown is Trouble => typeof (thrown as Partial<Trouble>)?.words === 'string';

/** What a thrown thing means for the run; a fault of ours is thrown on. */
function troubleFrom(thrown: unknown): Trouble {
  if (isTrouble(thrown)) return thrown;
  if (!(thrown instanceof BriefError)) throw thrown;
  return { kind: 'lasting', words: thrown.message.replace(/\.$/, ''), ...(thrown.hint !== undefined && { hint: thrown.hint }) };
}

/**
 * Sends one message after another over one connection. Who cannot have it for now is tried again when all others have been,
 * after a pause; a connection that was lost is opened again. What the ledger says is written before and behind each
 * message, so that at no moment more can be on its way than it tells.
 */
export async function deliver(run: Run): Promise<RunResult> {
  const results = new Map<Addressee, Delivery>();
  const settle = (addressee: Addressee, result: Delivery['result'], words: string): void => {
    results.set(addressee, { mailbox: addressee.mailbox, result, words });
  };
  let session: Session | undefined;
  const leave = (): void => {
    session?.close();
    session = undefined;
  };
  /** An open session that can take this run's messages. @throws Trouble */
  const opened = async (): Promise<Session> => {
    if (session?.isOpen() === false) leave();
    if (session !== undefined) return session;
    session = await run.open();
    const { most, utf8 } = session;
    if (most !== undefined && run.size > most)
      throw {
        kind: 'lasting',
        words: `The message has ${sizeOf(run.size)}, and the server takes ${sizeOf(most)} at most`,
        hint: run.lighter(most),
      } satisfies Trouble;
    if (!utf8 && !isAscii(run.from.address))
      throw { kind: 'lasting', words: `The server takes no mail from ${run.from.address}: it offers no SMTPUTF8` } satisfies Trouble;
    return session;
  };

  let stopped: Trouble | undefined;
  let waiting = run.due;
  let settled = 0;
  try {
    for (let round = 1; round <= run.tries && waiting.length > 0; round++) {
      if (round > 1) {
        if (run.until.aborted) {
          stopped = ENDED;
          break;
        }
        leave();
        const milliseconds = PAUSES[Math.min(round - 2, PAUSES.length - 1)] as number;
        run.onRetry?.(waiting.length, milliseconds, results.get(waiting.at(-1) as Addressee)?.words ?? '');
        await run.pause(milliseconds);
      }
      stopped = undefined;
      const later: Addressee[] = [];
      for (const addressee of waiting) {
        if (stopped === undefined && run.until.aborted) stopped = ENDED;
        try {
          if (stopped !== undefined) throw stopped;
          const outcome = await sendOne(run, await opened(), addressee, settle);
          if (outcome.what === 'closed') throw outcome.trouble;
          if (outcome.what === 'deferred') later.push(addressee);
          else settled++;
        } catch (thrown) {
          stopped = troubleFrom(thrown);
          // Who got an answer of their own before keeps it.
          if (!results.has(addressee)) settle(addressee, 'failed', stopped.words);
          later.push(addressee);
        }
        run.onProgress?.(settled, run.due.length);
      }
      waiting = later;
      if (stopped?.kind === 'lasting') break;
    }
  } finally {
    leave();
  }
  const deliveries = run.due.map((addressee) => results.get(addressee) as Delivery);
  return stopped === undefined ? { deliveries } : { deliveries, stopped };
}

/** One message, with what the ledger says before and behind it. @throws BriefError of the ledger */
async function sendOne(
  run: Run,
  session: Session,
  addressee: Addressee,
  settle: (addressee: Addressee, result: Delivery['result'], words: string) => void,
): Promise<Outcome> {
  const { mailbox } = addressee;
  if (!session.utf8 && !isAscii(mailbox.address)) {
    const reply = 'the server takes no addresses with such letters before the @ (it offers no SMTPUTF8)';
    settle(addressee, 'refused', reply);
    return { what: 'refused', reply };
  }
  run.record('begun', addressee);
  const outcome = await session.send(run.from, mailbox, run.message(addressee));
  // Until the ledger has it, what is known of this message is what the ledger knows.
  settle(addressee, 'unknown', outcome.what === 'closed' ? outcome.trouble.words : outcome.reply);
  if (outcome.what === 'accepted') {
    run.record('accepted', addressee, outcome.reply);
    settle(addressee, 'sent', outcome.reply);
  } else if (outcome.what === 'refused') {
    run.record('refused', addressee, outcome.reply);
    settle(addressee, 'refused', outcome.reply);
  } else if (outcome.what !== 'unknown') {
    const words = outcome.what === 'closed' ? outcome.trouble.words : outcome.reply;
    run.record('failed', addressee, words);
    settle(addressee, 'failed', words);
  }
  return outcome;
}
