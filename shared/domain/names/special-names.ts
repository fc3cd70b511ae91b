/** Suffixes: names that never reach the public DNS, and the public suffix list. */
import { parse } from 'tldts';

/**
 * RFC 6761, RFC 6762 (with its appendix G), RFC 7686, RFC 8375, RFC 9476, ICANN's `internal` and the labels it will
 * never delegate (`corp`, `home`, `mail`), the reverse zones the Baseline Requirements forbid, and what routers
 * hand out. The value is where it is said.
 */
const specialSuffixes: Readonly<Record<string, string>> = {
  localhost: 'RFC 6761',
  test: 'RFC 6761',
  example: 'RFC 6761',
  invalid: 'RFC 6761',
  local: 'RFC 6762',
  intranet: 'RFC 6762',
  private: 'RFC 6762',
  corp: 'RFC 6762',
  home: 'RFC 6762',
  lan: 'RFC 6762',
  onion: 'RFC 7686',
  'home.arpa': 'RFC 8375',
  'in-addr.arpa': 'RFC 3172',
  'ip6.arpa': 'RFC 3172',
  alt: 'RFC 9476',
  internal: 'ICANN',
  mail: 'ICANN',
  localdomain: 'hosts',
};

export interface SpecialUse {
  readonly suffix: string;
  readonly source: string;
}

/** `name` in A-labels. A lone `lan` or `home` is a single label, not a name below it; `localhost` is both. */
export const specialUse = (name: string): SpecialUse | undefined => {
  const labels = name.split('.');
  if (labels.length === 1 && name !== 'localhost') return undefined;
  for (const count of [1, 2]) {
    const suffix = labels.slice(-count).join('.');
    const source = Object.hasOwn(specialSuffixes, suffix) ? specialSuffixes[suffix] : undefined;
    if (source !== undefined) return { suffix, source };
  }
  return undefined;
};

/** RFC 6761 §6.5: nobody's, and refused by public authorities. Their subdomains too. */
const exampleDomains = ['example.com', 'example.net', 'example.org'];

/** Domains whose names a hosting provider lends out with its machines; authorities have refused them by policy. */
const lentDomains = ['amazonaws.com', 'cloudapp.azure.com', 'cloudapp.net', 'googleusercontent.com'];

const domainAmong = (name: string, domains: readonly string[]): string | undefined =>
  domains.find((domain) => name === domain || name.endsWith(`.${domain}`));

export const exampleDomain = (name: string): string | undefined => domainAmong(name, exampleDomains);
export const lentDomain = (name: string): string | undefined => domainAmong(name, lentDomains);

export interface Suffix {
  readonly kind: 'registered' | 'is-suffix' | 'unknown';
  readonly suffix: string;
}

const listOptions = {
  // Public authorities look at the ICANN part only: github.io and *.github.io can be signed.
  allowPrivateDomains: false,
  extractHostname: false,
  validateHostname: false,
  detectIp: false,
} as const;

/** The rule `*.kobe.jp` makes a suffix of every name below `kobe.jp`, not of that name itself. */
const isParentOfWildcardRule = (name: string): boolean =>
  name.includes('.') && parse(`0.${name}`, listOptions).publicSuffix === `0.${name}`;

/** What the public suffix list says about a name in A-labels. */
export const publicSuffix = (name: string): Suffix => {
  const { domain, publicSuffix: suffix, isIcann } = parse(name, listOptions);
  if (isIcann !== true || suffix === null) return { kind: 'unknown', suffix: name.slice(name.lastIndexOf('.') + 1) };
  if (domain !== null) return { kind: 'registered', suffix };
  if (isParentOfWildcardRule(name)) return { kind: 'registered', suffix: name.slice(name.indexOf('.') + 1) };
  return { kind: 'is-suffix', suffix };
};

/**
 * The domain that belongs to one customer: `home.duckdns.org` of `nas.home.duckdns.org`. Undefined for a suffix or an
 * unknown one.
 */
export const ownDomain = (name: string): string | undefined => {
  const { domain, isIcann, isPrivate } = parse(name, { ...listOptions, allowPrivateDomains: true });
  return isIcann === true || isPrivate === true ? (domain ?? undefined) : undefined;
};
