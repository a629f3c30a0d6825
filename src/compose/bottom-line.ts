import type { Lean } from './lean.ts';
import type { Statement } from './statement.ts';
import type { Story } from './stories.ts';

/** A story with its sentences in printed order and its news value. */
export interface RankedStory extends Story {
  readonly order: readonly number[];
  readonly value: number;
}

/** What is known of a candidate's ground. */
export interface Pick {
  readonly statement: number;
  readonly value: number;
}

const MOST = 4;

/**
 * Three or four sentences of different events that stand by themselves, most newsworthy first. Each section comes once before
 * any comes twice.
 *
 * @param stories  those printed.
 */
export function pickBottomLine(
  stories: readonly RankedStory[],
  statements: readonly Statement[],
  leaning: readonly (Lean | undefined)[],
  values: readonly number[],
): Pick[] {
  const candidates = stories
    .flatMap((story) => {
      const fit = story.order.filter((n) => leaning[n] === undefined && standsAlone(statements[n] as Statement));
      const best = fit.reduce<number | undefined>(
        (a, b) => (a === undefined || (values[b] as number) > (values[a] as number) ? b : a),
        undefined,
      );
      return best === undefined ? [] : [{ statement: best, event: story.event, value: story.value, section: story.section }];
    })
    .sort((a, b) => b.value - a.value || a.statement - b.statement);
  const picked: typeof candidates = [];
  for (const pass of [0, 1])
    for (const candidate of candidates) {
      if (picked.length >= MOST || picked.some((other) => other.event === candidate.event)) continue;
      if (pass === 0 && picked.some((other) => other.section === candidate.section)) continue;
      picked.push(candidate);
    }
  return picked.sort((a, b) => b.value - a.value || a.statement - b.statement);
}

/** A sentence that a reader understands without any other: neither too short nor endless, no open quotation, no list item. */
function standsAlone(statement: Statement): boolean {
  const { words, text } = statement;
  return (
    words.length >= 8 &&
    words.length <= 60 &&
    statement.names.size > 0 &&
    !/^\s*["“„«*•]/.test(text) &&
    (text.match(/["“”„«»]/g)?.length ?? 0) % 2 === 0 &&
    /[.!?…]["'”’)]*\s*$/.test(text)
  );
}
