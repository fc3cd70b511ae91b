/** What a proxy has to do with a connection that broke. */
import { type CertwrightError, fail } from '../../../shared/errors/problem.ts';
import type { Way } from './ways.ts';

/**
 * `proxy.sign-in-needed`, `proxy.sign-in-wrong`, `proxy.refused`, `proxy.unreachable`; `undefined` where the tunnel stood
 * and the server behind it is to be blamed. `error` is what node:http or node:https reported.
 */
export const proxyFailure = (error: unknown, target: URL, { proxy, signsIn }: Way): CertwrightError | undefined => {
  if (!(error instanceof Error)) return undefined;
  const options = { cause: error };
  const host = target.host;
  if ('statusCode' in error && typeof error.statusCode === 'number') {
    const { statusCode: status } = error;
    // RFC 9110 §15.5.8; Tinyproxy says 401 where the password is wrong.
    if (status === 407 || (signsIn && status === 401))
      return fail(signsIn ? 'proxy.sign-in-wrong' : 'proxy.sign-in-needed', { proxy, host }, options);
    // What it forbids stays forbidden; what it could not reach may be back soon.
    return fail('proxy.refused', { proxy, host, status }, { ...options, retryable: status >= 500 });
  }
  const reason = codeOf(error);
  if (reason === tunnelCode || beforeTheTunnel.test(reason))
    return fail('proxy.unreachable', { proxy, reason: reason === tunnelCode ? 'no-answer' : reason }, options);
  return undefined;
};

const tunnelCode = 'ERR_PROXY_TUNNEL';

/** Only the proxy is looked up and connected to: none of these can come from the server behind it. */
const beforeTheTunnel = /^(ECONNREFUSED|ENOTFOUND|EAI_\w+|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENETDOWN|EADDRNOTAVAIL)$/;

const codeOf = (error: Error): string => {
  const codes = (error instanceof AggregateError ? error.errors : [error]).map((one: unknown) =>
    one instanceof Error && 'code' in one ? String(one.code) : '',
  );
  return codes.find((code) => code === 'ECONNREFUSED') ?? codes[0] ?? '';
};
