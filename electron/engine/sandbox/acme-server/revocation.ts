/** Revocation (RFC 8555 §7.6). */
import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { type AcmeContext, type Reply, readPayload, type SignedCall } from './context.ts';
import { fromBase64url } from './jws.ts';
import { refuse } from './problems.ts';
import { authorizationAt, type IssuedCertificate } from './state.ts';

const revokeSchema = z.object({ certificate: z.string(), reason: z.number().int().optional() });
/** RFC 5280 §5.3.1: unspecified, keyCompromise, affiliationChanged, superseded, cessationOfOperation. */
const reasons: ReadonlySet<number> = new Set([0, 1, 3, 4, 5]);

/** By the account that ordered it, an account that controls all its names today, or the certificate's own key. */
export const revoke = (context: AcmeContext, call: SignedCall): Reply => {
  const { state } = context;
  const request = readPayload(revokeSchema, call.payload);
  const der = fromBase64url(request.certificate);
  const certificate = [...state.certificates.values()].find((known) => der.equals(known.der));
  if (!certificate) throw refuse('malformed', 'This authority did not issue this certificate', { status: 404 });
  if (!mayRevoke(context, call, certificate)) throw refuse('unauthorized', 'This key may not revoke this certificate');
  if (request.reason !== undefined && !reasons.has(request.reason)) {
    throw refuse('badRevocationReason', `The reason ${request.reason} is not accepted; 0, 1, 3, 4 and 5 are`);
  }
  if (certificate.revokedAt) throw refuse('alreadyRevoked', 'The certificate was revoked before');
  state.certificates.set(certificate.id, { ...certificate, revokedAt: context.clock.now() });
  return { status: 200 };
};

const mayRevoke = (context: AcmeContext, call: SignedCall, certificate: IssuedCertificate): boolean => {
  const { account, key } = call;
  if (!account) return new X509Certificate(certificate.der).publicKey.equals(key.object);
  if (account.id === certificate.accountId) return true;
  const now = context.clock.now();
  const proven = [...context.state.authorizations.values()].filter(
    (authorization) => authorization.accountId === account.id && authorizationAt(authorization, now).status === 'valid',
  );
  return certificate.identifiers.every(({ type, value }) =>
    proven.some(
      ({ identifier, wildcard }) =>
        identifier.type === type && (wildcard ? `*.${identifier.value}` : identifier.value) === value,
    ),
  );
};
