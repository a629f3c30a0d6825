import type { UncheckedCall } from './call.ts';
import { type Command, isSwitch, type OptionName, options } from './options.ts';

/** Commands that take any number of named things; the others take one. */
const MANY: Readonly<Record<Command, boolean>> = { build: true, compose: true, explain: true, render: false, verify: false, send: false };

/**
 * Reads a call in which there is nothing to interpret: the command first, then names, "--option value", "--option=value", "--switch"
 * and "--no-switch", each option once and one that the command has. That is how programs and most people call; loading yargs for it
 * takes as long as reading the sources.
 *
 * @param words  behind the program's name.
 * @returns what yargs would make of it, or undefined where yargs is to be asked: for help, for quotes, and for all that is wrong.
 */
export function plainCall(words: readonly string[]): UncheckedCall | undefined {
  const [first = '', ...rest] = words;
  if (!Object.hasOwn(MANY, first)) return undefined;
  const command = first as Command;
  const named: string[] = [];
  const argv: Record<string, unknown> = {};
  for (let i = 0; i < rest.length; i++) {
    const word = rest[i] as string;
    if (isValue(word)) {
      named.push(word);
      continue;
    }
    const [, no, name = '', joined] = /^--(no-)?([a-z]+(?:-[a-z]+)*)(?:=(.*))?$/s.exec(word) ?? [];
    if (!Object.hasOwn(options, name) || !(options[name as OptionName].commands as readonly Command[]).includes(command)) return undefined;
    if (Object.hasOwn(argv, name)) return undefined;
    if (isSwitch(name as OptionName)) {
      if (joined !== undefined || /^(?:true|false)$/.test(rest[i + 1] ?? '')) return undefined;
      argv[name] = no === undefined;
    } else {
      const value = joined ?? rest[++i];
      if (no !== undefined || value === undefined || !isValue(value)) return undefined;
      argv[name] = value;
    }
  }
  if (!MANY[command] && named.length !== 1) return undefined;
  return { command, argv: { ...argv, named } };
}

/** Words that stand for themselves. */
const isValue = (word: string): boolean => /^[^-"']/.test(word);
