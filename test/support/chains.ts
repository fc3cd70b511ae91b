/** Chains of every kind of key, made once by openssl: what an authority would have sent, and its root. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyType } from '../../shared/domain/certificates.ts';
import { openssl } from './openssl-authority.ts';
import { tempFolder } from './temp-folder.ts';

export interface MadeChain {
  readonly keyType: KeyType;
  /** PKCS#8. */
  readonly keyPem: string;
  /** Leaf first, without the root. */
  readonly chainPem: string;
  readonly rootPem: string;
  readonly intermediates: 1 | 2;
}

export interface Chains {
  readonly folder: string;
  readonly rootPem: string;
  of(keyType: ChainKey, intermediates: 1 | 2): MadeChain;
  remove(): void;
}

export const chainKeys = ['ec256', 'ec384', 'rsa2048', 'rsa4096'] as const;
export type ChainKey = (typeof chainKeys)[number];

const keyOptions: Readonly<Record<ChainKey, readonly string[]>> = {
  ec256: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'],
  ec384: ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'],
  rsa2048: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:2048'],
  rsa4096: ['-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:4096'],
};

/** Of all certificates here; also good for a loopback server. */
export const chainNames = ['shop.example.org', 'localhost'] as const;

/**
 * `keys` are those that are needed; the rest is never made. The authorities have RSA keys, as most do: a leaf on a curve
 * below them is a mixed chain.
 */
export const makeChains = (keys: readonly ChainKey[] = chainKeys): Chains => {
  const folder = tempFolder('certwright-chains-');
  const at = (name: string) => join(folder.path, name);
  const names = chainNames.map((name) => `DNS:${name}`).join(',');
  writeFileSync(at('ca.ext'), 'basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign\n');
  writeFileSync(
    at('leaf.ext'),
    `basicConstraints=critical,CA:FALSE\nextendedKeyUsage=serverAuth\nsubjectAltName=${names},IP:127.0.0.1\n`,
  );
  const makeKey = (name: string, kind: ChainKey) =>
    openssl(['genpkey', ...keyOptions[kind], '-out', at(`${name}.key`)]);
  const certify = (name: string, subject: string, extensions: string, signer?: string): string => {
    openssl(['req', '-new', '-key', at(`${name}.key`), '-subj', subject, '-out', at(`${name}.csr`)]);
    const by =
      signer === undefined
        ? ['-signkey', at(`${name}.key`)]
        : ['-CA', at(`${signer}.pem`), '-CAkey', at(`${signer}.key`)];
    const to = ['-days', '90', '-extfile', at(extensions), '-out', at(`${name}.pem`)];
    openssl([
      'x509',
      '-req',
      '-in',
      at(`${name}.csr`),
      ...by,
      ...(signer === undefined ? [] : ['-CAcreateserial']),
      ...to,
    ]);
    return readFileSync(at(`${name}.pem`), 'utf8');
  };
  const authority = (name: string, subject: string, signer?: string): string => {
    makeKey(name, 'rsa2048');
    return certify(name, subject, 'ca.ext', signer);
  };
  const rootPem = authority('root', '/C=XX/O=Test Trust/CN=Test Root');
  const first = authority('first', '/O=Test Trust/CN=Test Intermediate 1', 'root');
  const second = authority('second', '/O=Test Trust/CN=Test Intermediate 2', 'first');
  for (const kind of keys) makeKey(kind, kind);
  const made = new Map<string, MadeChain>();
  return {
    folder: folder.path,
    rootPem,
    of: (keyType, intermediates) => {
      const id = `${keyType}-${intermediates}`;
      const before = made.get(id);
      if (before !== undefined) return before;
      const leaf = certify(keyType, `/CN=${chainNames[0]}`, 'leaf.ext', intermediates === 1 ? 'first' : 'second');
      const keyPem = readFileSync(at(`${keyType}.key`), 'utf8');
      const chainPem = leaf + (intermediates === 1 ? first : second + first);
      const chain = { keyType, keyPem, chainPem, rootPem, intermediates };
      made.set(id, chain);
      return chain;
    },
    remove: folder.remove,
  };
};
