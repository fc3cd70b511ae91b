import { describe, expect, it } from 'vitest';
import { keyRecordFor } from '../../../electron/engine/keys/key-record.ts';
import { samplePolicy, sampleVersion } from '../storage/samples.ts';

const version = sampleVersion('v1');
const current = { version, keyRecord: 'certificate-key/run-1' };
const reuse = { ...samplePolicy, keyType: version.keyType, keyPolicy: 'reuse' as const };

describe('the key of the next certificate', () => {
  it('is the one in use where the policy keeps it', () => {
    expect(keyRecordFor(reuse, current)).toBe('certificate-key/run-1');
  });

  it('is a new one otherwise: by policy, for the first time, of another kind, or because the old one got out', () => {
    const revoked = (reason: number) => ({
      ...current,
      version: { ...version, revoked: { at: '2026-01-01T00:00:00Z', reason } },
    });
    expect([
      keyRecordFor({ ...reuse, keyPolicy: 'new' }, current),
      keyRecordFor(reuse, undefined),
      keyRecordFor({ ...reuse, keyType: 'rsa4096' }, current),
      keyRecordFor(reuse, { version, keyRecord: '' }),
      keyRecordFor(reuse, revoked(1)),
    ]).toEqual([undefined, undefined, undefined, undefined, undefined]);
    expect(keyRecordFor(reuse, revoked(4))).toBe('certificate-key/run-1');
  });

  it('is nobody’s here with a request made elsewhere', () => {
    expect(keyRecordFor({ ...reuse, csrPem: 'a request' }, current)).toBe('');
  });
});
