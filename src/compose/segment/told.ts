/** Verbs by which the news names who told something, for patterns. */
export const TELLS = 'said|says|told';

/** Words of somebody: quoted, or with the verb by which the news names its teller. News about pages and readers speaks so, pages do not. */
export const TOLD_BY = new RegExp(`["“”]|\\b(?:${TELLS}|(?<!you have )asked|wrote|according)\\b`);
