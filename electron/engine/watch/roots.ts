/** Whom visitors and this computer trust. */
import { X509Certificate } from 'node:crypto';
import { getCACertificates } from 'node:tls';
import { type Roots, rootsOf } from './chain.ts';

/** Those of browsers and of this system, and those given as PEM. Ones that cannot be read count for nothing. */
export const trustedRoots = (ownPem: readonly string[]): Roots => {
  const pems = [...getCACertificates('bundled'), ...getCACertificates('system'), ...ownPem];
  return rootsOf([...new Set(pems)].flatMap(read));
};

const read = (pem: string): readonly X509Certificate[] => {
  try {
    return [new X509Certificate(pem)];
  } catch {
    return [];
  }
};
