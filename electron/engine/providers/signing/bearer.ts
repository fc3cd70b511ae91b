/** Requests with a token that ends (RFC 6750 §2.1): fetched when one is needed, and again when the service takes it no longer. */
import { z } from 'zod';
import { type ApiRequest, type HttpApi, type Reply, read, send } from '../http-api.ts';
import { type AccessToken, mending, openTokens } from '../session.ts';

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
  return { api, send: mending('signed-out', attempt, tokens.forget) };
};

const tokenSchema = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number() });

/** What a token endpoint of OAuth answers (RFC 6749 §5.1). */
export const oauthToken = async (api: HttpApi, request: ApiRequest, signal: AbortSignal): Promise<AccessToken> => {
  const now = api.clock.now().getTime();
  const { access_token: token, expires_in: seconds } = read(api, tokenSchema, await send(api, request, signal));
  return { token, until: now + seconds * 1000 };
};
