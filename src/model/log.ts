import type { Cite, Place } from './source.ts';

export type Severity = 'info' | 'warning' | 'error';

/** What the person running the brief should know. */
export interface Message {
  readonly severity: Severity;
  /** "stage/what": "read/no-article-text". Stable, for `--log json` and tests. */
  readonly code: string;
  /** One clear sentence. */
  readonly reason: string;
  readonly place?: Place;
  /** What to do about it. */
  readonly hint?: string;
}

/** One ground of a verdict. `cite` points at the words that spoke. */
export interface Because {
  readonly rule: string;
  readonly weight: number;
  readonly words?: string;
  readonly cite?: Cite;
}

/** Why a stage did what it did; printed by `daybrief explain`. */
export interface Explanation {
  readonly stage:
    | 'segment'
    | 'section'
    | 'story'
    | 'merge'
    | 'lean'
    | 'rank'
    | 'figure'
    | 'omit'
    | 'bottom-line'
    | 'look-ahead'
    | 'disagreement'
    | 'since'
    | 'fit';
  readonly subject: Cite;
  readonly verdict: string;
  readonly because: readonly Because[];
}

/** Given to every stage. Stages never print. */
export interface Log {
  tell(message: Message): void;
  /** Called only where `explaining` is true may do work of its own. */
  explain(explanation: Explanation): void;
  readonly explaining: boolean;
}

/** A log that forgets everything. */
export const silent: Log = { tell() {}, explain() {}, explaining: false };

/** A log that keeps everything, for reports and tests. */
export function record(explaining = false): Log & { readonly messages: Message[]; readonly explanations: Explanation[] } {
  const messages: Message[] = [];
  const explanations: Explanation[] = [];
  return {
    messages,
    explanations,
    explaining,
    tell: (message) => void messages.push(message),
    explain: (explanation) => void (explaining && explanations.push(explanation)),
  };
}

/** Nothing can be made. Carries one clear sentence for the person, and what to do. */
export class BriefError extends Error {
  readonly code: string;
  readonly place: Place | undefined;
  readonly hint: string | undefined;
  constructor(code: string, reason: string, more: { place?: Place | undefined; hint?: string | undefined } = {}) {
    super(reason);
    this.name = 'BriefError';
    this.code = code;
    this.place = more.place;
    this.hint = more.hint;
  }
}
