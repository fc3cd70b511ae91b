/** From a leaf to a root by what the server sent, and nothing else: no certificate is fetched to hide what is missing. Pure. */
import type { X509Certificate } from 'node:crypto';

export type ChainPath =
  /** Leaf first, without the root; `root` is the one that is known here. */
  | { readonly kind: 'trusted'; readonly used: readonly X509Certificate[]; readonly root: X509Certificate }
  | { readonly kind: 'self-signed' }
  /** It leads to a root of its own that is not known here. */
  | { readonly kind: 'unknown-root'; readonly root: X509Certificate }
  /** Nobody known here, and nobody sent, issued `last`. */
  | { readonly kind: 'open'; readonly used: readonly X509Certificate[]; readonly last: X509Certificate };

/** Trust anchors by subject. Only self-issued ones count: intermediates that a system happens to know hide a fault. */
export type Roots = ReadonlyMap<string, readonly X509Certificate[]>;

export const rootsOf = (certificates: readonly X509Certificate[]): Roots => {
  const roots = new Map<string, X509Certificate[]>();
  for (const certificate of certificates) {
    if (certificate.subject !== certificate.issuer) continue;
    const same = roots.get(certificate.subject);
    if (same === undefined) roots.set(certificate.subject, [certificate]);
    else same.push(certificate);
  }
  return roots;
};

/** Cross-signed certificates can form circles and forks; no real chain needs more. */
const longestPath = 10;
const mostSteps = 200;

export const pathToRoot = (sent: readonly [X509Certificate, ...X509Certificate[]], roots: Roots): ChainPath => {
  const [leaf, ...above] = sent;
  let steps = 0;
  let dead: ChainPath | undefined;
  const climb = (used: readonly X509Certificate[], last: X509Certificate): ChainPath | undefined => {
    const root = rootAbove(last, roots);
    if (root !== undefined) return { kind: 'trusted', used: sameAs(root, last) ? used.slice(0, -1) : used, root };
    if (last.subject === last.issuer && isSignedBy(last, last)) {
      dead ??= used.length === 1 ? { kind: 'self-signed' } : { kind: 'unknown-root', root: last };
      return undefined;
    }
    let found = false;
    for (const next of above) {
      if (used.length >= longestPath || steps >= mostSteps) break;
      if (used.some((one) => sameAs(one, next)) || !mayHaveIssued(next, last)) continue;
      steps += 1;
      if (!isSignedBy(last, next)) continue;
      found = true;
      const path = climb([...used, next], next);
      if (path !== undefined) return path;
    }
    if (!found && dead === undefined) dead = { kind: 'open', used, last };
    return undefined;
  };
  return climb([leaf], leaf) ?? dead ?? { kind: 'open', used: sent.slice(0, 1), last: leaf };
};

const rootAbove = (certificate: X509Certificate, roots: Roots): X509Certificate | undefined =>
  roots.get(certificate.subject)?.find((root) => sameAs(root, certificate)) ??
  roots.get(certificate.issuer)?.find((root) => isSignedBy(certificate, root));

export const sameAs = (one: X509Certificate, other: X509Certificate): boolean =>
  one.fingerprint256 === other.fingerprint256;

const mayHaveIssued = (issuer: X509Certificate, certificate: X509Certificate): boolean =>
  issuer.ca && issuer.subject === certificate.issuer;

/** A key of a kind that is not known here has signed nothing. */
const isSignedBy = (certificate: X509Certificate, issuer: X509Certificate): boolean => {
  try {
    return certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
};

/**
 * Whether what is missing above `last` is likely an intermediate of an authority, not a root of somebody's own: such
 * authorities say where the issuer can be had (RFC 5280 §4.2.2.1) or log what they sign (RFC 6962 §3.3).
 */
export const wantsIntermediate = (last: X509Certificate): boolean =>
  /CA Issuers/i.test(last.infoAccess ?? '') || last.raw.includes(signedTimestamps);

/** 1.3.6.1.4.1.11129.2.4.2 in DER. */
const signedTimestamps = Buffer.from('060a2b06010401d679020402', 'hex');
