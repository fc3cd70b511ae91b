/** What goes wrong on the way to a target, as typed failures. */
import { CertwrightError, fail } from '../../../shared/errors/problem.ts';
import { excerpt } from '../providers/http-call.ts';

/** Names that OpenSSL and Node give to a chain that does not hold. */
const untrusted = /^(CERT_|ERR_TLS_CERT|SELF_SIGNED|DEPTH_ZERO|UNABLE_TO_|INVALID_CA|HOSTNAME_MISMATCH)/;

/** Whatever a connection threw: `install.tls-untrusted` or `install.unreachable`; ours as it is. */
export const connectionFailure = (host: string, thrown: unknown): CertwrightError => {
  if (thrown instanceof CertwrightError) return thrown;
  const code = codeOf(thrown);
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const detail = excerpt(code === '' ? message : code);
  const options = { cause: thrown };
  if (untrusted.test(code)) return fail('install.tls-untrusted', { host, detail }, options);
  return fail('install.unreachable', { host, detail }, options);
};

export const codeOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return '';
  if ('code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return thrown.cause instanceof Error ? codeOf(thrown.cause) : '';
};
