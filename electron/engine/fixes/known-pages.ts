/** Which pages outside people may be sent to: https, at an origin that was known when the program was built. */
import type { Authority } from '../../../shared/domain/authorities.ts';
import type { ProviderDescriptor } from '../../../shared/domain/providers.ts';

/** Where authorities keep their terms of service and their explanations of problems (RFC 8555 §6.7, §7.1.1). */
const authorityPages: readonly string[] = [
  'https://letsencrypt.org',
  'https://community.letsencrypt.org',
  /** Names that were paused are let go on there. */
  'https://portal.letsencrypt.org',
  'https://zerossl.com',
  'https://secure.trust-provider.com',
  'https://pki.goog',
  'https://www.ssl.com',
  'https://legal.ssl.com',
  'https://www.actalis.com',
  'https://www.buypass.com',
];

export interface KnownPages {
  readonly providers: readonly Pick<ProviderDescriptor, 'docsUrl' | 'createKeyUrl'>[];
  readonly authorities: readonly Pick<Authority, 'directoryUrl' | 'termsUrl' | 'bindingUrl'>[];
  /** Pages of this program itself. */
  readonly own?: readonly string[];
}

export const knownOrigins = ({ providers, authorities, own = [] }: KnownPages): ReadonlySet<string> =>
  new Set([
    ...authorityPages,
    ...own.flatMap(originOf),
    ...providers.flatMap(({ docsUrl, createKeyUrl }) => [...originOf(docsUrl), ...originOf(createKeyUrl)]),
    ...authorities.flatMap(({ directoryUrl, termsUrl, bindingUrl }) =>
      [directoryUrl, termsUrl, bindingUrl].flatMap(originOf),
    ),
  ]);

/** The address in its canonical form; `undefined` for any other page. */
export const knownPage = (url: string, origins: ReadonlySet<string>): string | undefined => {
  const parsed = URL.parse(url);
  const isKnown = parsed !== null && parsed.username === '' && parsed.password === '' && origins.has(parsed.origin);
  return isKnown ? parsed.href : undefined;
};

const originOf = (url: string | undefined): readonly string[] => {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed?.protocol === 'https:' ? [parsed.origin] : [];
};
