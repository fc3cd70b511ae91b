/** What was found at a watched host, in words; the page and the command line say the same. Pure. */
import type { Language } from '../domain/app.ts';
import type { WatchedEndpoint, WatchFinding } from '../domain/watch.ts';
import { sentence } from './index.ts';
import { dateWords } from './moments.ts';

export interface FindingWords {
  readonly title: string;
  readonly means: string;
  readonly advice: string;
}

const whose = ['same-key', 'self-signed', 'same-authority', 'other-authority'] as const;

export const watchFindingWords = (
  { code, detail, address = '' }: WatchFinding,
  { host, port }: Pick<WatchedEndpoint, 'host' | 'port'>,
  language: Language,
): FindingWords => {
  const values = {
    name: host,
    ...detail,
    address,
    port,
    ...(detail.date === undefined ? {} : { date: dateWords(detail.date, language) }),
  };
  const like = whose.find((one) => one === detail.looksLike) ?? 'other-authority';
  const all = { ...values, whose: sentence(language, `watching.whose.${like}`, values) };
  return {
    title: sentence(language, `watching.${code}.title`, all),
    means: sentence(language, `watching.${code}.means`, all),
    advice: sentence(language, `watching.${code}.do`, all),
  };
};

/** `[2001:db8::1]:443`, `mail.example.org:25`. */
export const hostAndPort = ({ host, port }: Pick<WatchedEndpoint, 'host' | 'port'>): string =>
  `${host.includes(':') ? `[${host}]` : host}:${port}`;
