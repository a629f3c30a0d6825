// Closed classes of English words, in small letters: whoever reads figures and tellers takes them from here.

export const WEEKDAYS: readonly string[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
export const WEEKDAYS_CUT: readonly string[] = ['mon', 'tue', 'tues', 'wed', 'thu', 'thur', 'thurs', 'fri', 'sat', 'sun'];

/** Without "may", which is mostly the verb. */
const MONTHS: readonly string[] = [
  'january', 'february', 'march', 'april', 'june', 'july', 'august', 'september', 'october', 'november', 'december',
]; // biome-ignore format: one list

export const MONTHS_AND_WEEKDAYS: ReadonlySet<string> = new Set([...MONTHS, ...WEEKDAYS]);

export const BE: readonly string[] = ['is', 'are', 'was', 'were', 'been'];
export const HAVE: readonly string[] = ['has', 'have', 'had'];
export const DO: readonly string[] = ['do', 'does', 'did'];

export const AUXILIARIES: ReadonlySet<string> = new Set([
  ...BE, 'be', 'being', ...HAVE, 'having', ...DO, 'will', 'would', 'could', 'may', 'might', 'can', 'should', 'must', 'shall',
]); // biome-ignore format: one list

export const ARTICLES: ReadonlySet<string> = new Set(['the', 'a', 'an', 'its', 'their', 'his', 'her']);
