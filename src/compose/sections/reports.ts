import type { Lean } from '../lean/lean.ts';
import type { Statement } from '../statement/statement.ts';
import { turned } from '../stories/transitions.ts';

/** Of a list of news this share of sentences leans at the most; a report in which that many do is as close as reports get. */
const LIST = 0.25;
const REPORT = 0.45;
/** Fewer sentences hold together less. */
const WHOLE = 8;

/** Where the report begins that a statement stands in (its index), and how closely it holds together, 0–1. */
export interface Report {
  readonly lede: number;
  readonly close: number;
}

/**
 * The report of each statement, by its index: what stands under one heading of a text, until the writer turns to something else; of
 * talk, one paragraph.
 */
export function reports(statements: readonly Statement[], leaning: readonly (Lean | undefined)[]): Report[] {
  const found: Report[] = [];
  let lede = 0;
  for (let n = 1; n <= statements.length; n++) {
    const statement = statements[n];
    if (statement !== undefined && goesOn(statements[n - 1] as Statement, statement)) continue;
    const leant = leaning.slice(lede, n).filter((lean) => lean !== undefined).length / Math.max(1, n - lede - 1);
    const report = { lede, close: Math.min(1, Math.max(0, (leant - LIST) / (REPORT - LIST))) * Math.min(1, (n - lede) / WHOLE) };
    while (found.length < n) found.push(report);
    lede = n;
  }
  return found;
}

/** Whether a statement stands in the same report as the one before it. */
function goesOn(before: Statement, statement: Statement): boolean {
  return (
    statement.source === before.source &&
    statement.unit.heading?.start === before.unit.heading?.start &&
    !turned(statement) &&
    (statement.unit.speaker === undefined || statement.unit.paragraph === before.unit.paragraph)
  );
}
