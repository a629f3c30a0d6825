import { describe, expect, it } from 'vitest';
import type { Changes } from '../../src/model/brief.ts';
import { identityParts } from '../../src/theme/identity.ts';
import { labelsFor } from '../../src/theme/labels.ts';
import { fixture } from '../fixtures/brief.ts';

const told = (changes: Changes, language = 'en') =>
  identityParts({ ...fixture, edition: { ...fixture.edition, changes } }, labelsFor(language))
    .at(-2)
    ?.replaceAll('\u00a0', ' ');

describe('what changed, in the identity line', () => {
  const all = { since: '2031-10-20', new: 12, updated: 3, unchanged: 6, dropped: 2 };
  it.each([
    ['en', 'Since the edition of 20 October 2031: 12 new, 3 updated, 4 unchanged, 2 unchanged and not printed'],
    ['de', 'Seit der Ausgabe vom 20. Oktober 2031: 12 neu, 3 aktualisiert, 4 unverändert, 2 unverändert und nicht gedruckt'],
    ['fr', 'Depuis l’édition du 20 octobre 2031 : 12 nouveaux, 3 actualisés, 4 inchangés, 2 inchangés et non imprimés'],
    ['es', 'Desde la edición del 20 de octubre de 2031: 12 nuevos, 3 actualizados, 4 sin cambios, 2 sin cambios y no impresos'],
    ['uk', 'Від випуску за 20 жовтня 2031 року: нових: 12, оновлених: 3, без змін: 4, без змін і не надруковано: 2'],
  ])('%s', (language, expected) => expect(told(all, language)).toBe(expected));
  it('says nothing of what there is none of', () => {
    expect(told({ since: '2031-10-20', new: 1, updated: 0, unchanged: 0 })).toBe('Since the edition of 20 October 2031: 1 new');
    expect(told({ since: '2031-10-20', new: 0, updated: 0, unchanged: 0 })).toMatch(/sources/);
  });
});
