import { isCountry } from '../../text/places.ts';
import type { Affiliations } from '../statement/affiliation.ts';
import { isNamelessTeller } from '../statement/origin.ts';
import type { Statement } from '../statement/statement.ts';
import { inBoth } from './in-both.ts';

/** Whether each names who says so, and they are not the same. */
export function otherTeller(a: Statement, b: Statement, ofState: Affiliations): boolean {
  if (a.origin === undefined || b.origin === undefined || a.origin.size === 0 || b.origin.size === 0) return false;
  if (inBoth(a.origin, b.origin).length > 0) return false;
  // An agency reports what others say, and officials are those of the ministry.
  if (isWire(a.origin) || isWire(b.origin) || isOf(a.origin, b.origin) || isOf(b.origin, a.origin)) return false;
  // "Officials said" names nobody that another named teller could differ from.
  if (nameless(a.origin) !== nameless(b.origin)) return false;
  return !(speaksFor(a.origin, b.origin, ofState) || speaksFor(b.origin, a.origin, ofState));
}

/** News agencies and papers, by the words of their names. */
const WIRES =
  /^@(?:reuters|afp|ap|associated|press|xinhua|dpa|upi|interfax|itar-tass|itar|tass|ria|novosti|bloomberg|kyodo|yonhap|anadolu|bbc|cnn|irna|isna|tasnim|fars|pti|ansa|efe|agence|france-presse|jazeera|al|guardian|times|post|journal)$/;

function isWire(origin: ReadonlySet<string>): boolean {
  return [...origin].every((name) => WIRES.test(name));
}

/** Bodies whose people "officials" are. */
const OFFICIAL = /^@(?:ministry|government|agency|authority|authorities|police|navy|army|military)$/;

function isOf(officials: ReadonlySet<string>, body: ReadonlySet<string>): boolean {
  return officials.size === 1 && officials.has('@officials') && [...body].every((name) => OFFICIAL.test(name));
}

function nameless(origin: ReadonlySet<string>): boolean {
  return [...origin].every(isNamelessTeller);
}

/** Whether a teller may be one of the state that the other names: "the foreign ministry", "the Royal Navy" of "the UK". */
function speaksFor(teller: ReadonlySet<string>, state: ReadonlySet<string>, ofState: Affiliations): boolean {
  const countries = [...state].filter((name) => isCountry(name.slice(1)));
  if (countries.length === 0 || [...state].some((name) => !isCountry(name.slice(1)) && !isNamelessTeller(name))) return false;
  const named = [...teller].filter((name) => !isNamelessTeller(name));
  return named.length === 0 || named.some((name) => countries.some((country) => ofState.get(name)?.has(country)));
}

/** What is demanded, praised or condemned is told by whoever does so. */
const CALLS = ['demand', 'praise', 'condemn', 'support', 'warn', 'hope', 'blame', 'deny', 'threaten'];

/** Whether both tell of one such act, each by somebody whom the other does not know. */
export function otherCaller(a: Statement, b: Statement, ofState: Affiliations): boolean {
  if (!CALLS.some((act) => a.verbs.has(act) && b.verbs.has(act))) return false;
  if (a.subject.size === 0 || b.subject.size === 0 || inBoth(a.subject, b.names).length > 0 || inBoth(b.subject, a.names).length > 0)
    return false;
  return !(speaksFor(a.subject, b.subject, ofState) || speaksFor(b.subject, a.subject, ofState));
}
