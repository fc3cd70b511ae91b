/** What a finding is, in a line. Pure; apart from its meaning and its fixes, whose words are many. */
import type { Language } from '../domain/app.ts';
import type { PreflightFinding } from '../domain/preflight.ts';
import { inBrackets, isSentence, reasonWords, sentence } from './index.ts';
import type { Values } from './interpolate.ts';
import { shortMomentWords } from './moments.ts';

/** `values` replace details by what people call them, such as the name of a provider for its id. */
export const findingTitle = (
  { code, detail }: Pick<PreflightFinding, 'code' | 'detail'>,
  language: Language,
  values: Values = {},
): string => {
  const key = `preflight.${code}`;
  if (!isSentence(key)) return code;
  const title = sentence(language, key, { ...readable(detail, language), ...values });
  // An authority that is known by its host alone is named once.
  const { host = '' } = detail;
  return host === '' ? title : title.replace(inBrackets(host, host, language), host);
};

/** Details as people read them. */
export const readable = (detail: PreflightFinding['detail'], language: Language): Values =>
  Object.fromEntries(
    Object.entries(detail).map(([key, value]) => {
      if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) return [key, shortMomentWords(value, language)];
      if (key === 'kind') return [key, wordsFor(`vault.kind.${value}`, value, language)];
      // As a number it chooses between one and many.
      if (key === 'count' && /^\d+$/.test(value)) return [key, Number(value)];
      if (key === 'url') return [key, originOf(value)];
      if (key === 'why') return [key, wordsFor(`dnssec.why.${value}`, value, language)];
      return [key, key === 'reason' ? reasonOf(value, language) : value];
    }),
  );

/** The rest of a URL is a path with a token in it, which is evidence and nothing for a title. */
const originOf = (url: string): string => /^[a-z][\w+.-]*:\/\/[^/?#\s]+/i.exec(url)?.[0] ?? url.slice(0, 100);

const wordsFor = (key: string, otherwise: string, language: Language): string =>
  isSentence(key) ? sentence(language, key, { at: '' }).replace(/\s*[（(][)）]$/, '') : otherwise;

const reasonOf = (reason: string, language: Language): string => {
  const known: string = `preflight.reason.${reason}`;
  if (isSentence(known)) return sentence(language, known);
  return /^[\w.-]+$/.test(reason) ? reasonWords('internal', reason, language) : reason;
};
