/** Why a connection broke, from what Node reports (scenario S5: every cause has its own code). */
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { peerOf } from './peer.ts';

/** OpenSSL's verification results and Node's own name check: someone else answers, or a clock is wrong. */
const untrusted =
  /^(CERT_|CRL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|ERROR_IN_CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERR_TLS_CERT_ALTNAME_INVALID$)/;

/** `issuer` is who signed the certificate the server showed, when one was seen. `timeout` is in milliseconds. */
export const networkFailure = (
  error: Error,
  url: string,
  timeout: number,
  issuer: string | undefined,
): CertwrightError => {
  const peer = peerOf(url);
  const code = codeOf(error);
  const cause = { cause: error };
  if (untrusted.test(code)) {
    return fail('network.tls-untrusted', { ...peer, reason: code, ...(issuer === undefined ? {} : { issuer }) }, cause);
  }
  if (code === 'ENOTFOUND' || code.startsWith('EAI_')) return fail('network.dns', peer, cause);
  if (code === 'ECONNREFUSED') return fail('network.refused', peer, cause);
  if (code === 'ETIMEDOUT') return fail('network.timeout', { ...peer, seconds: timeout / 1000 }, cause);
  if (['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(code)) return fail('network.reset', peer, cause);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') || code.startsWith('ERR_OSSL_')) {
    return fail('network.tls-failed', { ...peer, reason: tlsReason(error, code) }, cause);
  }
  if (code.startsWith('HPE_')) return fail('acme.bad-answer', { ...peer, status: 0, reason: code }, cause);
  return fail('network.unreachable', peer, cause);
};

/** With several addresses tried, the most telling failure: a refusal proves that a machine answered. */
const codeOf = (error: Error): string => {
  const codes = (error instanceof AggregateError ? error.errors : [error]).map((one: unknown) =>
    one instanceof Error && 'code' in one ? String(one.code) : '',
  );
  return ['ECONNREFUSED', 'ETIMEDOUT'].find((code) => codes.includes(code)) ?? codes[0] ?? '';
};

const tlsReason = (error: Error, code: string): string =>
  'reason' in error && typeof error.reason === 'string' ? error.reason : code;
