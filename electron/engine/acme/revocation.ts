/** Revocation (RFC 8555 §7.6), signed by the account or by the certificate's own key. */
import type { Client } from 'acme-client';
import type { Connection } from './connection.ts';
import { pemOf } from './pem.ts';
import type { SessionAccount } from './session-account.ts';

/** `certificate` is DER, `reason` a code of RFC 5280 §5.3.1. Ends in `acme.alreadyRevoked` the second time. */
export const revokeByAccount = async (
  connection: Connection,
  account: SessionAccount,
  certificate: Uint8Array,
  reason: number | undefined,
): Promise<void> => {
  await connection.resource('revokeCert');
  await account.call((client) => client.revokeCertificate(...asked(certificate, reason)), 'once');
};

/** The key proves the right to revoke, so no account is opened: it works when the account is lost. */
export const revokeByCertificateKey = async (
  connection: Connection,
  keyPem: string,
  certificate: Uint8Array,
  reason: number | undefined,
): Promise<void> => {
  await connection.resource('revokeCert');
  const client = (await connection.client({ accountKey: keyPem })) as Client & LibraryInside;
  const payload = {
    certificate: Buffer.from(certificate).toString('base64url'),
    ...(reason === undefined ? {} : { reason }),
  };
  await connection.call(
    // The library's own revocation always names an account; the layer below signs with the bare key when told so.
    () => client.api.apiResourceRequest('revokeCert', payload, [200], { includeJwsKid: false }),
    'once',
  );
};

interface LibraryInside {
  readonly api: {
    apiResourceRequest(
      resource: string,
      payload: object,
      goodStatus: readonly number[],
      options: { readonly includeJwsKid: boolean },
    ): Promise<unknown>;
  };
}

const asked = (certificate: Uint8Array, reason: number | undefined) =>
  [pemOf(certificate, 'CERTIFICATE'), reason === undefined ? {} : { reason }] as const;
