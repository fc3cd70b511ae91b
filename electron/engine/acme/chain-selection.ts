/** Which of the chains that an authority offers is kept (RFC 8555 §7.4.2). Pure. */
import type { Policy } from '../../../shared/domain/certificates.ts';

export interface OfferedChain {
  readonly pem: string;
  /** Issuer of each certificate, leaf first: the last is the root, whether or not it was sent. */
  readonly issuers: readonly string[];
}

export interface ChosenChain {
  readonly pem: string;
  /** Set when what was wanted is not among them, and the default was taken instead. */
  readonly notOffered?: { readonly wanted: string; readonly offered: string[] };
}

/**
 * The first chain with an issuer of the wanted name, in whatever case, or the one with the fewest certificates, the
 * earlier of equals. `standard` is what the authority sends unasked, and what is kept when nothing fits.
 */
export const chooseChain = (
  standard: OfferedChain,
  alternates: readonly OfferedChain[],
  preferred: NonNullable<Policy['preferredChain']>,
): ChosenChain => {
  const chains = [standard, ...alternates];
  if (preferred.kind === 'shortest') {
    const [shortest = standard] = chains.toSorted((one, other) => one.issuers.length - other.issuers.length);
    return { pem: shortest.pem };
  }
  const wanted = plain(preferred.name);
  const found = chains.find(({ issuers }) => issuers.some((issuer) => plain(issuer) === wanted));
  if (found !== undefined) return { pem: found.pem };
  const offered = [...new Set(chains.map(({ issuers }) => issuers.at(-1) ?? ''))];
  return { pem: standard.pem, notOffered: { wanted: preferred.name, offered } };
};

const plain = (name: string): string => name.trim().toLowerCase();
