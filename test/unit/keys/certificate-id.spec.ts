import { X509Certificate } from 'node:crypto';
import { expect, it } from 'vitest';
import { certificateIdOf } from '../../../electron/engine/keys/certificate-id.ts';
import { createOpensslAuthority } from '../../support/openssl-authority.ts';
import { tempFolder } from '../../support/temp-folder.ts';
import { describeWith } from '../../support/tools.ts';

/** RFC 9773 appendix A. */
const example = `-----BEGIN CERTIFICATE-----
MIIBQzCB66ADAgECAgUAh2VDITAKBggqhkjOPQQDAjAVMRMwEQYDVQQDEwpFeGFt
cGxlIENBMCIYDzAwMDEwMTAxMDAwMDAwWhgPMDAwMTAxMDEwMDAwMDBaMBYxFDAS
BgNVBAMTC2V4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEeBZu
7cbpAYNXZLbbh8rNIzuOoqOOtmxA1v7cRm//AwyMwWxyHz4zfwmBhcSrf47NUAFf
qzLQ2PPQxdTXREYEnKMjMCEwHwYDVR0jBBgwFoAUaYhba4dGQEHhs3uEe6CuLN4B
yNQwCgYIKoZIzj0EAwIDRwAwRAIge09+S5TZAlw5tgtiVvuERV6cT4mfutXIlwTb
+FYN/8oCIClDsqBklhB9KAelFiYt9+6FDj3z4KGVelYM5MdsO3pK
-----END CERTIFICATE-----
`;

describeWith(['openssl'], 'the id under which an authority knows a certificate', () => {
  it('is the one of RFC 9773, with the zero byte in front of a serial number that begins with 0x80 or more', async () => {
    expect(await certificateIdOf(new X509Certificate(example).raw)).toBe('aYhba4dGQEHhs3uEe6CuLN4ByNQ.AIdlQyE');
  });

  it('is missing where a certificate does not say which key signed it', async () => {
    const folder = tempFolder();
    const { rootPem } = createOpensslAuthority(folder.path);
    folder.remove();
    expect(await certificateIdOf(new X509Certificate(rootPem).raw)).toBe(undefined);
  });
});
