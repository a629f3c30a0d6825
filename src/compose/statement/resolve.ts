import type { Lean } from '../lean/lean.ts';
import type { Statement } from './statement.ts';

/** What a name taken over tells, of what it tells where it is written. */
const TAKEN_OVER = 0.8;
/** Sentences back that a pronoun is followed: "He … He … He …". */
const FAR = 3;

/**
 * Statements as a reader understands them: one that opens with "he", "it" or "the ministry" is given the names that its sentence leans
 * on has for its subject or teller. Only for comparing: nothing of this is printed.
 */
export function resolve(statements: readonly Statement[], leaning: readonly (Lean | undefined)[]): readonly Statement[] {
  return statements.map((statement) => {
    const names = antecedentOf(statement, statements, leaning);
    const added = [...names].filter((name) => !statement.names.has(name));
    if (added.length === 0) return statement;
    const terms = new Map(statement.terms);
    for (const name of added) terms.set(name, Math.max(terms.get(name) ?? 0, TAKEN_OVER));
    return { ...statement, terms, names: new Set([...statement.names, ...added]) };
  });
}

/** Names of whom or what the opening of a sentence takes up; none where it has a subject of its own. */
function antecedentOf(
  { index, subject }: Statement,
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
): ReadonlySet<string> {
  if (subject.size > 0) return new Set();
  let lean = leaning[index];
  for (let far = 0; lean !== undefined && !lean.loose && far < FAR; far++) {
    const on = statements[lean.on] as Statement;
    const names = new Set([...on.subject, ...(on.origin ?? [])].filter((name) => on.names.has(name)));
    if (names.size > 0) return names;
    lean = leaning[lean.on];
  }
  return new Set();
}
