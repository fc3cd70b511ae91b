/** What the services of the Tencent Cloud API 3.0 share: keys, signature, errors (https://cloud.tencent.com/document/api/1427/56189). */
import { z } from 'zod';
import type { Refusal } from '../../../shared/domain/providers.ts';
import { type FieldCheck, headerToken } from './fields.ts';
import { errorsBy, type HttpApi, type Reply, send } from './http-api.ts';
import type { Outgoing } from './http-call.ts';
import { signTc3 } from './signing/tc3.ts';

/** An APPID or the id of a DNSPod Token is a mere number. */
export const secretId: FieldCheck = (value) =>
  /^\d+(?:,.*)?$|^[0-9a-f]{32}$/.test(value) ? 'other-kind' : headerToken(value);

interface TencentKeys {
  readonly secretId: string;
  readonly secretKey: string;
  readonly sessionToken: string;
}

/** How one of the services is signed for and what its errors look like. */
export const tencentService = (service: string) => ({
  errors: errorsBy(
    z.object({ Response: z.object({ Error: z.object({ Code: z.string(), Message: z.string() }) }) }),
    ({ Response: { Error: error } }) => [{ code: error.Code, message: error.Message }],
  ),
  sign: (request: Outgoing, { sessionToken: token, ...keys }: TencentKeys, now: Date): Outgoing =>
    signTc3(request, { ...keys, token, service }, now),
  dated: true,
});

interface TencentCall {
  readonly action: string;
  readonly zone: string;
  readonly body: unknown;
  readonly accepts?: readonly Refusal[];
}

/** All calls are one POST to the root; a header names the action. */
export const tencentCalls =
  (version: string) =>
  (api: HttpApi, { action, ...asked }: TencentCall, signal: AbortSignal): Promise<Reply> => {
    const headers = { 'x-tc-action': action, 'x-tc-version': version };
    return send(api, { method: 'POST', path: '/', headers, ...asked }, signal);
  };
