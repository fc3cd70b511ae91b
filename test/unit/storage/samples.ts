import type { CertificateVersion, Policy } from '../../../shared/domain/certificates.ts';
import type { RunView } from '../../../shared/domain/runs.ts';

export const samplePolicy: Policy = {
  identifiers: [
    { type: 'dns', value: 'example.org' },
    { type: 'dns', value: '*.example.org' },
  ],
  authority: { id: 'letsencrypt' },
  proof: { method: 'dns-01', provider: 'cloudflare', credentialId: 'c1' },
  keyType: 'ec256',
  contact: ['me@example.org'],
  resolvers: [],
  termsAgreed: true,
  fallbackProofs: [],
  fallbackAuthorities: [],
  keyPolicy: 'new',
};

export const sampleVersion = (id: string, createdAt = '2026-01-02T00:00:00.000Z'): CertificateVersion => ({
  id,
  serial: '0A',
  notBefore: '2026-01-01T00:00:00.000Z',
  notAfter: '2026-04-01T00:00:00.000Z',
  issuer: 'Test Issuer',
  keyType: 'ec256',
  fingerprintSha256: 'AA:BB',
  chain: [{ subject: 'example.org', issuer: 'Test Issuer', notAfter: '2026-04-01T00:00:00.000Z' }],
  createdAt,
});

export const sampleView = (id: string, certificateId: string): RunView => ({
  id,
  certificateId,
  identifiers: samplePolicy.identifiers,
  authorityName: "Let's Encrypt",
  practice: false,
  status: 'working',
  startedAt: '2026-01-01T00:00:00.000Z',
  steps: [{ id: 'order', status: 'working' }],
  records: [],
  warnings: [],
});
