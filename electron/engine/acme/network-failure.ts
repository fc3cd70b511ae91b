/** Why a connection broke, from what Node reports (scenario S5: every cause has its own code). */
import { networkInterfaces } from 'node:os';
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { proxyFailure } from '../proxy/failure.ts';
import type { Way } from '../proxy/ways.ts';
import { peerOf } from './peer.ts';
import { isInterception, type ShownCertificate } from './shown-certificate.ts';

/** What is known beside the error itself. */
export interface FailedConnection {
  readonly url: string;
  /** Milliseconds. */
  readonly timeout: number;
  /** A root was given for this server. */
  readonly ownRoot: boolean;
  /** The certificate the server showed, when one was seen. */
  readonly shown?: ShownCertificate | undefined;
  /** The proxy that it went through. */
  readonly way?: Way | undefined;
  /** Whether this machine has a network at all. */
  online(): boolean;
}

/** The certificate was seen and not accepted. */
export const isUntrusted = (error: Error): boolean => untrusted.test(codeOf(error));

export const networkFailure = (error: Error, at: FailedConnection): CertwrightError => {
  const peer = peerOf(at.url);
  const code = codeOf(error);
  const cause = { cause: error };
  const ofProxy = at.way === undefined ? undefined : proxyFailure(error, new URL(at.url), at.way);
  // Without any network, no proxy is to blame.
  if (ofProxy !== undefined && (at.online() || !(noRoute.has(code) || isLookup(code)))) return ofProxy;
  if (untrusted.test(code)) return certificateFailure(code, at, error);
  if ((isLookup(code) || noRoute.has(code)) && !at.online()) return fail('network.none', peer, cause);
  if (isLookup(code)) return fail('network.dns', peer, cause);
  if (code === 'ECONNREFUSED') return fail('network.refused', peer, cause);
  if (code === 'ETIMEDOUT') return fail('network.timeout', { ...peer, seconds: at.timeout / 1000 }, cause);
  if (['ECONNRESET', 'EPIPE', 'ECONNABORTED'].includes(code)) return fail('network.reset', peer, cause);
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_') || code.startsWith('ERR_OSSL_')) {
    return fail('network.tls-failed', { ...peer, reason: tlsReason(error, code) }, cause);
  }
  if (code.startsWith('HPE_')) return fail('acme.bad-answer', { ...peer, status: 0, reason: code }, cause);
  return fail('network.unreachable', peer, cause);
};

/** An address that reaches beyond this machine: loopback and self-assigned ones (RFC 3927, RFC 4291 §2.5.6) do not. */
export const hasNetwork = (interfaces = networkInterfaces()): boolean =>
  Object.values(interfaces).some((addresses) =>
    addresses?.some(({ internal, address }) => !internal && !/^(169\.254\.|fe[89ab])/i.test(address)),
  );

/** OpenSSL's verification results and Node's own name check: someone else answers, or a clock is wrong. */
const untrusted =
  /^(CERT_|CRL_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|ERROR_IN_CERT_|INVALID_CA$|INVALID_PURPOSE$|PATH_LENGTH_EXCEEDED$|HOSTNAME_MISMATCH$|ERR_TLS_CERT_ALTNAME_INVALID$)/;

const isLookup = (code: string): boolean => code === 'ENOTFOUND' || code.startsWith('EAI_');

const noRoute: ReadonlySet<string> = new Set(['ENETUNREACH', 'EHOSTUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

const certificateFailure = (reason: string, at: FailedConnection, cause: Error): CertwrightError => {
  const { shown, way } = at;
  const issuer = shown?.issuer === undefined ? {} : { issuer: shown.issuer };
  // No server was seen behind it, so the certificate is that of the proxy.
  if (way?.proxy.startsWith('https:') === true && shown === undefined)
    return fail('proxy.unreachable', { proxy: way.proxy, reason: 'untrusted' }, { cause, retryable: false });
  if (way !== undefined && shown !== undefined && isInterception(shown, reason, at.url, at.ownRoot)) {
    const { host } = new URL(at.url);
    return fail('proxy.intercepts', { proxy: way.proxy, host, issuer: '', ...issuer }, { cause });
  }
  if (shown !== undefined && isInterception(shown, reason, at.url, at.ownRoot))
    return fail('network.tls-intercepted', { ...peerOf(at.url), issuer: '', ...issuer }, { cause });
  return fail('network.tls-untrusted', { ...peerOf(at.url), reason, ...issuer }, { cause });
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
