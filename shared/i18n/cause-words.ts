/** What to do about a cause, in words. Pure. */
import type { CauseText } from '../domain/causes.ts';
import type { Language } from '../domain/languages.ts';
import { packOf } from './packs.ts';

/** `provider`: id of the one in question, where it is known; what it alone asks for is said after the first advice. */
export const fixWords = (
  { fixes, ofProvider }: CauseText,
  language: Language,
  provider: string | undefined,
): readonly string[] => {
  const own = provider === undefined ? undefined : ofProvider?.[provider];
  const [first = '', ...others] = fixes;
  return own === undefined ? fixes : [`${first}${packOf(language).style.blank}${own}`, ...others];
};
