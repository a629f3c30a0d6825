import { stem } from '../../text/stem.ts';
import forms from './irregular-forms.yaml';

const irregular = new Map(
  Object.entries(forms as Record<string, string>).flatMap(([base, of]) => of.split(' ').map((form) => [form, base])),
);

/** The stem by which a word is compared with others, those of irregular forms included: "sent" is "send". */
export function baseForm(word: string): string {
  return stem(irregular.get(word) ?? word);
}
