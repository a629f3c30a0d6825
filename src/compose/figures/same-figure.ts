import { stem } from '../../text/stem.ts';
import type { FigureStatement } from './figure-statement.ts';
import { shared, significant } from './figure-words.ts';

/** Two statements of one value and unit mean the same figure. */
export function isSame(a: FigureStatement, b: FigureStatement): boolean {
  if (a.fate !== undefined && b.fate !== undefined && a.fate !== b.fate) return false;
  const counted = shared(a.counted, b.counted) + Number(a.forces && b.forces);
  if (a.told === b.told) return counted > 0 && a.fate === b.fate;
  if (a.printed === b.printed) return true;
  // "at least $10 billion" and "up to $10 billion" say different things
  if ((isCeiling(a) && isFloor(b)) || (isFloor(a) && isCeiling(b))) return false;
  const oneStory = a.story !== undefined && a.story === b.story;
  const around = shared(a.around, b.around);
  const names = sharedNames(a, b);
  const { figure } = a;
  const rare = significant(figure.value) >= 2;
  // 114 missiles here and 114 missiles there
  const unlikely = Number.isInteger(figure.value) && significant(figure.value) >= 3;
  switch (figure.kind) {
    case 'money':
      // a speaker comes back to a sum: "the $50 billion loan", "this loan of $50 billion"
      if (figure.value >= 1e6 && counted >= 1 && a.told.cite.source === b.told.cite.source) return true;
      return (
        (counted >= 1 ? around >= 2 : around >= 3 || (rare && around >= 2)) ||
        (oneStory && rare) ||
        (figure.value >= 1e6 && names >= 1 && shared(a.context(), b.context()) >= CONTEXT)
      );
    case 'count':
      if (unlikely && shared(a.counted, b.counted) > 0 && !onlyPeople(a, b)) return true;
      if (figure.unit === 'person') {
        // two tolls of thousands that are equal to the digit
        if (figure.value >= 1000 && rare && a.fate !== undefined && a.fate === b.fate) return true;
        if (figure.value >= 1e6 && rare && shared(a.context(), b.context()) >= CONTEXT - 1) return true;
        if (figure.value >= 1000)
          return (
            counted >= 1 ||
            around >= 3 ||
            (rare && names >= 1) ||
            ((rare || (a.fate !== undefined && a.fate === b.fate)) && names >= 1 && shared(a.context(), b.context()) >= CONTEXT - 1)
          );
        // "the 20 crew", "its crew of 20": what they are called tells more than "people"
        if (figure.value >= 10 && shared(a.counted, b.counted) > 0 && !onlyPeople(a, b) && shared(a.context(), b.context()) >= CONTEXT)
          return true;
        if (figure.value >= 10 && a.fate !== undefined && a.fate === b.fate && shared(a.context(), b.context()) >= 4) return true;
        if (oneStory && figure.value >= 10 && a.fate !== undefined && a.fate === b.fate) return true;
        if (oneStory && rare && figure.value >= 10 && a.fate === b.fate && shared(a.context(), b.context()) >= 4) return true;
        if (figure.value >= 10 && names >= 1 && (counted >= 1 || around >= 3 || a.fate !== undefined)) return true;
        if (a.fate !== undefined && a.fate === b.fate && (around >= 3 || (oneStory && around >= 2))) return true;
        return (counted >= 1 && around >= 2 && names >= 1) || around >= 4;
      }
      if (figure.value >= 1000) return counted >= 1 || around >= 3;
      return counted >= 1 && (around >= 3 || (rare && (names >= 1 || shared(a.context(), b.context()) >= CONTEXT)));
    case 'measure':
      // "2,400 tonnes of heavy fuel oil", "2,400 tons of fuel"
      if (figure.value >= 100 && rare && counted >= 1 && (around >= 2 || names >= 1)) return true;
      return (counted >= 1 && around >= 3) || (around >= 3 && names >= 2) || (rare && !Number.isInteger(figure.value) && around >= 2);
    default:
      return (
        (counted >= 1 && around >= 3) ||
        (around >= 3 && names >= 2 && figure.unit !== 'percent') ||
        (rare && !Number.isInteger(figure.value) && around >= 2)
      );
  }
}

/** So many words in common, with the sentences before, tell of one matter. [stems] */
const CONTEXT = 4;

/** Words that any count of human beings has. */
const PEOPLE: ReadonlySet<string> = new Set(['people', 'person', 'men', 'man', 'women', 'others', 'members'].map(stem));

/** Whether what two statements count in common is no more than that they are people. */
function onlyPeople(a: FigureStatement, b: FigureStatement): boolean {
  for (const word of a.counted) if (b.counted.has(word) && !PEOPLE.has(word)) return false;
  return true;
}

/** Names that both sentences hold; a word that opens one is a name where the other has it as one. */
export function sharedNames(a: FigureStatement, b: FigureStatement): number {
  const opens = (one: FigureStatement, other: FigureStatement): number =>
    Number(one.opener !== undefined && other.names.has(one.opener) && !one.names.has(one.opener));
  return shared(a.names, b.names) + opens(a, b) + opens(b, a);
}

const isCeiling = ({ figure: { qualifier } }: FigureStatement): boolean => qualifier === 'up to' || qualifier === 'less than';
const isFloor = ({ figure: { qualifier } }: FigureStatement): boolean => qualifier === 'at least' || qualifier === 'more than';
