import { isExists } from 'date-fns/isExists';
import { BriefError } from '../model/log.ts';
import { nearest } from '../model/nearest.ts';

/** What each does is told in the help: parse-call.ts. */
export type Command = 'build' | 'compose' | 'render' | 'explain' | 'verify' | 'send';

/** One row of the table: the command line, the config file and the help are all made from it. */
export interface Option<Value> {
  /** One line of help. */
  readonly help: string;
  /** A value as one would type it; shown in the help. Absent: the option is a switch. */
  readonly example?: string;
  /** Shown in the help; the default itself is applied where the option is used. */
  readonly default?: string;
  readonly commands: readonly Command[];
  readonly group: 'Edition' | 'Output' | 'Reading' | 'Mail' | 'Server' | 'Running';
  /** The checked value. @throws BriefError that says what was expected. */
  readonly check: (given: string, name: string) => Value;
}

export function wrong(name: string, given: string, expected: string, near?: string): BriefError {
  return new BriefError('cli/option', `--${name} ${JSON.stringify(given)} is not ${expected}.`, {
    ...(near === undefined ? {} : { hint: `Did you mean ${near}?` }),
  });
}

export const oneOf =
  <const Choice extends string>(choices: readonly Choice[]) =>
  (given: string, name: string): Choice => {
    if ((choices as readonly string[]).includes(given)) return given as Choice;
    throw wrong(name, given, `one of ${choices.join(', ')}`, nearest(given, choices));
  };

/** Some of the choices with commas between, each once, in the order given. */
export const listOf =
  <const Choice extends string>(choices: readonly Choice[]) =>
  (given: string, name: string): readonly Choice[] => {
    const list = given
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    if (list.length === 0) throw wrong(name, given, `a list of ${choices.join(', ')}`);
    return [...new Set(list.map((one) => oneOf(choices)(one, name)))];
  };

export function words(given: string, name: string): string {
  const text = given.replace(/\s+/gu, ' ').trim();
  if (text === '' || text.length > 300) throw wrong(name, given.slice(0, 40), 'a text of 1 to 300 characters');
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(text)) throw wrong(name, given, 'a text without control characters');
  return text.normalize('NFC').toWellFormed();
}

/** The Traffic Light Protocol 2.0 of FIRST; version 1 called CLEAR so. */
const TLP = ['TLP:CLEAR', 'TLP:GREEN', 'TLP:AMBER', 'TLP:AMBER+STRICT', 'TLP:RED', 'TLP:WHITE'];

/** A handling marking: any words, but a colour that the protocol lacks is a slip of the pen. */
export function marking(given: string, name: string): string {
  const said = words(given, name);
  const colour = /^TLP ?: ?([a-z]+(?:\+[a-z]+)?)/i.exec(said)?.[1];
  if (colour !== undefined && !TLP.includes(`TLP:${colour.toUpperCase()}`))
    throw wrong(name, given, `one of ${TLP.slice(0, 5).join(', ')}, or a text of your own`, nearest(`TLP:${colour.toUpperCase()}`, TLP));
  return said;
}

/** People and offices: each a text, no more than 500. */
export function names(given: string, name: string): readonly string[] {
  const list = given
    .split(';')
    .filter((one) => one.trim() !== '')
    .map((one) => words(one, name));
  if (list.length === 0 || list.length > 500) throw wrong(name, given.slice(0, 40), 'a list of 1 to 500 names with semicolons between');
  return list;
}

/** A day that exists: "2024-02-30" does not. */
export function day(given: string, name: string): string {
  const [, year, month, date] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(given) ?? []).map(Number);
  if (year === undefined || month === undefined || date === undefined || !isExists(year, month - 1, date))
    throw wrong(name, given, 'a date as YYYY-MM-DD');
  return given;
}

export function moment(given: string, name: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(Z|[+-]\d{2}:\d{2})?)?$/.exec(given);
  if (parts === null || Number(parts[2] ?? 0) > 23 || Number(parts[3] ?? 0) > 59 || Number(parts[4] ?? 0) > 59)
    throw wrong(name, given, 'a date, or date and time, as YYYY-MM-DD or YYYY-MM-DDTHH:MM');
  day(parts[1] as string, name);
  return given.replace(' ', 'T');
}

export function zone(given: string, name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone === '' ? given : given;
  } catch {
    const all = ['UTC', ...Intl.supportedValuesOf('timeZone')];
    const town = `/${given.trim().replace(/\s+/g, '_').toLowerCase()}`;
    throw wrong(name, given, 'a time zone of the IANA list', all.find((one) => one.toLowerCase().endsWith(town)) ?? nearest(given, all));
  }
}

export function language(given: string, name: string): string {
  try {
    return new Intl.Locale(given).toString();
  } catch {
    throw wrong(name, given, 'a language tag such as en, de or uk');
  }
}

export function pages(given: string, name: string): number | 'none' {
  if (given === 'none') return 'none';
  if (!/^[1-9]\d{0,3}$/.test(given)) throw wrong(name, given, 'a number of pages from 1 to 9999, or none');
  return Number(given);
}

export function text(given: string, name: string): string {
  if (given === '' || given.includes('\0')) throw wrong(name, given, 'a text');
  return given;
}

/** For switches: given or not. */
export function yes(given: string, name: string): boolean {
  if (given === 'true') return true;
  if (given === 'false') return false;
  throw wrong(name, given, 'true or false');
}

/** A whole number with a bound, or a size such as "20MB". */
export const size = (given: string, name: string): number => {
  const parts = /^(\d{1,9})\s*(?:([kMG])i?B?|B)?$/i.exec(given);
  const bytes = parts === null ? 0 : Number(parts[1]) * ({ k: 1e3, m: 1e6, g: 1e9 }[(parts[2] ?? '').toLowerCase()] ?? 1);
  if (bytes < 1) throw wrong(name, given, 'a size such as 500kB or 20MB');
  return bytes;
};

/** Hosts as an address names them: a name or number, perhaps a port. */
export function hostList(given: string, name: string): readonly string[] {
  const list = given
    .split(',')
    .map((host) => host.trim().toLowerCase())
    .filter((host) => host !== '');
  const host = /^(?:[\p{L}\p{N}_](?:[\p{L}\p{N}._-]{0,252})|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/u;
  if (list.length === 0 || !list.every((each) => host.test(each)))
    throw wrong(name, given, 'a list of hosts such as intranet.example,localhost:8080');
  return [...new Set(list)];
}

export const whole =
  (least: number, most: number) =>
  (given: string, name: string): number => {
    if (!/^\d{1,9}$/.test(given) || Number(given) < least || Number(given) > most)
      throw wrong(name, given, `a whole number from ${least} to ${most}`);
    return Number(given);
  };

export function option<Value>(row: Option<Value>): Option<Value> {
  return row;
}
