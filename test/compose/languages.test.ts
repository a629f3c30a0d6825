import { expect, it } from 'vitest';
import { compose } from '../../src/compose/compose.ts';
import { silent } from '../../src/model/log.ts';
import { sourceOf } from './sources.ts';

it.each([
  [
    'de',
    'military',
    'Bei einem Luftangriff auf die Stadt Orvand sind am Montag neun Soldaten getötet worden, teilten die Streitkräfte mit.',
  ],
  ['fr', 'diplomacy', 'Le ministre des Affaires étrangères a reçu mardi les ambassadeurs des deux pays pour de nouvelles négociations.'],
  ['es', 'funding', 'El banco aprobó el martes un préstamo de 300 millones de euros para reconstruir las escuelas.'],
  ['uk', 'military', 'Унаслідок ракетного удару по місту загинули двоє людей, повідомили військові.'],
  ['ru', 'shipping', 'Танкер и два грузовых судна столкнулись в порту, сообщили спасатели, судоходство остановлено.'],
])('sorts a sentence in %s', (language, section, text) => {
  const brief = compose([sourceOf('s1', 'a.txt', `${text}\n`, { language })], { date: '2024-10-22' }, silent);
  expect(brief.sections.filter(({ items }) => items.length > 0).map(({ id }) => id)).toEqual([section]);
  expect(brief.sections.flatMap(({ items }) => items)[0]?.sentences[0]?.text).toBe(text);
});
