/** Requests with a token that ends (RFC 6750 §2.1): fetched when one is needed, and again when the service takes it no longer. */
import { type ApiRequest, type HttpApi, type Reply, send } from '../http-api.ts';
import { type AccessToken, openTokens } from '../session.ts';

export interface BearerApi {
  /** Its secrets grow by every token. */
  readonly api: HttpApi;
  /** As the kit sends; the refusal `signed-out` means the token, and is tried once more with another. */
  send(request: ApiRequest, signal: AbortSignal): Promise<Reply>;
}

export const bearerApi = (plain: HttpApi, fetchToken: (signal: AbortSignal) => Promise<AccessToken>): BearerApi => {
  const secrets = [...plain.secrets];
  const api = { ...plain, secrets };
  const tokens = openTokens(api.clock, async (signal) => {
    const fetched = await fetchToken(signal);
    secrets.push(fetched.token);
    return fetched;
  });
  const attempt = async (request: ApiRequest, signal: AbortSignal): Promise<Reply> => {
    const authorization = `Bearer ${await tokens.token(signal)}`;
    return send({ ...api, headers: { ...api.headers, authorization } }, request, signal);
  };
  return {
    api,
    send: async (request, signal) => {
      const reply = await attempt({ ...request, accepts: [...(request.accepts ?? []), 'signed-out'] }, signal);
      if (reply.refusal !== 'signed-out') return reply;
      tokens.forget();
      return attempt(request, signal);
    },
  };
};
