/** Which pages outside may be opened from the page: https, at an origin that was known when the program was built. */
import type { Authority } from '../shared/domain/authorities.ts';
import type { ProviderDescriptor } from '../shared/domain/providers.ts';
import { fail } from '../shared/errors/problem.ts';

export interface LinkPolicy {
  /** The address in its canonical form. Throws `input.invalid` for any other page. */
  check(url: string): string;
}

/** Where authorities keep their terms of service and their explanations of problems (RFC 8555 §6.7, §7.1.1). */
const authorityPages: readonly string[] = [
  'https://letsencrypt.org',
  'https://community.letsencrypt.org',
  'https://zerossl.com',
  'https://secure.trust-provider.com',
  'https://pki.goog',
  'https://www.ssl.com',
  'https://legal.ssl.com',
  'https://www.actalis.com',
  'https://www.buypass.com',
];

const originOf = (url: string | undefined): readonly string[] => {
  const parsed = url === undefined ? null : URL.parse(url);
  return parsed?.protocol === 'https:' ? [parsed.origin] : [];
};

export const createLinkPolicy = (known: {
  readonly providers: readonly Pick<ProviderDescriptor, 'docsUrl' | 'createKeyUrl'>[];
  readonly authorities: readonly Pick<Authority, 'directoryUrl' | 'termsUrl' | 'bindingUrl'>[];
}): LinkPolicy => {
  const origins = new Set([
    ...authorityPages,
    ...known.providers.flatMap(({ docsUrl, createKeyUrl }) => [...originOf(docsUrl), ...originOf(createKeyUrl)]),
    ...known.authorities.flatMap(({ directoryUrl, termsUrl, bindingUrl }) =>
      [directoryUrl, termsUrl, bindingUrl].flatMap(originOf),
    ),
  ]);
  return {
    check: (url) => {
      const parsed = URL.parse(url);
      const isKnown = parsed !== null && parsed.username === '' && parsed.password === '' && origins.has(parsed.origin);
      if (!isKnown)
        throw fail('input.invalid', { issues: [{ path: 'url', message: 'not on the list of known pages' }] });
      return parsed.href;
    },
  };
};
