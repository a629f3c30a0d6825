import type { Lexeme } from './lexemes.ts';
import { isHyphen } from './number-tables.ts';
import type { QuantityLexicon } from './quantity-lexicon.ts';

/** Magnitude words from `at` on ("million", "bn", "hundred thousand"): their product and where they end. */
export function magnitudes(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon, money: boolean): { factor: number; end: number } {
  let factor = 1;
  let end = at;
  for (let n = 0; n < 2; n++) {
    let i = end;
    if (isHyphen(all[i]) && all[i + 1]?.gap === false && (all[i + 1]?.lower.length ?? 0) > 1) i++;
    const lexeme = all[i];
    if (lexeme === undefined || lexeme.kind !== 'word' || lexeme.begins) break;
    if (lexeme.lower === 'dozen' && n === 0) return { factor: 12, end: i + 1 };
    const more = lexicon.magnitudes.get(lexeme.lower);
    if (more === undefined) break;
    if (lexeme.text.length === 1) {
      // "5m people" is millions, "5m long" is metres; "$5 m"
      const glued = !lexeme.gap && i === end;
      if (!glued && !money) break;
      // "221B Baker Street"
      if (lexeme.text === 'B' && !money && all[i + 1]?.capital) break;
      if (!glued && lexeme.lower !== 'm' && lexeme.text !== 'B') break;
      if (
        lexeme.text === 'm' &&
        !money &&
        !countable(all[i + 1], lexicon) &&
        !tellsCount(all, at, lexicon) &&
        !(all[i + 1]?.lower === 'of' && /^(?:its|their|his|her|them|these|those)$/.test(all[i + 2]?.lower ?? ''))
      )
        break;
      if (lexeme.text === 'b' && !money && !countable(all[i + 1], lexicon) && !tellsCount(all, at, lexicon)) break;
    } else if (
      lexeme.lower === 'mm' ||
      (lexeme.capital &&
        lexeme.gap &&
        lexeme.text.length < 4 &&
        lexeme.text !== lexeme.text.toUpperCase() &&
        lexeme.text !== 'Mio' &&
        lexeme.text !== 'Mrd' &&
        lexeme.text !== 'Bn')
    )
      break;
    // "million." as in "8 mil. people"
    factor *= more;
    end = i + 1;
    if (more >= 1e6 || lexeme.text.length === 1) break;
  }
  return { factor, end };
}

/** Nouns whose number may be told in "m" without the noun behind it: "passenger numbers hit 8.3m in July". */
const COUNTED_IN_MILLIONS =
  /^(?:numbers?|population|audiences?|viewership|readership|sales|downloads|visits|turnover|circulation|votes|copies|units|households|deliveries|shipments|jobs|traffic|registrations|membership|total|revenues?|profits?|loss(?:es)?|costs?|debts?|budget|earnings|income|spending|deficit|surplus|investment|funding|fee|worth|bonus|streams|views|transactions|purchases|orders|exports|imports|hits)$/;

const MEASURED_IN_METRES =
  /^(?:tall|long|deep|high|wide|met(?:re|er)s?|race|distance|depth|heights?|waves?|tower|swim|swam|ran|run|hurdles|sprint|dash|freestyle|pool|butterfly|backstroke|breaststroke|relay|altitude|diameter|km|jump(?:ed)?|threw|throw)$/;

/** The words before a number, in its sentence, tell a count or a sum rather than a length. */
function tellsCount(all: readonly Lexeme[], at: number, lexicon: QuantityLexicon): boolean {
  let found = false;
  for (let i = at - 2; i >= 0 && i >= at - 10 && !(all[i + 1] as Lexeme).begins; i--) {
    const { lower } = all[i] as Lexeme;
    if (MEASURED_IN_METRES.test(lower)) return false;
    found ||= COUNTED_IN_MILLIONS.test(lower) || lexicon.humans.has(lower) || lexicon.humans.has(`${lower}s`);
  }
  return found;
}

function countable(next: Lexeme | undefined, lexicon: QuantityLexicon): boolean {
  return (
    next !== undefined &&
    next.kind === 'word' &&
    next.gap &&
    !next.begins &&
    !lexicon.stops.has(next.lower) &&
    !['long', 'high', 'wide', 'tall', 'deep', 'below', 'above', 'apart', 'race', 'freestyle', 'sprint', 'final', 'hurdles'].includes(
      next.lower,
    )
  );
}
