import { expect, it } from 'vitest';
import { inHomeCurrency } from '../../../src/compose/figures/home-currency.ts';
import { type ExtractedFigure, extractFigures } from '../../../src/text/quantities.ts';

const unitOf = (sum: string, about: string): string =>
  inHomeCurrency(extractFigures(`The fund will pay ${sum} to the town.`)[0] as ExtractedFigure, about).unit;

it.each([
  ['23 billion pesos', 'Manila asked for help. The Philippines and Mexico signed in Manila.', 'PHP'],
  ['23 billion pesos', 'Mexico will pay.', 'MXN'],
  ['5 million kroner', 'The Danish parliament voted.', 'DKK'],
  ['Rs 500 million', 'Pakistan and India met in Islamabad, Pakistan.', 'PKR'],
  ['5 million pounds', 'Cairo said Egypt would pay.', 'EGP'],
  ['2 million rupees a day', 'Nepal will pay.', 'NPR/day'],
])('%s in “%s”', (sum, about, unit) => expect(unitOf(sum, about)).toBe(unit));

it.each([
  ['£5 million', 'Cairo said Egypt would pay.', 'GBP'],
  ['$5 million', 'Canada will pay.', 'USD'],
  ['5 million pesos', 'The town will be rebuilt.', 'peso'],
  ['5 million Indian rupees', 'Pakistan will be paid.', 'INR'],
  ['5 million Mexican pesos', 'The Philippines will be paid.', 'MXN'],
])('leaves %s in “%s”', (sum, about, unit) => expect(unitOf(sum, about)).toBe(unit));

it.each([
  ['$5 million', 'A bill of NZ$40 million is due.', [], 'NZD'],
  ['5 million dollars', 'It gave $A40 million in May.', [], 'AUD'],
  ['$5 million a day', 'A bill of NZ$40 million is due.', [], 'NZD/day'],
  ['$5 million', 'New Zealand will pay. The firm in New Zealand has the ship.', ['NZD'], 'NZD'],
  // the bare sign stands beside a marked one: it means those of the United States
  ['$6.3 billion', 'Coalworks of Australia bid A$4.5 billion ($2.9 billion) for the mines.', ['AUD'], 'USD'],
  ['$6.3 billion', 'Coalworks of Australia bid $2.9 billion (A$4.5 billion) for the mines.', ['AUD'], 'USD'],
  // two sorts of dollars, or none of one's own
  ['$5 million', 'A bill of NZ$40 million is due, US$30 million by then.', ['NZD'], 'USD'],
  ['US$5 million', 'A bill of NZ$40 million is due.', ['NZD'], 'USD'],
  ['$5 million', 'Canada will pay the firm.', ['NZD'], 'USD'],
  ['$5 million', 'The United States will pay, the United States said. New Zealand will not.', ['NZD'], 'USD'],
])('dollars of their own country: %s in “%s” beside %j', (sum, about, sisters, unit) =>
  expect(
    inHomeCurrency(extractFigures(`The fund will pay ${sum} to the town.`)[0] as ExtractedFigure, about, () => new Set(sisters)).unit,
  ).toBe(unit),
);
