/** Certificates in a profile that nobody had to order: what a run leaves in the database, and a leaf of any names. */
import { X509Certificate } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { identifiersOf } from '../../electron/engine/keys/read-certificate.ts';
import type { Storage } from '../../electron/engine/storage/open-storage.ts';
import type { Policy } from '../../shared/domain/certificates.ts';
import { samplePolicy, sampleView } from '../unit/storage/samples.ts';

/** PEM of a leaf with these names. */
export const leafFor = async (names: readonly string[]): Promise<string> => {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await globalThis.crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const leaf = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=test',
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.SubjectAlternativeNameExtension(names.map((value): x509.JsonGeneralName => ({ type: 'dns', value }))),
    ],
  });
  return `${leaf.toString('pem')}\n`;
};

export const policyFor = (...names: string[]): Policy => ({
  ...samplePolicy,
  identifiers: names.map((value) => ({ type: 'dns', value })),
});

/** A run of the account `a1` that began, and unless it is still working ended, at that time. */
export const saveRun = (
  storage: Storage,
  {
    id,
    certificateId,
    status,
    at,
  }: {
    readonly id: string;
    readonly certificateId: string;
    readonly status: 'working' | 'succeeded' | 'failed';
    readonly at: string;
  },
): void =>
  storage.runs.save({
    id,
    certificateId,
    status,
    state: { accountId: 'a1', replaces: 'x.y' },
    view: sampleView(id, certificateId),
    startedAt: at,
    updatedAt: at,
    ...(status === 'working' ? {} : { endedAt: at }),
  });

/** The certificate with one version, signed when it begins, and the run that got it. */
export const saveIssued = (
  storage: Storage,
  {
    id,
    policy,
    chainPem,
    notBefore,
    notAfter,
    names = namesOf(chainPem),
  }: {
    readonly id: string;
    readonly policy: Policy;
    readonly chainPem: string;
    readonly notBefore: string;
    readonly notAfter: string;
    /** Those of the chain unless told; a run keeps them beside it. */
    readonly names?: string[];
  },
): void => {
  storage.certificates.save({ id, name: policy.identifiers[0]?.value ?? '', policy, createdAt: notBefore });
  saveRun(storage, { id: `run-${id}`, certificateId: id, status: 'succeeded', at: notBefore });
  storage.certificates.addVersion({
    certificateId: id,
    version: {
      id: `version-${id}`,
      serial: '0A',
      notBefore,
      notAfter,
      issuer: 'Test Issuer',
      keyType: 'ec256',
      fingerprintSha256: 'AA:BB',
      chain: [],
      createdAt: notBefore,
      names,
    },
    chainPem,
    keyRecord: 'k',
    runId: `run-${id}`,
  });
};

const namesOf = (chainPem: string): string[] | undefined =>
  chainPem.includes('-----BEGIN CERTIFICATE-----')
    ? identifiersOf(new X509Certificate(chainPem)).map(({ value }) => value)
    : undefined;
